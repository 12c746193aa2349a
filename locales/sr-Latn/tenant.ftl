first-steps = Prvi koraci
who-can-view = Ko može da gleda?
who-can-comment-and-upload = Ko može da komentariše i otprema slike?
invite-people = Pozovi druge
done = Gotovo
first-steps-who-can-view = Prvi koraci: ko može da gleda i otprema, pozivanje drugih, rezervne kopije.
go-through-them = Pogledaj korake

pages-of-this-workspace = Stranice ovog radnog prostora
images = Slike

key = Ključ
name = Ime
api-keys = API ključevi
api = API
it-may-do-here-what = . Ovde može ono što može njegova uloga i piše pod svojim imenom.
your-api-key = Vaš API ključ
store-it-where-your-program = Čuvajte ga tamo gde ga vaš program nalazi. Neće biti ponovo prikazan.
new-key = Novi ključ
role = Uloga
expires-after = Istek
create-key = Napravi ključ
keys = Ključevi
revoke = Opozovi

link = Link
members = Članovi
your-invitation = Vaša pozivnica
send-this-link-to-the = Pošaljite ovaj link pozvanima. Neće biti ponovo prikazan.
you = Vi
save = Sačuvaj
remove = Ukloni
invite-by-link = Pozovi linkom
people = Broj osoba
create-link = Napravi link
open-invitations = Otvorene pozivnice

marker-size = Veličina oznaka
percent-of-the-images-width = Procenat širine slike, od 1 do 20.
longest-comment = Najduži komentar
characters-1-to-2000 = Broj znakova, od 1 do 2000.
reply-nesting = Nivoi odgovora
reply-nesting-hint = Sa 0 diskusije ostaju ravne; 10 je najdublje.
sites-that-may-embed-images = Sajtovi koji smeju da ugrade slike
one-a-line-like-https = Po jedan u redu, na primer https://example.org.
blocked-words = Nepoželjne reči
one-a-line = Po jedna u redu.
flags-that-hide-a-comment = Broj prijava koji sakriva komentar
it-comes-back-when-a = Vraća se kad ga moderator odobri. 0: nikad ne sakrivaj.
settings = Podešavanja
general = Opšte
who-can-view-legend = Ko može da gleda
everyone = Svi
members-and-people-with-a = Članovi i osobe koje imaju link za deljenje slike
who-can-comment-and-upload-legend = Ko može da komentariše i otprema slike
anyone-who-gives-a-name = Svi koji navedu ime
people-with-an-account = Osobe sa nalogom
nobody-everything-can-be-read = Niko: sve može da se čita, ništa ne može da se piše
discussions = Diskusije
embedding = Ugrađivanje
signed-payloads-are-good-for = Potpisani podaci važe 2 dana i više puta, kako je potrebno starijim stranicama; ako procure, mogu da se koriste tokom tog vremena
pages-may-name-people-unsigned = Stranice smeju da navode osobe bez potpisa; tada svako može da uzme bilo koje ime
moderation = Moderacija
cover-them-with-asterisks = Prekrij ih zvezdicama
hold-the-comment-until-a = Zadrži komentar dok ga moderator ne pogleda
usage = Korišćenje
everyone-with-a-name-may = Svi koji imaju ime mogu da vide podatke o korišćenju

audit-log = Evidencija radnji
older-entries = Stariji zapisi
there-are-no-such-entries = Nema takvih zapisa.
action-begins-with = Radnja počinje sa
filter = Filtriraj
all = Sve
when = Kada
who = Ko
what = Šta
to-what = Nad čim
from-where = Odakle

or-until-the-end-of = Ili do kraja dana (UTC)
reason = Razlog
for-moderators-it-is-not = Za moderatore; osoba ga ne vidi.
how-long = Koliko dugo
ban-for = Trajanje
ban = Blokiraj

nobody-is-banned-a-ban = Niko nije blokiran. Blokiranje počinje od komentara: u redu za pregled ili u njegovoj diskusiji.
lift = Odblokiraj

with-all-that-are-chosen = Sa svim izabranim

what-was-deleted = Šta je obrisano
restore = Vrati
nothing-to-restore = Nema šta da se vrati.

deleted-images = Obrisane slike
no-deleted-image = Nema obrisanih slika.
a-deleted-image-is-gone = Obrisana slika nestaje posle 30 dana, zajedno sa diskusijama i datotekama.

show = Prikaži
text = Tekst
image-by-its-id = Slika, po ID-u

delete = Obriši
pages-of-images = Stranice sa slikama
no-image = Nema slika.
where-discussions-are-locked-people = Zaključane diskusije mogu da se čitaju, ali ne i da se nastave. Obrisana slika može da se vrati u roku od 30 dana.
title = Naslov
search = Traži
more-images = Još slika

choose-all = Izaberi sve

parts-of-this-page = Delovi ove stranice
undo = Opozovi

person = Osoba

comments-that-wait = Komentari koji čekaju
approve = Odobri
ban-authors = Blokiraj autore
reasons-given = Navedeni razlozi
ban-authors-summary = Blokiraj autore…
reason-for-moderators = Razlog, za moderatore
nothing-waits-new-flags-and = Ništa ne čeka. Nove prijave i zadržani komentari ovde se pojavljuju sami.
author-banned = autor je blokiran
ban-summary = Blokiraj…

days-and-hours-are-in = Dani i sati su u UTC.
today = Danas
kept = Sačuvano
days-as-csv = Dani kao CSV
hours-as-csv = Sati kao CSV
the-same-as-a-table = Isto kao tabela, podaci u bajtovima

last-deliveries = Poslednje isporuke
send-again = Pošalji ponovo

address = Adresa
use-https-comments-are-in = Koristite https://: ono što se šalje sadrži komentare.
what-happens-meanwhile-is-not = . Ono što se u međuvremenu desi neće biti poslato kasnije.
address-and-events = Adresa i događaji

secret = Tajna
webhooks = Webhooks
what-happens-here-is-sent = Ono što se ovde dešava šalje se na ove adrese, potpisano po standardu Standard Webhooks. Ono što nije primljeno šalje se ponovo tokom 24 sata.
your-signing-secret = Vaša tajna za potpisivanje
store-the-signing-secret = Čuvajte je tamo gde je vaš program nalazi. Neće biti ponovo prikazana. Tajna koju zamenjuje potpisuje još 24 sata.
new-webhook = Novi webhook
create-webhook = Napravi webhook
