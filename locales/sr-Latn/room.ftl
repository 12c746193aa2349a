who-is-here = Ko je ovde
here = ovde
connecting = Povezivanje…
live-cursors = Kursori uživo
moderation = Moderacija

edit = Izmeni
flag-comment = Prijavi komentar
ban-author = Blokiraj autora
delete-comment = Obriši komentar
edit-comment = Izmeni komentar
reply-to-comment = Odgovori
in-reply-to = Odgovor korisniku { $name }
replying-to = Odgovarate korisniku { $name }
stop-replying = Ne odgovaraj
flagged = Prijavljeno
cancel = Otkaži
save = Sačuvaj

add-a-comment = Dodaj komentar…
your-name = Vaše ime
send = Pošalji
sending = Šalje se…
sign-in = Prijavi se

delete-this-discussion = Obrisati ovu diskusiju?
keep = Zadrži
delete = Obriši
flag-this-comment = Prijaviti ovaj komentar?
moderators-will-look-at-it = Moderatori će ga pogledati. Autor neće saznati ko ga je prijavio.
reason-if-you-like = Razlog, ako želite
flag = Prijavi

keyboard-shortcuts = Prečice na tastaturi
next-discussion = Sledeća diskusija
previous-discussion = Prethodna diskusija
resolve-or-reopen = Reši ili ponovo otvori
edit-your-last-comment = Izmeni svoj poslednji komentar
writing = Pisanje
send-or-save = Pošalji ili sačuvaj
new-line = Novi red
markers = Oznake
place-a-marker-arrow-keys = Postavi oznaku: strelice, Enter
move-a-marker-arrow-keys = Pomeri oznaku: strelice, Enter
larger-steps = Veći koraci
size-of-the-region = Veličina oblasti
hide-or-show-all-markers = Sakrij ili prikaži sve oznake
picture = Slika
zoom-in-or-out = Uvećaj ili umanji
fit-whole-image = Cela slika
actual-size = Stvarna veličina
space-key = Razmak
drag-to-pan = Prevlačenje pomera uvećanu sliku
show-these-keys = Prikaži ove prečice
close = Zatvori

unread = Nepročitano
resolved = Rešeno
no-discussions-yet-click-anywhere = Još nema diskusija. Kliknite bilo gde na sliku da biste započeli.
no-discussion-here-choose-all = Ovde nema diskusija. Izaberite „Sve“ ili drugačiju pretragu.

place-of-the-new-marker = Mesto nove oznake. Strelice je pomeraju, uz Shift dalje, uz Alt crtaju oblast; Enter je postavlja, Escape otkazuje.
place-of-the-marker = Mesto oznake. Strelice je pomeraju, uz Shift dalje, uz Alt menjaju veličinu oblasti; Enter je spušta, Escape je vraća.

dismiss = Skloni
last-by = , poslednji: { $name }
your-text = Vaš tekst
undo = Opozovi
this-was-deleted-before-you = Ovo je obrisano ili zaključano pre nego što ste poslali tekst:
discard = Odbaci
copy = Kopiraj
reload = Učitaj ponovo
open-in-a-tab = Otvori u kartici
all-images = Sve slike

jump-to-the-newest-comment = Idi na najnoviji komentar
discussions = Diskusije
search-comments = Pretraži komentare
show = Prikaži
newest = Najnoviji
mark-all-as-read = Označi sve kao pročitano
order = Redosled
by-number = Po broju
newest-activity = Prvo najnovije
oldest-activity = Prvo najstarije
all = Sve
open = Otvorene
mine = Moje

new-discussion = Nova diskusija
back-to-the-image = Nazad na sliku
copy-link = Kopiraj link
resolve = Reši
lock = Zaključaj
delete-discussion = Obriši diskusiju
comments = Komentari
locked-by-a-moderator = Zaključao moderator
resolved-by = Rešeno: { $name }
try-again = Pokušaj ponovo

zoom = Uvećanje
view = Prikaz
zoom-out = Umanji
zoom-in = Uvećaj
fit-to-width = Po širini
actual-size-1-1 = Stvarna veličina, 1:1
hide-markers = Sakrij oznake

image-chat-all-images = Image Chat, sve slike
image = Slika
share-links = Linkovi za deljenje
go-to-the-list-of = Na listu diskusija
share = Podeli
place-a-marker-with-the = Postavi oznaku tastaturom
your-account = Vaš nalog
this-image-is-on-another = Ova slika je na drugom sajtu: { $place }
the-picture-cannot-be-shown = Slika ne može da se prikaže ovde: { $address }

about-this-image = O ovoj slici
download = Preuzmi
download-the-original = Preuzmi original
the-original-is-the-file = Original je datoteka kakva je poslata, sa mestom i kamerom ako su u njoj navedeni: za osobu koja ju je otpremila i za moderatore. Svi ostali preuzimaju sliku u punoj veličini bez tih podataka.
this-is-the-picture-in = Ovo je slika u punoj veličini, bez mesta i kamere. Poslata datoteka nije ovde: stigla je pre nego što su takve datoteke počele da se čuvaju.
uploaded = Otpremljeno
uploaded-by = Otpremljeno: { $name }
first-marker = Prva oznaka
first-marker-by = Prva oznaka: { $name }
title = Naslov
who-finds-it = Ko je nalazi
everyone-in-the-gallery = Svi, u galeriji
anyone-with-the-link = Svi koji imaju link
members = Članovi
another-picture = Druga slika
discussions-stay-and-markers-keep = Diskusije ostaju, a oznake zadržavaju mesto.
replace = Zameni
delete-image = Obriši sliku
it-can-be-restored-for = Može da se vrati u roku od 30 dana.

all-discussions = Sve diskusije
read-all-discussions = Čitaj sve diskusije

pages = Stranice
page-of = Stranica { NUMBER($page) } od { NUMBER($pages) }
previous = Nazad
next = Dalje
first-comments = Prvi komentari
further-comments = Dalji komentari
comment-count = { $count ->
    [one] { $count } komentar
    [few] { $count } komentara
   *[other] { $count } komentara
}

copied = Kopirano
at-most = { $max ->
    [one] Najviše { $max } znak
    [few] Najviše { $max } znaka
   *[other] Najviše { $max } znakova
}

there-are-no-discussions-yet = Još nema diskusija.
further-discussions = Dalje diskusije
print = Štampaj

## image/switcher.rs, image/tips.rs
previous-or-next-image = Prethodna ili sledeća slika
images = Slike
previous-image = Prethodna slika
next-image = Sledeća slika
tip-click = Kliknite bilo gde na sliku da biste razgovarali o tom mestu.
tip-share = Svi koji otvore ovu adresu odmah je vide. Pošaljite je nekome.
tip-list = Ovde su sve diskusije.
tip-keys = Taster ? prikazuje prečice.
tip = Savet
skip = Preskoči
got-it = Razumem

## reactions, mentions, earlier versions, tools to write
add-reaction = Dodaj reakciju
earlier-versions = Ranije verzije
no-earlier-versions = Nema sačuvanih ranijih verzija.
earlier-versions-not-loaded = Ranije verzije trenutno ne mogu da se učitaju.
delete-earlier-versions = Obriši ranije verzije
formatting = Oblikovanje
bold = Podebljano
italic = Kurziv
code = Kod
web-link = Veza
bullet-list = Lista
quote = Citat
mention = Pomeni
add-a-picture = Dodaj sliku
pictures = Slike
describe-the-picture = Opiši sliku
remove-the-picture = Ukloni sliku
preview = Pregled
enter-sends = Enter šalje
enter-sends-hint = Enter šalje. Ctrl+Enter uvek šalje
here-now = sada ovde
mentions-you = Pominje vas
mentions-me = Pominje me
mention-someone = Pomeni nekoga
send-or-save-unless-off = Pošalji ili sačuvaj, osim ako je isključeno
preview-not-loaded = Pregled trenutno ne može da se učita.
reactions = Reakcije
people-to-mention = Ljudi
