language = Sprache
choose = Auswählen
appearance = Erscheinungsbild
as-the-system = System
light = Hell
dark = Dunkel
open-discussions = { $count ->
    [0] Keine offenen Diskussionen
    [one] { $count } offene Diskussion
   *[other] { $count } offene Diskussionen
}

## pages/gallery.rs
pages-of-images = Seiten mit Bildern
images = Bilder
title = Titel
order = Reihenfolge
search = Suchen
deleted = Gelöscht: { $title }. Es lässt sich 30 Tage lang wiederherstellen.
nothing-here-yet = Noch nichts da. Hier erscheint Ihr erstes Bild.
no-image-has-this = Das steht in keinem Titel.
first-images = Erste Bilder
more-images = Weitere Bilder
newest-first = Neueste zuerst
oldest-first = Älteste zuerst
by-title = Nach Titel
last-activity-first = Zuletzt besprochene zuerst
undo = Rückgängig

## pages/uploader.rs
uploaded = Hochgeladen
import = Importieren
importing = Wird importiert …
drop-images-here-or-paste = Bilder hierher ziehen oder eines einfügen
choose-files = Dateien auswählen
upload = Hochladen
file-kinds = PNG, JPEG, WebP oder GIF, bis { NUMBER($mb) } MB
not-an-image = „{ $name }“ ist kein Bild, das sich hier zeigen lässt. Wählen Sie eine PNG-, JPEG-, WebP- oder GIF-Datei.
file-too-large = Die Datei ist größer als { NUMBER($mb) } MB.
no-file-dropped = Da war keine Datei dabei.
connection-broke = Die Verbindung brach ab. Versuchen Sie es noch einmal.
partly-uploaded = { $done } von { $all } Bildern sind hochgeladen; sie stehen in der Galerie, wenn Sie die Seite neu laden.
uploading = { $name } wird hochgeladen
preparing-the-image = Das Bild wird vorbereitet …
sent-of = { $sent } von { $total } MB
cancel = Abbrechen
or-import-from-a-link = … oder über einen Link importieren
untitled-image = Bild ohne Titel

## pages/start.rs
talk-about-an-image-right = Über ein Bild sprechen, direkt an der Stelle.
click-anywhere-on-it-and = Irgendwohin klicken und schreiben. Alle, die gerade hinsehen, sehen Ihre Notiz sofort.

## pages/foot.rs
for-developers = Für Entwicklung
rest-api = REST-API
live-protocol = Live-Protokoll

## pages/home_bar.rs
your-account = Ihr Konto
sign-in = Anmelden

## pages/error_page.rs
all-images = Alle Bilder
nothing-here-for-you = Hier gibt es für Sie nichts zu sehen
missing-or-for-others = Vielleicht ist die Adresse falsch geschrieben, oder was hier war, ist gelöscht. Oder es ist für andere als das Konto, mit dem Sie angemeldet sind.
missing-or-for-members = Vielleicht ist die Adresse falsch geschrieben, oder was hier war, ist gelöscht. Oder es ist nur für Mitglieder: Dann melden Sie sich an und kommen Sie wieder.
link-expired = Dieser Link gilt nicht mehr
link-expired-why = Er wurde benutzt, ist abgelaufen oder wurde widerrufen. Bitten Sie um einen neuen.
too-many-at-once = Zu viele Anfragen auf einmal
load-again-in-a-moment = Aus Ihrem Netz kamen mehr Anfragen, als ein Server beantworten kann. Laden Sie die Seite gleich noch einmal; es geht nichts verloren.
load-again-in = { $seconds ->
    [one] Aus Ihrem Netz kamen mehr Anfragen, als ein Server beantworten kann. Laden Sie die Seite in einer Sekunde noch einmal; es geht nichts verloren.
   *[other] Aus Ihrem Netz kamen mehr Anfragen, als ein Server beantworten kann. Laden Sie die Seite in { $seconds } Sekunden noch einmal; es geht nichts verloren.
}
this-is-not-allowed = Das ist nicht erlaubt
the-server-is-busy = Der Server ist gerade ausgelastet
this-was-not-saved = Das wurde nicht gespeichert
this-did-not-work = Das hat nicht geklappt
something-failed-on-our-side = Bei uns ging etwas schief
it-was-noted = Es ist vermerkt. Versuchen Sie es gleich noch einmal; nichts Gesendetes ist verloren.
not-found = Nicht gefunden
too-many-requests = Zu viele Anfragen
busy-right-now = Gerade ausgelastet
not-saved = Nicht gespeichert
not-allowed = Nicht erlaubt
something-failed = Etwas ging schief
about-an-error = Diese Seite von Image Chat lässt sich nicht zeigen; sie sagt warum und führt zurück zu den Bildern.

## embed/example.rs
images-to-talk-about-on = Bilder zum Besprechen, auf jeder Seite
click-on-a-picture-and = Klicken Sie auf ein Bild und schreiben Sie: Alle, die diese Seite geöffnet haben, sehen es sofort. Unten steht alles, was eine Seite dafür braucht.
the-page-to-copy = Die Seite zum Kopieren
images-to-talk-about = Bilder zum Besprechen
replace-demo-by-the-id = Setzen Sie für demo die ID Ihres Arbeitsbereichs ein und tragen Sie die Adresse Ihrer Website in dessen Einstellungen ein.
plan-of-a-flat = Grundriss einer Wohnung: zwei Zimmer, Küche und Bad
visitors-by-month = Besuche je Monat: Sie verdoppeln sich von Januar bis Juni

## embed/frame.rs
no-discussions-of-this-image = Zu diesem Bild gibt es noch keine Diskussionen.
read-the-discussions-of-this = Die Diskussionen zu diesem Bild lesen
