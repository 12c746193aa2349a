first-steps = Prvi koraci
who-can-view = Ko može da gleda?
who-can-comment-and-upload = Ko može da komentariše i otprema slike?
invite-people = Pozovi druge
done = Gotovo
first-steps-who-can-view = Prvi koraci: ko može da gleda i otprema, pozivanje drugih, rezervne kopije.
go-through-them = Pogledaj korake
what-guests-upload-is-for = Ono što gosti otpreme vide svi koji imaju link; u galeriji se ne prikazuje.
back-up = Pravite rezervne kopije baze podataka i slika; kako, piše u { $file }.

pages-of-this-workspace = Stranice ovog radnog prostora
images = Slike

key = Ključ
name = Ime
api-keys = API ključevi
api = API
your-api-key = Vaš API ključ
store-it-where-your-program = Čuvajte ga tamo gde ga vaš program nalazi. Neće biti ponovo prikazan.
new-key = Novi ključ
role = Uloga
expires-after = Istek
create-key = Napravi ključ
keys = Ključevi
revoke = Opozovi
a-program-sends-its-key = Program šalje svoj ključ kao { $header } pri svakom pozivu { $api }. Ovde može ono što može njegova uloga i piše pod svojim imenom.
years = { $count ->
    [one] { $count } godina
    [few] { $count } godine
   *[other] { $count } godina
}
days = { $count ->
    [one] { $count } dan
    [few] { $count } dana
   *[other] { $count } dana
}
hours = { $count ->
    [one] { $count } sat
    [few] { $count } sata
   *[other] { $count } sati
}
never = Nikad
made-by = napravio { $name }
made-at-the-command-line = iz komandne linije
expires = ističe { $time }
expired = isteklo { $time }
last-used = poslednji put korišćen { $time }
never-used = nije korišćen
revoke-key = Opozovi: { $name }

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
people-count = { $count ->
    [one] { $count } osoba
    [few] { $count } osobe
   *[other] { $count } osoba
}
member-since = od { $time }
without-a-name = Bez imena
role-of = Uloga: { $name }
save-role-of = Sačuvaj ulogu: { $name }
remove-member = Ukloni: { $name }
role-for-people = { $count ->
    [one] { $role } za { $count } osobu
    [few] { $role } za { $count } osobe
   *[other] { $role } za { $count } osoba
}
by-until = od { $name } · do { $time }
revoke-invitation = Opozovi: { $what }

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
audit-as-a-file = Sve kao datoteka: { $csv }, { $json }
command-line = Komandna linija

or-until-the-end-of = Ili do kraja dana (UTC)
reason = Razlog
for-moderators-it-is-not = Za moderatore; osoba ga ne vidi.
how-long = Koliko dugo
ban-for = Trajanje
ban = Blokiraj
everyone-who-comes-from = Svi koji dolaze sa adrese { $address }
ban-person = Blokiraj: { $name }

nobody-is-banned-a-ban = Niko nije blokiran. Blokiranje počinje od komentara: u redu za pregled ili u njegovoj diskusiji.
lift = Odblokiraj
ban-until = do { $until }, uveo: { $name }, { $since }
quoted = „{ $text }“
banned-address = Adresa { $address }
lift-the-ban-of = Ukini blokadu: { $name }

with-all-that-are-chosen = Sa svim izabranim

what-was-deleted = Šta je obrisano
restore = Vrati
nothing-to-restore = Nema šta da se vrati.
discussion = Diskusija
comment = Komentar
someone-without-a-name = neko bez imena
choose-what-was-written-by = Izaberi ono što piše { $name }
on-image-deleted-by = na { $image }, obrisano: { $name }, { $time }

deleted-images = Obrisane slike
no-deleted-image = Nema obrisanih slika.
a-deleted-image-is-gone = Obrisana slika nestaje posle 30 dana, zajedno sa diskusijama i datotekama.
uploaded-by-deleted-by = otpremljeno: { $uploader }, obrisano: { $name }, { $time }

show = Prikaži
text = Tekst
image-by-its-id = Slika, po ID-u
everything = Sve
flagged = Prijavljeno
hidden = Sakriveno
held-by-word-filter = Zadržao filter reči

delete = Obriši
pages-of-images = Stranice sa slikama
no-image = Nema slika.
where-discussions-are-locked-people = Zaključane diskusije mogu da se čitaju, ali ne i da se nastave. Obrisana slika može da se vrati u roku od 30 dana.
title = Naslov
search = Traži
more-images = Još slika
choose-image = Izaberi: { $title }
discussions-locked = Diskusije zaključane, { $open }
action-on = { $action }: { $what }

choose-all = Izaberi sve

parts-of-this-page = Delovi ove stranice
undo = Opozovi
queue = Za pregled
deleted = Obrisano
bans = Blokade

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
held = Zadržano
by-people = { $count ->
    [one] od { $count } osobe
    [few] od { $count } osobe
   *[other] od { $count } osoba
}
because-of = zbog: { $words }
on-image-at = na { $image }, { $time }
choose-the-comment-of = Izaberi komentar: { $name }
approve-the-comment-of = Odobri komentar: { $name }
remove-the-comment-of = Ukloni komentar: { $name }

days-and-hours-are-in = Dani i sati su u UTC.
today = Danas
kept = Sačuvano
days-as-csv = Dani kao CSV
hours-as-csv = Sati kao CSV
the-same-as-a-table = Isto kao tabela, podaci u bajtovima
up-to = Do { $time }
storage = Prostor
by-day = Po danima, od { $from } do { $to }
by-hour = Po satima, { $day }
from-day = Od
to-day = Do
day = Dan
hour = Sat
usage-by-day = Korišćenje po danima
usage-by-hour = Korišćenje po satima
messages-to-viewers = Poruke gledaocima
data-to-viewers = Podaci gledaocima
discussions-opened = Otvorene diskusije
chart = { $figure }, od { $first } do { $last }: najviše { $value }, { $at }
chart-of-nothing = { $figure }, od { $first } do { $last }: nema
units-of-data = B kB MB GB TB PB EB
decimal-mark = ,

last-deliveries = Poslednje isporuke
send-again = Pošalji ponovo
attempts = { $count ->
    [one] { $count } pokušaj
    [few] { $count } pokušaja
   *[other] { $count } pokušaja
}
next-attempt = sledeći { $time }
delivery-waits = čeka
delivered = isporučeno
given-up = odustalo se
send-event-again = Pošalji ponovo: { $kind }

address = Adresa
use-https-comments-are-in = Koristite https://, jer ono što se šalje sadrži komentare.
address-and-events = Adresa i događaji
off-since = Isključen od { $time }. Ono što se u međuvremenu desi neće biti poslato kasnije.
the-old-secret-signs-too = Prethodna tajna takođe potpisuje do { $time }.
turn-on = Uključi
turn-off = Isključi
send-test-event = Pošalji probni događaj
replace-secret = Zameni tajnu
events-of-images = Slike: napravljene, izmenjene, obrisane, vraćene
events-of-discussions = Diskusije: otvorene, izmenjene, obrisane, vraćene
events-of-comments = Komentari: dodati, izmenjeni, obrisani, vraćeni, prijavljeni
send-headers-of-fastcomments = Šalji i zaglavlja servisa FastComments

secret = Tajna
webhooks = Webhooks
what-happens-here-is-sent = Ono što se ovde dešava šalje se na ove adrese, potpisano po standardu Standard Webhooks. Ono što nije primljeno šalje se ponovo tokom 24 sata.
your-signing-secret = Vaša tajna za potpisivanje
store-the-signing-secret = Čuvajte je tamo gde je vaš program nalazi. Neće biti ponovo prikazana. Tajna koju zamenjuje potpisuje još 24 sata.
new-webhook = Novi webhook
create-webhook = Napravi webhook
