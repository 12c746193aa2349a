name-saved = Dit navn er gemt.
password-changed = Din adgangskode er ændret. Du er logget ud alle andre steder.
session-ended = Den session er afsluttet.
signed-out-elsewhere = Du er logget ud alle andre steder.
account-created-not-joined = Din konto er oprettet. Invitationen blev brugt op imens: bed om en ny.

sign-in-denied = Du eller udbyderen valgte ikke at logge ind. Intet er ændret.
sign-in-took-too-long = Dette login tog for lang tid eller var allerede afsluttet. Begynd forfra.
sign-in-of-another-browser = Dette login begyndte i en anden browser eller fane. Begynd forfra i denne.
provider-unreachable = Udbyderen kan ikke nås lige nu. Prøv igen om et øjeblik.
provider-refused = Udbyderen afviste. Hvis det bliver ved, bør webstedets administrator få det at vide.
provider-not-trusted = Udbyderens svar er ikke til at stole på og blev ikke brugt. Begynd forfra.

settings-saved = Gemt. Det gælder for alle fra nu af.
role-changed = Rollen er ændret.
member-removed = Personen er ikke længere medlem.
invitation-revoked = Invitationen er trukket tilbage.
key-revoked = Nøglen er trukket tilbage.
webhook-saved = Webhooken er gemt.
webhook-on = Webhooken er slået til.
webhook-off = Webhooken er slået fra.
webhook-deleted = Webhooken er slettet.
test-event-sent = En testhændelse er på vej. Genindlæs siden for at se resultatet.
event-sent-again = Hændelsen er på vej igen. Genindlæs siden for at se resultatet.

ban-lifted = Udelukkelsen er ophævet.
discussions-locked = Diskussioner er låst.
discussions-unlocked = Diskussioner er låst op.
comments-approved = { $count ->
    [one] { $count } kommentar godkendt.
   *[other] { $count } kommentarer godkendt.
}
comments-removed = { $count ->
    [one] { $count } kommentar fjernet.
   *[other] { $count } kommentarer fjernet.
}
bans-begun = { $count ->
    [one] { $count } udelukkelse begyndt.
   *[other] { $count } udelukkelser begyndt.
}
entries-restored = { $count ->
    [one] { $count } post gendannet.
   *[other] { $count } poster gendannet.
}
actions-undone = { $count ->
    [one] { $count } handling fortrudt.
   *[other] { $count } handlinger fortrudt.
}
images-deleted = { $count ->
    [one] { $count } billede slettet.
   *[other] { $count } billeder slettet.
}
images-restored = { $count ->
    [one] { $count } billede gendannet.
   *[other] { $count } billeder gendannet.
}
could-not-be-done = { $count ->
    [one] En var allerede afgjort eller væk, eller kunne ikke lade sig gøre.
   *[other] { $count } var allerede afgjort eller væk, eller kunne ikke lade sig gøre.
}
