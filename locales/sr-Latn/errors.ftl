wrong-credentials = pogrešna e-pošta ili lozinka
no-such-page = ta stranica ne postoji
no-such-image = ta slika ne postoji
no-such-picture = ta datoteka slike ne postoji
no-such-workspace = taj radni prostor ne postoji
no-such-link = taj link ne postoji
no-such-discussion = ta diskusija ne postoji
no-such-comment = taj komentar ne postoji
no-such-invitation = ta pozivnica ne postoji
no-such-key = taj API ključ ne postoji
no-such-webhook = taj webhook ne postoji
no-such-member = taj član ne postoji
no-such-ban = ta blokada ne postoji
nothing-to-undo = nema šta da se opozove: već je opozvano ili je bilo davno
no-such-thing = to ne postoji
overloaded = previše ljudi otvara velike slike; pokušajte ponovo
unwritable = trenutno ništa ne može da se sačuva: { $why }
disk-full = disk servera je pun
database-locked = drugi program drži bazu servera zaključanu
disk-fails = na disk servera ne može da se piše
files-away = skladište slika ne odgovara
database-away = baza servera ne odgovara
stopping = server se upravo zaustavlja

blank-name = ime ništa ne prikazuje
reserved-name = ovo ime je za one koji ovde moderiraju; izaberite drugo
deleted-name = ovo ime stoji umesto imena koja se ne prikazuju; izaberite drugo
your-name = vaše ime: { $why }
key-name = ime ključa: { $why }
email-invalid = unesite adresu e-pošte, kao ada@example.org
control-character = { $field }: sadrži kontrolni znak
field-empty = { $field }: prazno
field-too-long = { $max ->
    [one] { $field }: duže od { $max } znaka
   *[other] { $field }: duže od { $max } znakova
}
field-out-of-range = { $field }: broj od { $from } do { $to }
tenant-name = { $max ->
    [one] ime ima od 1 do { $max } znaka
   *[other] ime ima od 1 do { $max } znakova
}
list-too-long = { $max ->
    [one] { $field }: više od { $max } stavke
   *[other] { $field }: više od { $max } stavki
}
not-a-site = { $text } nije sajt kao https://example.org
word-too-long = { $max ->
    [one] blokirana reč ima najviše { $max } znak
    [few] blokirana reč ima najviše { $max } znaka
   *[other] blokirana reč ima najviše { $max } znakova
}
key-days = { $max ->
    [one] API ključ ističe posle 1 do { $max } dana, ili nikad
   *[other] API ključ ističe posle 1 do { $max } dana, ili nikad
}
address-unusable = ova adresa ne može: { $why }
image-address-unusable = adresa slike ne može: { $why }
no-topics = izaberite bar jednu vrstu događaja
link-days = { $max ->
    [one] link ističe posle 1 do { $max } dana
   *[other] link ističe posle 1 do { $max } dana
}
invitation-bounds = { $max ->
    [one] pozivnica važi 1, 7 ili 30 dana, za 1 do { $max } osobe
   *[other] pozivnica važi 1, 7 ili 30 dana, za 1 do { $max } osoba
}
member-role = uloga je član, moderator ili administrator
ban-end = izaberite trajanje ili budući dan, kao 2030-01-31
ban-target = blokira se osoba ili adresa
own-comment = ovo je vaš komentar: možete da ga obrišete
no-items = prvo izaberite bar jednu stavku
too-many-items = { $max ->
    [one] najviše { $max } stavka odjednom
    [few] najviše { $max } stavke odjednom
   *[other] najviše { $max } stavki odjednom
}
item-unknown = jedna od izabranih stavki ne postoji
action-unknown = ova stranica ne zna za tu radnju
not-confirmed = potvrdite brisanje naloga
usage-dates = početak i kraj su dani, kao 2026-01-31
usage-period = { $max ->
    [one] početak je pre kraja, sa najviše { $max } danom razmaka
   *[other] početak je pre kraja, sa najviše { $max } dana razmaka
}
no-title = slici je potreban naslov
no-file = obrazac nema polje file
body-too-large = zahtev je prevelik

field-title = naslov
field-search = pretraga
field-reason = razlog
field-marker-size = veličina oznaka
field-comment-length = dužina komentara
field-reply-nesting = dubina odgovora
field-flags = broj prijava
field-embed-sites = lista sajtova koji smeju da ugrađuju
field-blocked-words = lista blokiranih reči

other-site = ovaj zahtev dolazi sa drugog sajta
site-not-listed = ovaj sajt ne sme da ugrađuje slike ovog radnog prostora; listu vode njegovi administratori
unknown-host = server ne zna ime kojim je pozvan; zadaje se sa --public-url
no-account = ovde nemate nalog
wrong-password = to nije vaša sadašnja lozinka
wrong-link-password = to nije lozinka ovog linka
name-of-site = vaše ime vam daje sajt na kojem ste prijavljeni
close-image = slike zaključavaju samo moderatori
manage-image = sliku menjaju samo osoba koja ju je otpremila i moderatori
original = poslatu datoteku imaju samo osoba koja ju je otpremila i moderatori
usage = potrošnju vide samo administratori
ban-self = ne možete da blokirate sebe
ban-peer = ne možete da blokirate osobu koja sme koliko i vi ili više
banned = trenutno ne možete da učestvujete: moderator vas je blokirao na neko vreme

file-elsewhere = slika je na drugom sajtu: zamenite je tamo
email-taken = nalog sa ovom adresom već postoji; prijavite se
last-administrator = ne bi ostao nijedan administrator; prvo odredite drugog
only-administrator = vi ste jedini administrator; prvo odredite drugog
only-administrator-of = vi ste jedini administrator za „{ $tenant }“; prvo odredite drugog
too-many-links = { $max ->
    [one] slika ima najviše { $max } link za deljenje; prvo opozovite jedan
    [few] slika ima najviše { $max } linka za deljenje; prvo opozovite jedan
   *[other] slika ima najviše { $max } linkova za deljenje; prvo opozovite jedan
}
too-many-keys = { $max ->
    [one] radni prostor ima najviše { $max } API ključ; prvo opozovite jedan
    [few] radni prostor ima najviše { $max } API ključa; prvo opozovite jedan
   *[other] radni prostor ima najviše { $max } API ključeva; prvo opozovite jedan
}
too-many-webhooks = { $max ->
    [one] radni prostor ima najviše { $max } webhook; prvo obrišite jedan
    [few] radni prostor ima najviše { $max } webhooka; prvo obrišite jedan
   *[other] radni prostor ima najviše { $max } webhookova; prvo obrišite jedan
}
webhook-off = ovaj webhook je isključen; prvo ga uključite
no-address = ne zna se odakle je ova osoba došla
own-address = ova osoba dolazi sa iste adrese kao vi: blokirali biste i sebe
held-deleted = komentar je obrisan pošto je odobren
held-outdated = komentar je izmenjen pošto je ova izmena poslata
abandoned = od ove radnje se odustalo; pošaljite je ponovo
contended = previše ljudi menja ovu sliku odjednom; pokušajte ponovo
discussion-gone = diskusija je u međuvremenu obrisana
comment-gone = komentar je u međuvremenu obrisan
invitation-gone = pozivnica je u međuvremenu iskorišćena
reset-link-gone = ovaj link je već iskorišćen
settings-changed = nije sačuvano: podešavanja su promenjena pošto ste otvorili ovu stranicu. Sačuvajte ponovo da važe vaša: { $settings }
list-separator = {", "}
setting-text = { $setting } (sada „{ $value }“)
setting-value = { $setting } (sada { $value })
setting-on = { $setting } (sada uključeno)
setting-off = { $setting } (sada isključeno)
setting-viewers = ko može da gleda
setting-writers = ko može da komentariše
setting-marker-size = veličina oznaka
setting-comment-length = najduži komentar
setting-reply-nesting = dubina odgovora
setting-embed-sites = sajtovi koji smeju da ugrađuju
setting-sso-compatibility = potpisani podaci važe 2 dana
setting-simple-sso = imena bez potpisa
setting-words = blokirane reči
setting-on-word = šta biva sa blokiranim rečima
setting-flags = prijave koje sakrivaju komentar
setting-usage = potrošnja za sve
setting-first-steps = prvi koraci završeni

rate-limited = { $seconds ->
    [one] previše zahteva odjednom; pokušajte ponovo za { $seconds } sekundu
    [few] previše zahteva odjednom; pokušajte ponovo za { $seconds } sekunde
   *[other] previše zahteva odjednom; pokušajte ponovo za { $seconds } sekundi
}
server-busy = server je trenutno preopterećen; pokušajte za koji trenutak
too-many-connections = iz vaše mreže je otvoreno previše veza; zatvorite neke
uploads-yours = već otpremate više slika; pokušajte ponovo kad stignu
uploads-network = iz vaše mreže se otprema previše slika; pokušajte ponovo
uploads-all = trenutno se otprema previše slika; pokušajte za koji trenutak
fetches = trenutno se preuzima previše slika; pokušajte za koji trenutak
preparations = trenutno se priprema previše slika; pokušajte za koji trenutak
passwords-waiting = previše lozinki čeka proveru
held-comments = { $max ->
    [one] { $max } vaš komentar već čeka moderatora; pokušajte kad se reši
    [few] { $max } vaša komentara već čekaju moderatora; pokušajte kad se neki reše
   *[other] { $max } vaših komentara već čeka moderatora; pokušajte kad se neki reše
}

image-file-too-large = datoteka je veća od { NUMBER($max) } MiB
image-too-large = slika je prevelika: najviše { NUMBER($megapixels) } megapiksela i { NUMBER($side) } piksela po strani
image-format = slike { $name } se ne primaju; primaju se PNG, JPEG, WebP i GIF
not-an-image = ovo nije slika koja može da se prikaže: { $why }
image-empty = datoteka je prazna
image-unknown-format = sadržaj nije u poznatom formatu slike
image-part-too-large = deo je veći od celine
image-no-pixels = nema piksela
image-rare-variant = koristi retku varijantu svog formata
image-undecodable = oštećena je ili odsečena
image-damaged = oštećena je
image-unscalable = ne može da se umanji
image-unstorable = ne može da se sačuva
image-cut-off = slika je odsečena: nedostaje kraj
image-too-slow = priprema slike je trajala predugo
fetch-unreachable = server slike nije bio dostupan
fetch-too-slow = server slike je odgovarao presporo
fetch-status = server slike je odgovorio statusom { $status }
fetch-redirects = adresa slike preusmerava previše puta
fetch-encoded = server slike ju je poslao u obliku koji nije tražen
fetch-too-large = slika je veća od { NUMBER($max) } MiB
address-too-long = predugačka je
address-no-url = nije veb-adresa
address-not-http = ne počinje sa http:// ili https://
address-credentials = sadrži korisničko ime ili lozinku
address-no-host = nema domaćina
address-redirect = ne preusmerava na veb-adresu
address-not-public = nije na javnom internetu

delivery-status = status { $status }
delivery-no-connection = nema veze
delivery-too-slow = { $seconds ->
    [one] nema odgovora u roku od { $seconds } sekunde
    [few] nema odgovora u roku od { $seconds } sekunde
   *[other] nema odgovora u roku od { $seconds } sekundi
}

password-too-short = { $min ->
    [one] izaberite lozinku od najmanje { $min } znaka
   *[other] izaberite lozinku od najmanje { $min } znakova
}
password-too-long = { $max ->
    [one] lozinka ima najviše { $max } znak
    [few] lozinka ima najviše { $max } znaka
   *[other] lozinka ima najviše { $max } znakova
}
password-common = ova lozinka je među onima koje se prve probaju; izaberite drugu
password-personal = izaberite lozinku koja nije vaše ime ni vaša e-pošta
