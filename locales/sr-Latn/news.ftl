name-saved = Vaše ime je sačuvano.
password-changed = Vaša lozinka je promenjena. Svuda drugde ste odjavljeni.
session-ended = Ta sesija je završena.
signed-out-elsewhere = Svuda drugde ste odjavljeni.
account-created-not-joined = Vaš nalog je napravljen. Pozivnica je u međuvremenu iskorišćena: zatražite novu.

sign-in-denied = Vi ili pružalac usluge odustali ste od prijave. Ništa nije promenjeno.
sign-in-took-too-long = Ova prijava je trajala predugo ili je već završena. Počnite ponovo.
sign-in-of-another-browser = Ova prijava je počela u drugom pregledaču ili kartici. Počnite ponovo u ovoj.
provider-unreachable = Pružalac usluge trenutno nije dostupan. Pokušajte ponovo za koji trenutak.
provider-refused = Pružalac usluge je odbio. Ako se to nastavi, obavestite administratora ovog sajta.
provider-not-trusted = Odgovoru pružaoca usluge ne može da se veruje, pa nije iskorišćen. Počnite ponovo.

settings-saved = Sačuvano. Od sada važi za sve.
role-changed = Uloga je promenjena.
member-removed = Ta osoba više nije član.
invitation-revoked = Pozivnica je opozvana.
key-revoked = Ključ je opozvan.
webhook-saved = Webhook je sačuvan.
webhook-on = Webhook je uključen.
webhook-off = Webhook je isključen.
webhook-deleted = Webhook je obrisan.
test-event-sent = Probni događaj je na putu. Ponovo učitajte stranicu da vidite ishod.
event-sent-again = Događaj je ponovo na putu. Ponovo učitajte stranicu da vidite ishod.

ban-lifted = Blokada je ukinuta.
discussions-locked = Diskusije su zaključane.
discussions-unlocked = Diskusije su otključane.
comments-approved = { $count ->
    [one] { $count } komentar odobren.
    [few] { $count } komentara odobrena.
   *[other] { $count } komentara odobreno.
}
comments-removed = { $count ->
    [one] { $count } komentar uklonjen.
    [few] { $count } komentara uklonjena.
   *[other] { $count } komentara uklonjeno.
}
bans-begun = { $count ->
    [one] { $count } blokada započeta.
    [few] { $count } blokade započete.
   *[other] { $count } blokada započeto.
}
entries-restored = { $count ->
    [one] { $count } stavka vraćena.
    [few] { $count } stavke vraćene.
   *[other] { $count } stavki vraćeno.
}
actions-undone = { $count ->
    [one] { $count } radnja opozvana.
    [few] { $count } radnje opozvane.
   *[other] { $count } radnji opozvano.
}
images-deleted = { $count ->
    [one] { $count } slika obrisana.
    [few] { $count } slike obrisane.
   *[other] { $count } slika obrisano.
}
images-restored = { $count ->
    [one] { $count } slika vraćena.
    [few] { $count } slike vraćene.
   *[other] { $count } slika vraćeno.
}
could-not-be-done = { $count ->
    [one] { $count } je već rešen ili ga više nema, ili nije moglo da se uradi.
    [few] { $count } su već rešena ili ih više nema, ili nije moglo da se uradi.
   *[other] { $count } je već rešeno ili ih više nema, ili nije moglo da se uradi.
}
