language = Jezik
choose = Izaberi
appearance = Izgled
as-the-system = Sistem
light = Svetao
dark = Taman
open-discussions = { $count ->
    [0] Nema otvorenih diskusija
    [one] { $count } otvorena diskusija
    [few] { $count } otvorene diskusije
   *[other] { $count } otvorenih diskusija
}

pages-of-images = Stranice sa slikama
images = Slike
title = Naslov
order = Redosled
search = Traži
deleted = Obrisano: { $title }. Može da se vrati u roku od 30 dana.
nothing-here-yet = Još ničega nema. Vaša prva slika pojaviće se ovde.
no-image-has-this = Nijedna slika nema to u naslovu.
first-images = Prve slike
more-images = Još slika
newest-first = Prvo najnovije
oldest-first = Prvo najstarije
by-title = Po naslovu
last-activity-first = Po poslednjoj aktivnosti
undo = Opozovi

uploaded = Otpremljeno
import = Uvezi
importing = Uvozi se…
drop-images-here-or-paste = Prevucite slike ovde ili nalepite jednu
choose-files = Izaberi datoteke
upload = Otpremi
file-kinds = PNG, JPEG, WebP ili GIF, do { NUMBER($mb) } MB
not-an-image = „{ $name }“ nije slika koja može ovde da se prikaže. Izaberite PNG, JPEG, WebP ili GIF datoteku.
file-too-large = Datoteka je veća od { NUMBER($mb) } MB.
no-file-dropped = U prevučenom nije bilo datoteke.
connection-broke = Veza se prekinula. Pokušajte ponovo.
partly-uploaded = Otpremljeno slika: { $done } od { $all }; biće u galeriji kad ponovo učitate stranicu.
uploading = Otprema se { $name }
preparing-the-image = Slika se priprema…
sent-of = { $sent } od { $total } MB
cancel = Otkaži
or-import-from-a-link = …ili uvezite preko linka
untitled-image = Slika bez naslova

talk-about-an-image-right = Razgovarajte o slici, pravo na mestu.
click-anywhere-on-it-and = Kliknite bilo gde i pišite. Svi koji gledaju odmah vide vašu belešku.

for-developers = Za programere
rest-api = REST API
live-protocol = Protokol uživo

your-account = Vaš nalog
sign-in = Prijavi se

all-images = Sve slike
nothing-here-for-you = Ovde nema ničega za vas
missing-or-for-others = Adresa je možda pogrešna ili je ono što je bilo ovde obrisano. Ili je za druge, a ne za nalog kojim ste prijavljeni.
missing-or-for-members = Adresa je možda pogrešna ili je ono što je bilo ovde obrisano. Ili je samo za članove: tada se prijavite i vratite se.
link-expired = Ovaj link više ne važi
link-expired-why = Iskorišćen je, istekao je ili je opozvan. Zatražite od pošiljaoca novi.
too-many-at-once = Previše zahteva odjednom
load-again-in-a-moment = Iz vaše mreže je stiglo više zahteva nego što server može da obradi. Učitajte stranicu ponovo za koji trenutak; ništa nije izgubljeno.
load-again-in = { $seconds ->
    [one] Iz vaše mreže je stiglo više zahteva nego što server može da obradi. Učitajte stranicu ponovo za { $seconds } sekundu; ništa nije izgubljeno.
    [few] Iz vaše mreže je stiglo više zahteva nego što server može da obradi. Učitajte stranicu ponovo za { $seconds } sekunde; ništa nije izgubljeno.
   *[other] Iz vaše mreže je stiglo više zahteva nego što server može da obradi. Učitajte stranicu ponovo za { $seconds } sekundi; ništa nije izgubljeno.
}
this-is-not-allowed = To nije dozvoljeno
the-server-is-busy = Server je trenutno zauzet
this-was-not-saved = Ovo nije sačuvano
this-did-not-work = Nije uspelo
something-failed-on-our-side = Nešto nije uspelo na našoj strani
it-was-noted = Zabeleženo je. Pokušajte ponovo za koji trenutak; ništa što je poslato nije izgubljeno.
not-found = Nije nađeno
too-many-requests = Previše zahteva
busy-right-now = Trenutno zauzeto
not-saved = Nije sačuvano
not-allowed = Nije dozvoljeno
something-failed = Nešto nije uspelo
about-an-error = Ova stranica Image Chata ne može da se prikaže; na njoj piše zašto i kako nazad na slike.

images-to-talk-about-on = Slike za razgovor, na svakoj stranici
click-on-a-picture-and = Kliknite na sliku i pišite: svi koji imaju otvorenu ovu stranicu to odmah vide. Ispod je sve što je stranici potrebno.
the-page-to-copy = Stranica za kopiranje
images-to-talk-about = Slike za diskusiju
replace-demo-by-the-id = Zamenite demo oznakom svog radnog prostora i upišite adresu svog sajta u njegova podešavanja.
plan-of-a-flat = Plan stana: dve sobe, kuhinja i kupatilo
visitors-by-month = Posetioci po mesecima: od januara do juna dvostruko više

no-discussions-of-this-image = O ovoj slici još nema diskusija.
read-the-discussions-of-this = Čitaj diskusije o ovoj slici
