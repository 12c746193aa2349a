full-stop = .

connection-live = Uživo
connection-connecting = Povezivanje…
connection-offline = Van mreže
connection-not-live = Nije uživo
connection-consequence = , samo čitanje
reading-offline = Niste na mreži: možete da čitate, a da pišete kad se veza vrati.
comments-offline = Niste na mreži. Ostali komentari stižu kad se veza vrati.
no-cookies = Vaš pregledač ne dozvoljava ovoj stranici da vas zapamti unutar drugog sajta. Ovde možete da čitate; da biste pisali, otvorite je u posebnoj kartici.

role-guest = Gost
role-member = Član
role-moderator = Moderator
role-administrator = Administrator

marker = Diskusija { $number }, { $place }
marker-sending = { $marker }, šalje se
marker-resolved = { $marker }, rešeno
marker-unread = { $marker }, nepročitano
marker-mentions = { $marker }, nepročitano, pominje vas
draft = Nacrt
draft-failed = Nacrt, nije poslat
place = { $words }, { $x } %, { $y } %
place-centre = u sredini
place-left = levo
place-right = desno
place-upper = gore
place-lower = dole
place-upper-left = gore levo
place-upper-right = gore desno
place-lower-left = dole levo
place-lower-right = dole desno
place-region = oblast od { $from }, do { $x } %, { $y } %
no-comment = Još nema komentara
replies = { $count ->
    [one] { $count } odgovor
    [few] { $count } odgovora
   *[other] { $count } odgovora
}
matches = { $count ->
    [one] { $count } pogodak
    [few] { $count } pogotka
   *[other] { $count } pogodaka
}
discussions-open = { NUMBER($all) }, otvoreno { NUMBER($open) }
discussion-title = Diskusija { $number }
found = { $count ->
    [0] Ništa nije nađeno
    [one] Nađeno u { $count } diskusiji
    [few] Nađeno u { $count } diskusije
   *[other] Nađeno u { $count } diskusija
}
all-read = Sve diskusije su označene kao pročitane
no-discussions = Nema diskusija
discussion-reopened = Diskusija { $number } je ponovo otvorena
discussion-resolved = Diskusija { $number } je rešena
markers-hidden = Oznake su sakrivene
markers-shown = Oznake su prikazane

heard-opened = { $name } otvara diskusiju, { $place }
heard-opened-with = { $name } otvara diskusiju, { $place }: { $text }
heard-deleted = { $name } briše diskusiju { $number }
heard-replied = { $name } odgovara u diskusiji { $number }: { $text }
heard-edited = { $name } menja komentar u diskusiji { $number }
heard-deleted-comment = { $name } briše komentar u diskusiji { $number }
heard-restored-comment = { $name } vraća komentar u diskusiji { $number }
heard-reacted = { $name } reaguje sa { $emoji } u diskusiji { $number }
heard-resolved = { $name } rešava diskusiju { $number }
heard-reopened = { $name } ponovo otvara diskusiju { $number }
heard-locked = { $name } zaključava diskusiju { $number }
heard-unlocked = { $name } otključava diskusiju { $number }
heard-moved = { $name } premešta diskusiju { $number }, { $place }
heard-restored = { $name } vraća diskusiju
heard-many = { $count ->
    [one] { $count } izmena drugih
    [few] { $count } izmene drugih
   *[other] { $count } izmena drugih
}

comment = Komentar
reply = Odgovor
resolve = Reši
reopen = Ponovo otvori
lock = Zaključaj
unlock = Otključaj
edited = izmenjeno
sending = šalje se…
edit-not-saved = izmena nije sačuvana
characters-left = Preostalo: { NUMBER($count) }
characters-too-many = Previše: { NUMBER($count) }
loading-comments = Komentari se učitavaju…
earlier-comments = { $count ->
    [one] { $count } raniji
    [few] { $count } ranija
   *[other] { $count } ranijih
}
typing-one = { $name } piše…
typing-two = { $name } i { $other } pišu…
typing-many = { $count ->
    [one] { $name } i još { $count } osoba pišu…
    [few] { $name } i još { $count } osobe pišu…
   *[other] { $name } i još { $count } osoba pišu…
}
link-copied = Link je kopiran.
text-copied = Tekst je kopiran.
discussion-deleted = Diskusija je obrisana.
comment-deleted = Komentar je obrisan.
this-discussion-deleted = Ova diskusija je obrisana.
that-discussion-deleted = Ta diskusija je obrisana.
flag-thanks = Hvala. Moderator će pogledati.
delete-consequence = { $count ->
    [1] Nestaje za sve. To možete da opozovete u roku od 10 sekundi.
    [one] { $count } komentar nestaje za sve. To možete da opozovete u roku od 10 sekundi.
    [few] Sva { $count } komentara nestaju za sve. To možete da opozovete u roku od 10 sekundi.
   *[other] Svih { $count } komentara nestaje za sve. To možete da opozovete u roku od 10 sekundi.
}
lock-discussions = Zaključaj diskusije
unlock-discussions = Otključaj diskusije

you = vi
people-unnamed = { $count ->
    [one] { $count } osoba još bez imena
    [few] { $count } osobe još bez imena
   *[other] { $count } osoba još bez imena
}
people-more = { $count ->
    [one] i još { $count }
   *[other] i još { $count }
}

comments-waiting = { $count ->
    [0] Ništa ne čeka
    [one] { $count } komentar čeka
    [few] { $count } komentara čekaju
   *[other] { $count } komentara čeka
}

failed = nešto nije uspelo na serveru; pokušajte ponovo
no-identity = prvo je potrebno ime ili prijava
held = vaš komentar čeka moderatora
no-name = unesite ime da biste pisali
no-such-discussion = ova diskusija više ne postoji
no-such-comment = ovaj komentar više ne postoji
not-the-author = komentar može da izmeni samo njegov autor
not-yours = to mogu samo autor ili moderator
moderators-only = to mogu samo moderatori
discussion-locked = ova diskusija je zaključana: može da se čita, ali ne i da se nastavi
comment-too-long = { $max ->
    [one] komentar ovde ima najviše { $max } znak
    [few] komentar ovde ima najviše { $max } znaka
   *[other] komentar ovde ima najviše { $max } znakova
}
too-deep = odgovori ovde ne idu tako duboko
unknown-emoji = to nije jedna od reakcija
region-outside = oblast mora cela biti na slici
full = ovde više nema mesta
sign-in-to-write = prijavite se da biste pisali ovde
members-write = ovde pišu samo članovi
no-one-writes = ovde trenutno ne može da se piše
image-locked = diskusije o ovoj slici su zaključane: mogu da se čitaju, ali ne i da se nastave
view-only = ovaj link je samo za gledanje
text-empty = tekst je prazan
text-too-long = { $max ->
    [one] tekst je duži od { $max } znaka
   *[other] tekst je duži od { $max } znakova
}
bad-guest-name = ovo ime ne može: { $why }
no-answer = server nije dostupan
not-sent-offline = Niste na mreži, pa ovo nije poslato. Pokušajte ponovo kad se veza vrati.
not-saved = Veza se prekinula i ovo nije sačuvano. Pokušajte ponovo.
other-version = Postoji nova verzija Image Chata. Učitajte stranicu ponovo; ono što ste napisali ostaje.
image-gone = Ova slika više ne postoji.
not-allowed-any-more = Više ne možete da vidite ovu sliku.
signed-out = Odjavljeni ste. Prijavite se da biste nastavili.
no-origin = Ova stranica je u izolovanom okviru iz kojeg ne može da se poveže. Ovde možete da čitate; da biste pisali, otvorite je u posebnoj kartici.

## moving.rs, placing.rs
discussion-was-moved = Diskusija { $number } je pomerena.
discussion-was-resized = Veličina diskusije { $number } je promenjena.
not-moved = Nije pomereno
