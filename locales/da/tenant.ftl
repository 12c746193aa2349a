first-steps = Første skridt
who-can-view = Hvem kan se?
who-can-comment-and-upload = Hvem kan kommentere og uploade?
invite-people = Inviter andre
done = Færdig
first-steps-who-can-view = Første skridt: hvem der kan se og uploade, invitationer, sikkerhedskopier.
go-through-them = Gennemgå dem
what-guests-upload-is-for = Det, gæster uploader, er for alle med linket og vises ikke i galleriet.
back-up = Sikkerhedskopiér databasen og billederne; hvordan står i { $file }.

pages-of-this-workspace = Sider i dette arbejdsområde
images = Billeder

key = Nøgle
name = Navn
api-keys = API-nøgler
api = API
your-api-key = Din API-nøgle
store-it-where-your-program = Gem den, hvor dit program kan finde den. Den vises ikke igen.
new-key = Ny nøgle
role = Rolle
expires-after = Udløb
create-key = Opret nøgle
keys = Nøgler
revoke = Træk tilbage
a-program-sends-its-key = Et program sender sin nøgle som { $header } med hvert kald af { $api }. Det må her, hvad dets rolle må, og skriver under sit eget navn.
years = { $count } år
days = { $count ->
    [one] { $count } dag
   *[other] { $count } dage
}
hours = { $count ->
    [one] { $count } time
   *[other] { $count } timer
}
never = Aldrig
made-by = af { $name }
made-at-the-command-line = fra kommandolinjen
expires = udløber { $time }
expired = udløbet { $time }
last-used = sidst brugt { $time }
never-used = aldrig brugt
revoke-key = Træk { $name } tilbage

link = Link
members = Medlemmer
your-invitation = Din invitation
send-this-link-to-the = Send dette link til dem, du inviterer. Det vises ikke igen.
you = Dig
save = Gem
remove = Fjern
invite-by-link = Inviter med link
people = Personer
create-link = Opret link
open-invitations = Åbne invitationer
people-count = { $count ->
    [one] { $count } person
   *[other] { $count } personer
}
member-since = siden { $time }
without-a-name = Uden navn
role-of = Rolle for { $name }
save-role-of = Gem rollen for { $name }
remove-member = Fjern { $name }
role-for-people = { $count ->
    [one] { $role } til { $count } person
   *[other] { $role } til { $count } personer
}
by-until = af { $name } · indtil { $time }
revoke-invitation = Træk tilbage: { $what }

marker-size = Markørernes størrelse
percent-of-the-images-width = Procent af billedets bredde, 1 til 20.
longest-comment = Længste kommentar
characters-1-to-2000 = Tegn, 1 til 2000.
reply-nesting = Niveauer af svar
reply-nesting-hint = 0 holder diskussioner flade; 10 er det dybeste.
sites-that-may-embed-images = Websteder, der må indlejre billeder
one-a-line-like-https = Ét pr. linje, f.eks. https://example.org.
blocked-words = Uønskede ord
one-a-line = Ét pr. linje.
flags-that-hide-a-comment = Anmeldelser, der skjuler en kommentar
it-comes-back-when-a = Den vises igen, når en moderator godkender den. 0: skjul aldrig.
settings = Indstillinger
general = Generelt
who-can-view-legend = Hvem kan se
everyone = Alle
members-and-people-with-a = Medlemmer og personer med et delelink til et billede
who-can-comment-and-upload-legend = Hvem kan kommentere og uploade
anyone-who-gives-a-name = Alle, der angiver et navn
people-with-an-account = Personer med en konto
nobody-everything-can-be-read = Ingen: alt kan læses, intet kan skrives
discussions = Diskussioner
embedding = Indlejring
signed-payloads-are-good-for = Signerede data gælder i 2 dage og mere end én gang, som ældre sider har brug for; slipper de ud, kan de bruges så længe
pages-may-name-people-unsigned = Sider må navngive personer uden signatur; så kan enhver udgive sig for hvem som helst
moderation = Moderering
cover-them-with-asterisks = Dæk dem med stjerner
hold-the-comment-until-a = Hold kommentaren tilbage, til en moderator har set den
usage = Forbrug
everyone-with-a-name-may = Alle med et navn må se forbrugstallene

audit-log = Revisionslog
older-entries = Ældre poster
there-are-no-such-entries = Der er ingen sådanne poster.
action-begins-with = Handling begynder med
filter = Filtrer
all = Alle
when = Hvornår
who = Hvem
what = Hvad
to-what = På hvad
from-where = Hvorfra
audit-as-a-file = Det hele som fil: { $csv }, { $json }
command-line = Kommandolinje

or-until-the-end-of = Eller til slutningen af en dag (UTC)
reason = Grund
for-moderators-it-is-not = Til moderatorer; personen ser den ikke.
how-long = Hvor længe
ban-for = Varighed
ban = Udeluk
everyone-who-comes-from = Alle, der kommer fra { $address }
ban-person = Udeluk { $name }

nobody-is-banned-a-ban = Ingen er udelukket. En udelukkelse begynder ved en kommentar: i køen eller i dens diskussion.
lift = Ophæv
ban-until = indtil { $until }, af { $name } den { $since }
quoted = »{ $text }«
banned-address = Adressen { $address }
lift-the-ban-of = Ophæv udelukkelsen af { $name }

with-all-that-are-chosen = Med alle valgte

what-was-deleted = Det slettede
restore = Gendan
nothing-to-restore = Intet at gendanne.
discussion = Diskussion
comment = Kommentar
someone-without-a-name = nogen uden navn
choose-what-was-written-by = Vælg det, som { $name } skrev
on-image-deleted-by = på { $image }, slettet af { $name } den { $time }

deleted-images = Slettede billeder
no-deleted-image = Intet slettet billede.
a-deleted-image-is-gone = Et slettet billede forsvinder efter 30 dage sammen med sine diskussioner og filer.
uploaded-by-deleted-by = uploadet af { $uploader }, slettet af { $name } den { $time }

show = Vis
text = Tekst
image-by-its-id = Billede, efter id
everything = Alt
flagged = Anmeldt
hidden = Skjult
held-by-word-filter = Holdt tilbage af ordfilteret

delete = Slet
pages-of-images = Sider med billeder
no-image = Intet billede.
where-discussions-are-locked-people = Låste diskussioner kan læses, men ikke fortsættes. Et slettet billede kan gendannes i 30 dage.
title = Titel
search = Søg
more-images = Flere billeder
choose-image = Vælg { $title }
discussions-locked = Diskussioner låst, { $open }
action-on = { $action }: { $what }

choose-all = Vælg alle

parts-of-this-page = Dele af denne side
undo = Fortryd
queue = Kø
deleted = Slettet
bans = Udelukkelser

person = Person

comments-that-wait = Kommentarer, der venter
approve = Godkend
ban-authors = Udeluk forfattere
reasons-given = Angivne grunde
ban-authors-summary = Udeluk forfattere…
reason-for-moderators = Grund, til moderatorer
nothing-waits-new-flags-and = Intet venter. Nye anmeldelser og tilbageholdte kommentarer dukker selv op her.
author-banned = forfatter udelukket
ban-summary = Udeluk…
held = Holdt tilbage
by-people = { $count ->
    [one] af { $count } person
   *[other] af { $count } personer
}
because-of = på grund af: { $words }
on-image-at = på { $image }, { $time }
choose-the-comment-of = Vælg kommentaren fra { $name }
approve-the-comment-of = Godkend kommentaren fra { $name }
remove-the-comment-of = Fjern kommentaren fra { $name }

days-and-hours-are-in = Dage og timer er i UTC.
today = I dag
kept = Gemt
days-as-csv = Dage som CSV
hours-as-csv = Timer som CSV
the-same-as-a-table = Det samme som tabel, data i byte
up-to = Indtil { $time }
storage = Lagerplads
by-day = Pr. dag, { $from } til { $to }
by-hour = Pr. time, { $day }
from-day = Fra
to-day = Til
day = Dag
hour = Time
usage-by-day = Forbrug pr. dag
usage-by-hour = Forbrug pr. time
messages-to-viewers = Beskeder til seere
data-to-viewers = Data til seere
discussions-opened = Åbnede diskussioner
chart = { $figure }, { $first } til { $last }: højst { $value }, { $at }
chart-of-nothing = { $figure }, { $first } til { $last }: ingen
units-of-data = B kB MB GB TB PB EB
decimal-mark = ,

last-deliveries = Seneste leveringer
send-again = Send igen
attempts = { $count } forsøg
next-attempt = næste { $time }
delivery-waits = venter
delivered = leveret
given-up = opgivet
send-event-again = Send { $kind } igen

address = Adresse
use-https-comments-are-in = Brug https://, for der er kommentarer i det, der sendes.
address-and-events = Adresse og hændelser
off-since = Slået fra siden { $time }. Det, der sker imens, sendes ikke senere.
the-old-secret-signs-too = Den forrige hemmelighed signerer også indtil { $time }.
turn-on = Slå til
turn-off = Slå fra
send-test-event = Send testhændelse
replace-secret = Udskift hemmelighed
events-of-images = Billeder: oprettet, ændret, slettet, gendannet
events-of-discussions = Diskussioner: oprettet, ændret, slettet, gendannet
events-of-comments = Kommentarer: tilføjet, redigeret, slettet, gendannet, anmeldt
send-headers-of-fastcomments = Send også headerne fra FastComments

secret = Hemmelighed
webhooks = Webhooks
what-happens-here-is-sent = Det, der sker her, sendes til disse adresser, signeret efter Standard Webhooks. Det, der ikke modtages, sendes igen i 24 timer.
your-signing-secret = Din hemmelighed til signering
store-the-signing-secret = Gem den, hvor dit program kan finde den. Den vises ikke igen. En hemmelighed, som den erstatter, signerer i 24 timer endnu.
new-webhook = Ny webhook
create-webhook = Opret webhook
