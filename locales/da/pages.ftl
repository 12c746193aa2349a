language = Sprog
choose = Vælg
appearance = Udseende
as-the-system = System
light = Lyst
dark = Mørkt
open-discussions = { $count ->
    [0] Ingen åbne diskussioner
    [one] { $count } åben diskussion
   *[other] { $count } åbne diskussioner
}

pages-of-images = Sider med billeder
images = Billeder
title = Titel
order = Rækkefølge
search = Søg
deleted = Slettet: { $title }. Det kan gendannes i 30 dage.
nothing-here-yet = Intet her endnu. Dit første billede dukker op her.
no-image-has-this = Intet billede har det i titlen.
first-images = Første billeder
more-images = Flere billeder
newest-first = Nyeste først
oldest-first = Ældste først
by-title = Efter titel
last-activity-first = Seneste aktivitet først
undo = Fortryd

uploaded = Uploadet
import = Importér
importing = Importerer…
drop-images-here-or-paste = Slip billeder her, eller indsæt et
choose-files = Vælg filer
upload = Upload
file-kinds = PNG, JPEG, WebP eller GIF, op til { NUMBER($mb) } MB
not-an-image = “{ $name }” er ikke et billede, der kan vises her. Vælg en PNG-, JPEG-, WebP- eller GIF-fil.
file-too-large = Filen er større end { NUMBER($mb) } MB.
no-file-dropped = Der var ingen fil i det, du slap.
connection-broke = Forbindelsen røg. Prøv igen.
partly-uploaded = { $done } af { $all } billeder er uploadet; de er i galleriet, når du genindlæser siden.
uploading = Uploader { $name }
preparing-the-image = Klargør billedet…
sent-of = { $sent } af { $total } MB
cancel = Annuller
or-import-from-a-link = …eller importér fra et link
untitled-image = Billede uden titel

talk-about-an-image-right = Tal om et billede, lige på stedet.
click-anywhere-on-it-and = Klik et sted på det, og skriv. Alle, der ser med, ser din note med det samme.

for-developers = For udviklere
rest-api = REST API
live-protocol = Liveprotokol

your-account = Din konto
sign-in = Log ind

all-images = Alle billeder
nothing-here-for-you = Her er intet for dig at se
missing-or-for-others = Adressen kan være forkert, eller det, der var her, er slettet. Eller det er for andre end den, du er logget ind som.
missing-or-for-members = Adressen kan være forkert, eller det, der var her, er slettet. Eller det er kun for medlemmer: log så ind, og kom tilbage.
link-expired = Dette link er udløbet
link-expired-why = Det er brugt, udløbet eller trukket tilbage. Bed afsenderen om et nyt.
too-many-at-once = For mange forespørgsler på én gang
load-again-in-a-moment = Der kom flere fra dit netværk, end én server kan svare på. Genindlæs siden om lidt; intet er gået tabt.
load-again-in = { $seconds ->
    [one] Der kom flere fra dit netværk, end én server kan svare på. Genindlæs siden om { $seconds } sekund; intet er gået tabt.
   *[other] Der kom flere fra dit netværk, end én server kan svare på. Genindlæs siden om { $seconds } sekunder; intet er gået tabt.
}
this-is-not-allowed = Det er ikke tilladt
the-server-is-busy = Serveren har travlt lige nu
this-was-not-saved = Dette blev ikke gemt
this-did-not-work = Det lykkedes ikke
something-failed-on-our-side = Noget gik galt hos os
it-was-noted = Det er noteret. Prøv igen om lidt; intet, der er sendt, er gået tabt.
not-found = Ikke fundet
too-many-requests = For mange forespørgsler
busy-right-now = Travlt lige nu
not-saved = Ikke gemt
not-allowed = Ikke tilladt
something-failed = Noget gik galt
about-an-error = Denne side af Image Chat kan ikke vises; den siger hvorfor og fører tilbage til billederne.

images-to-talk-about-on = Billeder at tale om, på enhver side
click-on-a-picture-and = Klik på et billede, og skriv: alle, der har denne side åben, ser det med det samme. Nedenfor er alt, hvad en side behøver.
the-page-to-copy = Siden til at kopiere
images-to-talk-about = Billeder at tale om
replace-demo-by-the-id = Erstat demo med dit arbejdsområdes id, og skriv dit websteds adresse i dets indstillinger.
plan-of-a-flat = Plan over en lejlighed: to værelser, køkken og bad
visitors-by-month = Besøgende pr. måned: de fordobles fra januar til juni

no-discussions-of-this-image = Der er ingen diskussioner om dette billede endnu.
read-the-discussions-of-this = Læs diskussionerne om dette billede
