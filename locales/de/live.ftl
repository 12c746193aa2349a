full-stop = .

connection-live = Live
connection-connecting = Verbinden …
connection-offline = Offline
connection-not-live = Nicht live
connection-consequence = , nur lesen
reading-offline = Sie sind offline: Lesen geht, Schreiben wieder, sobald die Verbindung da ist.
comments-offline = Sie sind offline. Weitere Kommentare kommen, sobald die Verbindung da ist.
no-cookies = Ihr Browser erlaubt dieser Seite nicht, sich innerhalb einer anderen an Sie zu erinnern. Lesen geht hier; zum Schreiben öffnen Sie die Seite in einem eigenen Tab.

role-guest = Gast
role-member = Mitglied
role-moderator = Moderation
role-administrator = Administration

marker = Diskussion { $number }, { $place }
marker-sending = { $marker }, wird gesendet
marker-resolved = { $marker }, erledigt
marker-unread = { $marker }, ungelesen
marker-mentions = { $marker }, ungelesen, erwähnt Sie
draft = Entwurf
draft-failed = Entwurf, nicht gesendet
place = { $words }, { $x } %, { $y } %
place-centre = Mitte
place-left = links
place-right = rechts
place-upper = oben
place-lower = unten
place-upper-left = oben links
place-upper-right = oben rechts
place-lower-left = unten links
place-lower-right = unten rechts
place-region = Bereich von { $from }, bis { $x } %, { $y } %
no-comment = Noch kein Kommentar
replies = { $count ->
    [one] { $count } Antwort
   *[other] { $count } Antworten
}
matches = { $count ->
    [one] { $count } Treffer
   *[other] { $count } Treffer
}
discussions-open = { NUMBER($all) }, { NUMBER($open) } offen
discussion-title = Diskussion { $number }
found = { $count ->
    [0] Nichts gefunden
    [one] In { $count } Diskussion gefunden
   *[other] In { $count } Diskussionen gefunden
}
all-read = Alle Diskussionen sind als gelesen markiert
no-discussions = Keine Diskussionen
discussion-reopened = Diskussion { $number } wieder geöffnet
discussion-resolved = Diskussion { $number } erledigt
markers-hidden = Markierungen ausgeblendet
markers-shown = Markierungen eingeblendet

heard-opened = { $name } hat eine Diskussion eröffnet, { $place }
heard-opened-with = { $name } hat eine Diskussion eröffnet, { $place }: { $text }
heard-deleted = { $name } hat Diskussion { $number } gelöscht
heard-replied = { $name } hat in Diskussion { $number } geantwortet: { $text }
heard-edited = { $name } hat einen Kommentar in Diskussion { $number } bearbeitet
heard-deleted-comment = { $name } hat einen Kommentar in Diskussion { $number } gelöscht
heard-restored-comment = { $name } hat einen Kommentar in Diskussion { $number } wiederhergestellt
heard-reacted = { $name } hat in Diskussion { $number } mit { $emoji } reagiert
heard-resolved = { $name } hat Diskussion { $number } erledigt
heard-reopened = { $name } hat Diskussion { $number } wieder geöffnet
heard-locked = { $name } hat Diskussion { $number } gesperrt
heard-unlocked = { $name } hat Diskussion { $number } entsperrt
heard-moved = { $name } hat Diskussion { $number } verschoben, { $place }
heard-restored = { $name } hat eine Diskussion wiederhergestellt
heard-many = { $count ->
    [one] { $count } Änderung durch andere
   *[other] { $count } Änderungen durch andere
}

comment = Kommentar
reply = Antwort
resolve = Erledigen
reopen = Wieder öffnen
lock = Sperren
unlock = Entsperren
edited = bearbeitet
sending = wird gesendet …
edit-not-saved = Änderung nicht gespeichert
characters-left = Noch { NUMBER($count) } Zeichen
characters-too-many = { NUMBER($count) } Zeichen zu viel
loading-comments = Kommentare werden geladen …
earlier-comments = { $count ->
    [one] { $count } früherer
   *[other] { $count } frühere
}
typing-one = { $name } schreibt …
typing-two = { $name } und { $other } schreiben …
typing-many = { $count ->
    [one] { $name } und { $count } weitere Person schreiben …
   *[other] { $name } und { $count } weitere schreiben …
}
link-copied = Link kopiert.
text-copied = Text kopiert.
discussion-deleted = Diskussion gelöscht.
comment-deleted = Kommentar gelöscht.
this-discussion-deleted = Diese Diskussion wurde gelöscht.
that-discussion-deleted = Jene Diskussion wurde gelöscht.
flag-thanks = Danke. Die Moderation sieht sich das an.
delete-consequence = { $count ->
    [one] Sie verschwindet für alle. Das lässt sich 10 Sekunden lang rückgängig machen.
   *[other] Alle { $count } Kommentare verschwinden für alle. Das lässt sich 10 Sekunden lang rückgängig machen.
}
lock-discussions = Diskussionen sperren
unlock-discussions = Diskussionen entsperren

you = Sie
people-unnamed = { $count ->
    [one] Eine Person noch ohne Namen
   *[other] { $count } Personen noch ohne Namen
}
people-more = { $count ->
    [one] und { $count } weitere
   *[other] und { $count } weitere
}

comments-waiting = { $count ->
    [0] Nichts wartet
    [one] { $count } Kommentar wartet
   *[other] { $count } Kommentare warten
}

failed = auf dem Server ging etwas schief; bitte noch einmal versuchen
no-identity = zuerst braucht es einen Namen oder eine Anmeldung
held = Ihr Kommentar wartet auf die Moderation
no-name = zum Schreiben bitte einen Namen angeben
no-such-discussion = diese Diskussion gibt es nicht mehr
no-such-comment = diesen Kommentar gibt es nicht mehr
not-the-author = nur wer einen Kommentar geschrieben hat, kann ihn bearbeiten
not-yours = das kann nur, wer es geschrieben hat, oder die Moderation
moderators-only = das kann nur die Moderation
discussion-locked = diese Diskussion ist gesperrt: Sie können sie lesen, aber nicht fortsetzen
comment-too-long = { $max ->
    [one] ein Kommentar hat hier höchstens { $max } Zeichen
   *[other] ein Kommentar hat hier höchstens { $max } Zeichen
}
too-deep = so tief lassen sich Antworten hier nicht schachteln
unknown-emoji = das gehört nicht zu den Reaktionen
region-outside = ein Bereich muss ganz auf dem Bild liegen
full = hier ist kein Platz mehr
sign-in-to-write = zum Schreiben bitte anmelden
members-write = hier schreiben nur Mitglieder
no-one-writes = hier kann zurzeit nicht geschrieben werden
image-locked = die Diskussionen zu diesem Bild sind gesperrt: Sie können sie lesen, aber nicht fortsetzen
view-only = dieser Link ist nur zum Ansehen
text-empty = der Text ist leer
text-too-long = { $max ->
    [one] der Text ist länger als { $max } Zeichen
   *[other] der Text ist länger als { $max } Zeichen
}
bad-guest-name = dieser Name geht nicht: { $why }
no-answer = der Server ist nicht erreichbar
not-sent-offline = Sie sind offline, deshalb wurde das nicht gesendet. Versuchen Sie es noch einmal, sobald die Verbindung da ist.
not-saved = Die Verbindung brach ab und das wurde nicht gespeichert. Versuchen Sie es noch einmal.
other-version = Es gibt eine neue Version von Image Chat. Bitte neu laden; was Sie geschrieben haben, bleibt erhalten.
image-gone = Dieses Bild gibt es nicht mehr.
not-allowed-any-more = Sie dürfen dieses Bild nicht mehr sehen.
signed-out = Sie wurden abgemeldet. Melden Sie sich an, um weiterzumachen.
no-origin = Diese Seite steht in einer Sandbox, aus der sie sich nicht verbinden kann. Lesen geht hier; zum Schreiben öffnen Sie sie in einem eigenen Tab.

## moving.rs, placing.rs
discussion-was-moved = Diskussion { $number } verschoben.
discussion-was-resized = Größe von Diskussion { $number } geändert.
not-moved = Nicht verschoben
