## markup/bar.rs
who-is-here = Wer ist hier
here = hier
connecting = Verbinden …
live-cursors = Zeiger live anzeigen
moderation = Moderation

## markup/comment.rs
edit = Bearbeiten
flag-comment = Kommentar melden
ban-author = Person ausschließen
delete-comment = Kommentar löschen
edit-comment = Kommentar bearbeiten
reply-to-comment = Antworten
in-reply-to = Antwort an { $name }
replying-to = Antwort an { $name }
stop-replying = Nicht antworten
flagged = Gemeldet
cancel = Abbrechen
save = Speichern

## markup/composer.rs
add-a-comment = Kommentieren …
your-name = Ihr Name
send = Senden
sending = Wird gesendet …
sign-in = Anmelden

## markup/dialogs.rs
delete-this-discussion = Diese Diskussion löschen?
keep = Behalten
delete = Löschen
flag-this-comment = Diesen Kommentar melden?
moderators-will-look-at-it = Die Moderation sieht ihn sich an. Wer ihn geschrieben hat, erfährt nicht, von wem die Meldung kommt.
reason-if-you-like = Grund, wenn Sie möchten
flag = Melden

## markup/keys.rs
keyboard-shortcuts = Tastenkürzel
next-discussion = Nächste Diskussion
previous-discussion = Vorige Diskussion
resolve-or-reopen = Erledigen oder wieder öffnen
edit-your-last-comment = Eigenen letzten Kommentar bearbeiten
writing = Schreiben
send-or-save = Senden oder speichern
new-line = Neue Zeile
markers = Markierungen
place-a-marker-arrow-keys = Markierung setzen: Pfeiltasten, Enter
move-a-marker-arrow-keys = Markierung verschieben: Pfeiltasten, Enter
larger-steps = Größere Schritte
size-of-the-region = Größe des Bereichs
hide-or-show-all-markers = Alle Markierungen aus- oder einblenden
picture = Bild
zoom-in-or-out = Vergrößern oder verkleinern
fit-whole-image = Ganzes Bild einpassen
actual-size = Originalgröße
space-key = Leertaste
drag-to-pan = Ziehen verschiebt das vergrößerte Bild
show-these-keys = Diese Tasten anzeigen
close = Schließen

## markup/list.rs
unread = Ungelesen
resolved = Erledigt
no-discussions-yet-click-anywhere = Noch keine Diskussionen. Klicken Sie irgendwo auf das Bild, um eine zu beginnen.
no-discussion-here-choose-all = Hier ist keine Diskussion. Wählen Sie „Alle“ oder suchen Sie anders.

## markup/marker.rs
place-of-the-new-marker = Ort der neuen Markierung. Pfeiltasten bewegen sie, mit der Umschalttaste weiter, mit Alt ziehen sie einen Bereich auf; Enter setzt sie, Escape bricht ab.
place-of-the-marker = Ort der Markierung. Pfeiltasten bewegen sie, mit der Umschalttaste weiter, mit Alt ändern sie die Größe eines Bereichs; Enter legt sie ab, Escape nimmt sie zurück.

## markup/messages.rs
dismiss = Ausblenden
last-by = , zuletzt von { $name }
your-text = Ihr Text
undo = Rückgängig
this-was-deleted-before-you = Das wurde gelöscht oder gesperrt, bevor Sie Ihren Text gesendet haben:
discard = Verwerfen
copy = Kopieren
reload = Neu laden
open-in-a-tab = In eigenem Tab öffnen
all-images = Alle Bilder

## markup/tools.rs
jump-to-the-newest-comment = Zum neuesten Kommentar springen
discussions = Diskussionen
search-comments = Kommentare durchsuchen
show = Anzeigen
newest = Neuester
mark-all-as-read = Alle als gelesen markieren
order = Reihenfolge
by-number = Nach Nummer
newest-activity = Neueste zuerst
oldest-activity = Älteste zuerst
all = Alle
open = Offen
mine = Meine

## markup/window.rs
new-discussion = Neue Diskussion
back-to-the-image = Zurück zum Bild
copy-link = Link kopieren
resolve = Erledigen
lock = Sperren
delete-discussion = Diskussion löschen
comments = Kommentare
locked-by-a-moderator = Von der Moderation gesperrt
resolved-by = Erledigt von { $name }
try-again = Noch einmal versuchen

## markup/zoom.rs
zoom = Zoom
view = Ansicht
zoom-out = Verkleinern
zoom-in = Vergrößern
fit-to-width = An Breite anpassen
actual-size-1-1 = Originalgröße, 1:1
hide-markers = Markierungen ausblenden

## image/room.rs
image-chat-all-images = Image Chat, alle Bilder
image = Bild
share-links = Links zum Teilen
go-to-the-list-of = Zur Liste der Diskussionen
share = Teilen
place-a-marker-with-the = Markierung mit der Tastatur setzen
your-account = Ihr Konto
this-image-is-on-another = Dieses Bild steht auf einer anderen Website: { $place }
the-picture-cannot-be-shown = Das Bild kann hier nicht gezeigt werden: { $address }

## image/menu.rs
about-this-image = Über dieses Bild
download = Herunterladen
download-the-original = Original herunterladen
the-original-is-the-file = Das Original ist die Datei, wie sie hochgeladen wurde, mit Ort und Kamera, wenn diese darin stehen: für die Person, die sie hochgeladen hat, und die Moderation. Alle anderen laden das Bild in voller Größe ohne diese Angaben herunter.
this-is-the-picture-in = Das ist das Bild in voller Größe, ohne Ort und Kamera. Die hochgeladene Datei selbst ist nicht da: Sie kam, bevor solche Dateien aufbewahrt wurden.
uploaded = Hochgeladen
uploaded-by = Hochgeladen von { $name }
first-marker = Erste Markierung
first-marker-by = Erste Markierung von { $name }
title = Titel
who-finds-it = Wer es findet
everyone-in-the-gallery = Alle, in der Galerie
anyone-with-the-link = Alle mit dem Link
members = Mitglieder
another-picture = Anderes Bild
discussions-stay-and-markers-keep = Diskussionen bleiben, und Markierungen behalten ihren Ort.
replace = Ersetzen
delete-image = Bild löschen
it-can-be-restored-for = Es lässt sich 30 Tage lang wiederherstellen.

## image/reading.rs
all-discussions = Alle Diskussionen
read-all-discussions = Alle Diskussionen lesen

## image/discussions.rs
pages = Seiten
page-of = Seite { NUMBER($page) } von { NUMBER($pages) }
previous = Zurück
next = Weiter
first-comments = Erste Kommentare
further-comments = Weitere Kommentare
comment-count = { $count ->
    [one] { $count } Kommentar
   *[other] { $count } Kommentare
}

## ui/secret.rs
copied = Kopiert
at-most = { $max ->
    [one] Höchstens { $max } Zeichen
   *[other] Höchstens { $max } Zeichen
}

## image/print.rs
there-are-no-discussions-yet = Noch keine Diskussionen.
further-discussions = Weitere Diskussionen
print = Drucken

## image/switcher.rs, image/tips.rs
previous-or-next-image = Voriges oder nächstes Bild
images = Bilder
previous-image = Voriges Bild
next-image = Nächstes Bild
tip-click = Klicken Sie irgendwo auf das Bild, um über diese Stelle zu sprechen.
tip-share = Alle, die diese Adresse öffnen, sehen es sofort. Schicken Sie sie weiter.
tip-list = Hier stehen alle Diskussionen.
tip-keys = Die Taste ? zeigt die Tasten.
tip = Tipp
skip = Überspringen
got-it = Verstanden

## reactions, mentions, earlier versions, tools to write
add-reaction = Reaktion hinzufügen
earlier-versions = Frühere Fassungen
no-earlier-versions = Es sind keine früheren Fassungen gespeichert.
earlier-versions-not-loaded = Die früheren Fassungen können gerade nicht geladen werden.
delete-earlier-versions = Frühere Fassungen löschen
formatting = Formatierung
bold = Fett
italic = Kursiv
code = Code
web-link = Link
bullet-list = Liste
quote = Zitat
mention = Erwähnen
add-a-picture = Bild hinzufügen
pictures = Bilder
describe-the-picture = Bild beschreiben
remove-the-picture = Bild entfernen
preview = Vorschau
enter-sends = Enter sendet
enter-sends-hint = Enter sendet. Strg+Enter sendet immer
here-now = gerade hier
mentions-you = Erwähnt Sie
mentions-me = Erwähnt mich
mention-someone = Jemanden erwähnen
send-or-save-unless-off = Senden oder speichern, wenn nicht ausgeschaltet
preview-not-loaded = Die Vorschau kann gerade nicht geladen werden.
reactions = Reaktionen
people-to-mention = Personen
