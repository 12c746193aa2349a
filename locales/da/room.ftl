who-is-here = Hvem er her
here = her
connecting = Forbinder…
live-cursors = Andres markører live
moderation = Moderering

edit = Rediger
flag-comment = Anmeld kommentar
ban-author = Udeluk forfatter
delete-comment = Slet kommentar
edit-comment = Rediger kommentar
reply-to-comment = Svar
in-reply-to = Svar til { $name }
replying-to = Svarer { $name }
stop-replying = Annuller svar
flagged = Anmeldt
cancel = Annuller
save = Gem

add-a-comment = Tilføj en kommentar…
your-name = Dit navn
send = Send
sending = Sendes…
sign-in = Log ind

delete-this-discussion = Slet denne diskussion?
keep = Behold
delete = Slet
flag-this-comment = Anmeld denne kommentar?
moderators-will-look-at-it = Moderatorer ser på den. Forfatteren får ikke at vide, hvem der har anmeldt den.
reason-if-you-like = Grund, hvis du vil
flag = Anmeld

keyboard-shortcuts = Tastaturgenveje
next-discussion = Næste diskussion
previous-discussion = Forrige diskussion
resolve-or-reopen = Løs eller genåbn
edit-your-last-comment = Rediger din seneste kommentar
writing = Skrivning
send-or-save = Send eller gem
new-line = Ny linje
markers = Markører
place-a-marker-arrow-keys = Placer en markør: piletaster, Enter
move-a-marker-arrow-keys = Flyt en markør: piletaster, Enter
larger-steps = Større skridt
size-of-the-region = Områdets størrelse
hide-or-show-all-markers = Skjul eller vis alle markører
picture = Billede
zoom-in-or-out = Zoom ind eller ud
fit-whole-image = Vis hele billedet
actual-size = Faktisk størrelse
space-key = Mellemrum
drag-to-pan = Træk for at flytte det zoomede billede
show-these-keys = Vis disse taster
close = Luk

unread = Ulæst
resolved = Løst
no-discussions-yet-click-anywhere = Ingen diskussioner endnu. Klik et sted på billedet for at starte en.
no-discussion-here-choose-all = Ingen diskussion her. Vælg “Alle”, eller søg på noget andet.

place-of-the-new-marker = Den nye markørs sted. Piletasterne flytter den, med Shift længere, med Alt tegner de et område; Enter placerer den, Escape annullerer.
place-of-the-marker = Markørens sted. Piletasterne flytter den, med Shift længere, med Alt ændrer de et områdes størrelse; Enter slipper den, Escape tager den tilbage.

dismiss = Luk
last-by = , senest af { $name }
your-text = Din tekst
undo = Fortryd
this-was-deleted-before-you = Dette blev slettet eller låst, før du sendte din tekst:
discard = Kassér
copy = Kopiér
reload = Genindlæs
open-in-a-tab = Åbn i en fane
all-images = Alle billeder

jump-to-the-newest-comment = Gå til den nyeste kommentar
discussions = Diskussioner
search-comments = Søg i kommentarer
show = Vis
newest = Nyeste
mark-all-as-read = Markér alle som læst
order = Rækkefølge
by-number = Efter nummer
newest-activity = Nyeste aktivitet
oldest-activity = Ældste aktivitet
all = Alle
open = Åbne
mine = Mine

new-discussion = Ny diskussion
back-to-the-image = Tilbage til billedet
copy-link = Kopiér link
resolve = Løs
lock = Lås
delete-discussion = Slet diskussion
comments = Kommentarer
locked-by-a-moderator = Låst af en moderator
resolved-by = Løst af { $name }
try-again = Prøv igen

zoom = Zoom
view = Visning
zoom-out = Zoom ud
zoom-in = Zoom ind
fit-to-width = Tilpas til bredden
actual-size-1-1 = Faktisk størrelse, 1:1
hide-markers = Skjul markører

image-chat-all-images = Image Chat, alle billeder
image = Billede
share-links = Delelinks
go-to-the-list-of = Gå til listen over diskussioner
share = Del
place-a-marker-with-the = Placer en markør med tastaturet
your-account = Din konto
this-image-is-on-another = Dette billede er på et andet websted: { $place }
the-picture-cannot-be-shown = Billedet kan ikke vises her: { $address }

about-this-image = Om dette billede
download = Download
download-the-original = Download originalen
the-original-is-the-file = Originalen er filen, som den blev sendt, med sted og kamera, hvis de står i den: for den, der uploadede den, og for moderatorer. Alle andre downloader billedet i fuld størrelse uden disse oplysninger.
this-is-the-picture-in = Dette er billedet i fuld størrelse uden sted og kamera. Filen, som den blev sendt, er her ikke: den kom, før sådanne filer blev gemt.
uploaded = Uploadet
uploaded-by = Uploadet af { $name }
first-marker = Første markør
first-marker-by = Første markør af { $name }
title = Titel
who-finds-it = Hvem kan finde det
everyone-in-the-gallery = Alle, i galleriet
anyone-with-the-link = Alle med linket
members = Medlemmer
another-picture = Et andet billede
discussions-stay-and-markers-keep = Diskussioner bliver, og markører beholder deres sted.
replace = Erstat
delete-image = Slet billede
it-can-be-restored-for = Det kan gendannes i 30 dage.

all-discussions = Alle diskussioner
read-all-discussions = Læs alle diskussioner

pages = Sider
page-of = Side { NUMBER($page) } af { NUMBER($pages) }
previous = Forrige
next = Næste
first-comments = Første kommentarer
further-comments = Flere kommentarer
comment-count = { $count ->
    [one] { $count } kommentar
   *[other] { $count } kommentarer
}

copied = Kopieret
at-most = { $max ->
    [one] Højst { $max } tegn
   *[other] Højst { $max } tegn
}

there-are-no-discussions-yet = Der er ingen diskussioner endnu.
further-discussions = Flere diskussioner
print = Udskriv

## image/switcher.rs, image/tips.rs
previous-or-next-image = Forrige eller næste billede
images = Billeder
previous-image = Forrige billede
next-image = Næste billede
tip-click = Klik et sted på billedet for at tale om det sted.
tip-share = Alle, der åbner denne adresse, ser det med det samme. Send den til nogen.
tip-list = Alle diskussioner står her.
tip-keys = Tasten ? viser tasterne.
tip = Tip
skip = Spring over
got-it = Forstået

## reactions, mentions, earlier versions, tools to write
add-reaction = Tilføj reaktion
earlier-versions = Tidligere versioner
no-earlier-versions = Der er ikke gemt tidligere versioner.
earlier-versions-not-loaded = De tidligere versioner kan ikke hentes lige nu.
delete-earlier-versions = Slet tidligere versioner
formatting = Formatering
bold = Fed
italic = Kursiv
code = Kode
web-link = Link
bullet-list = Liste
quote = Citat
mention = Nævn
add-a-picture = Tilføj et billede
pictures = Billeder
describe-the-picture = Beskriv billedet
remove-the-picture = Fjern billedet
preview = Forhåndsvis
enter-sends = Enter sender
enter-sends-hint = Enter sender. Ctrl+Enter sender altid
here-now = her nu
mentions-you = Nævner dig
mentions-me = Nævner mig
mention-someone = Nævn nogen
send-or-save-unless-off = Send eller gem, medmindre det er slået fra
preview-not-loaded = Forhåndsvisningen kan ikke hentes lige nu.
reactions = Reaktioner
people-to-mention = Personer
