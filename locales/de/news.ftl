name-saved = Ihr Name ist gespeichert.
password-changed = Ihr Passwort ist geändert. Überall sonst sind Sie abgemeldet.
session-ended = Diese Sitzung ist beendet.
signed-out-elsewhere = Überall sonst sind Sie abgemeldet.
account-created-not-joined = Ihr Konto ist angelegt. Die Einladung wurde inzwischen aufgebraucht: Bitten Sie um eine neue.

sign-in-denied = Sie oder der Anbieter haben die Anmeldung abgelehnt. Es wurde nichts geändert.
sign-in-took-too-long = Diese Anmeldung hat zu lange gedauert oder war schon abgeschlossen. Bitte beginnen Sie von vorn.
sign-in-of-another-browser = Diese Anmeldung begann in einem anderen Browser oder Tab. Bitte beginnen Sie in diesem von vorn.
provider-unreachable = Der Anbieter ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.
provider-refused = Der Anbieter hat abgelehnt. Wenn das so bleibt, sollte die Administration dieser Website davon wissen.
provider-not-trusted = Der Antwort des Anbieters ist nicht zu trauen, sie wurde nicht verwendet. Bitte beginnen Sie von vorn.

settings-saved = Gespeichert. Es gilt ab jetzt für alle.
role-changed = Die Rolle ist geändert.
member-removed = Die Person ist kein Mitglied mehr.
invitation-revoked = Die Einladung ist widerrufen.
key-revoked = Der Schlüssel ist widerrufen.
webhook-saved = Der Webhook ist gespeichert.
webhook-on = Der Webhook ist eingeschaltet.
webhook-off = Der Webhook ist ausgeschaltet.
webhook-deleted = Der Webhook ist gelöscht.
test-event-sent = Ein Testereignis ist unterwegs. Laden Sie diese Seite neu, um das Ergebnis zu sehen.
event-sent-again = Das Ereignis ist erneut unterwegs. Laden Sie diese Seite neu, um das Ergebnis zu sehen.

ban-lifted = Der Ausschluss ist aufgehoben.
discussions-locked = Die Diskussionen sind gesperrt.
discussions-unlocked = Die Diskussionen sind entsperrt.
comments-approved = { $count ->
    [one] { $count } Kommentar freigegeben.
   *[other] { $count } Kommentare freigegeben.
}
comments-removed = { $count ->
    [one] { $count } Kommentar entfernt.
   *[other] { $count } Kommentare entfernt.
}
bans-begun = { $count ->
    [one] { $count } Ausschluss begonnen.
   *[other] { $count } Ausschlüsse begonnen.
}
entries-restored = { $count ->
    [one] { $count } Eintrag wiederhergestellt.
   *[other] { $count } Einträge wiederhergestellt.
}
actions-undone = { $count ->
    [one] { $count } Aktion rückgängig gemacht.
   *[other] { $count } Aktionen rückgängig gemacht.
}
images-deleted = { $count ->
    [one] { $count } Bild gelöscht.
   *[other] { $count } Bilder gelöscht.
}
images-restored = { $count ->
    [one] { $count } Bild wiederhergestellt.
   *[other] { $count } Bilder wiederhergestellt.
}
could-not-be-done = { $count ->
    [one] Einer war schon erledigt oder weg, oder es ging nicht.
   *[other] { $count } waren schon erledigt oder weg, oder es ging nicht.
}
