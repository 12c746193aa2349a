## tenant/first_steps.rs
first-steps = Erste Schritte
who-can-view = Wer kann ansehen?
who-can-comment-and-upload = Wer kann kommentieren und hochladen?
invite-people = Personen einladen
done = Fertig
first-steps-who-can-view = Erste Schritte: wer ansehen und hochladen kann, Einladungen, Sicherungen.
go-through-them = Durchgehen
what-guests-upload-is-for = Was Gäste hochladen, sehen alle mit dem Link; in der Galerie steht es nicht.
back-up = Datenbank und Bilder sichern; wie, steht in { $file }.

## tenant/frame.rs
pages-of-this-workspace = Seiten dieses Arbeitsbereichs
images = Bilder

## tenant/keys.rs
key = Schlüssel
name = Name
api-keys = API-Schlüssel
api = API
your-api-key = Ihr API-Schlüssel
store-it-where-your-program = Bewahren Sie ihn dort auf, wo Ihr Programm ihn findet. Er wird nicht noch einmal angezeigt.
new-key = Neuer Schlüssel
role = Rolle
expires-after = Ablauf
create-key = Schlüssel erstellen
keys = Schlüssel
revoke = Widerrufen
a-program-sends-its-key = Ein Programm sendet seinen Schlüssel als { $header } mit jedem Aufruf der { $api }. Es darf hier, was seine Rolle darf, und schreibt unter eigenem Namen.
years = { $count ->
    [one] { $count } Jahr
   *[other] { $count } Jahre
}
days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
never = Nie
made-by = von { $name }
made-at-the-command-line = von der Befehlszeile
expires = läuft ab am { $time }
expired = abgelaufen am { $time }
last-used = zuletzt benutzt am { $time }
never-used = nie benutzt
revoke-key = { $name } widerrufen

## tenant/members.rs
link = Link
members = Mitglieder
your-invitation = Ihre Einladung
send-this-link-to-the = Senden Sie diesen Link an die Eingeladenen. Er wird nicht noch einmal angezeigt.
you = Sie
save = Speichern
remove = Entfernen
invite-by-link = Per Link einladen
people = Personen
create-link = Link erstellen
open-invitations = Offene Einladungen
people-count = { $count ->
    [one] { $count } Person
   *[other] { $count } Personen
}
member-since = seit { $time }
without-a-name = Ohne Namen
role-of = Rolle von { $name }
save-role-of = Rolle von { $name } speichern
remove-member = { $name } entfernen
role-for-people = { $count ->
    [one] { $role } für { $count } Person
   *[other] { $role } für { $count } Personen
}
by-until = von { $name } · bis { $time }
revoke-invitation = Widerrufen: { $what }

## tenant/settings.rs
marker-size = Größe der Markierungen
percent-of-the-images-width = Prozent der Bildbreite, 1 bis 20.
longest-comment = Längster Kommentar
characters-1-to-2000 = Zeichen, 1 bis 2000.
reply-nesting = Tiefe der Antworten
reply-nesting-hint = Bei 0 bleiben Diskussionen flach; 10 ist die größte Tiefe.
sites-that-may-embed-images = Websites, die Bilder einbetten dürfen
one-a-line-like-https = Eine pro Zeile, etwa https://example.org.
blocked-words = Unerwünschte Wörter
one-a-line = Eines pro Zeile.
flags-that-hide-a-comment = Meldungen, die einen Kommentar ausblenden
it-comes-back-when-a = Nach der Freigabe durch die Moderation ist er wieder da. 0: nie ausblenden.
settings = Einstellungen
general = Allgemein
who-can-view-legend = Wer ansehen kann
everyone = Alle
members-and-people-with-a = Mitglieder und alle mit einem Link zum Teilen des Bildes
who-can-comment-and-upload-legend = Wer kommentieren und hochladen kann
anyone-who-gives-a-name = Alle, die einen Namen angeben
people-with-an-account = Alle mit einem Konto
nobody-everything-can-be-read = Niemand: Alles ist lesbar, nichts lässt sich schreiben
discussions = Diskussionen
embedding = Einbettung
signed-payloads-are-good-for = Signierte Daten gelten 2 Tage und mehr als einmal, wie ältere Seiten es brauchen; gelangen sie in fremde Hände, sind sie so lange nutzbar
pages-may-name-people-unsigned = Seiten dürfen Personen ohne Signatur nennen; dann kann sich jeder unter jedem Namen ausgeben
moderation = Moderation
cover-them-with-asterisks = Mit Sternchen verdecken
hold-the-comment-until-a = Kommentar zurückhalten, bis die Moderation ihn gesehen hat
usage = Nutzung
everyone-with-a-name-may = Alle mit einem Namen dürfen die Nutzungszahlen sehen

## moderation/audit.rs
audit-log = Audit-Protokoll
older-entries = Ältere Einträge
there-are-no-such-entries = Keine solchen Einträge.
action-begins-with = Aktion beginnt mit
filter = Filtern
all = Alle
when = Wann
who = Wer
what = Was
to-what = Woran
from-where = Woher
audit-as-a-file = Alles als Datei: { $csv }, { $json }
command-line = Befehlszeile

## moderation/ban.rs
or-until-the-end-of = Oder bis zum Ende eines Tages (UTC)
reason = Grund
for-moderators-it-is-not = Für die Moderation; die Person sieht ihn nicht.
how-long = Wie lange
ban-for = Dauer
ban = Ausschließen
everyone-who-comes-from = Alle, die von { $address } kommen
ban-person = { $name } ausschließen

## moderation/bans.rs
nobody-is-banned-a-ban = Niemand ist ausgeschlossen. Ein Ausschluss beginnt bei einem Kommentar: in der Warteschlange oder in seiner Diskussion.
lift = Aufheben
ban-until = bis { $until }, durch { $name } am { $since }
quoted = „{ $text }“
banned-address = Adresse { $address }
lift-the-ban-of = Ausschluss von { $name } aufheben

## moderation/bulk_form.rs
with-all-that-are-chosen = Mit allen ausgewählten

## moderation/deleted.rs
what-was-deleted = Was gelöscht wurde
restore = Wiederherstellen
nothing-to-restore = Nichts wiederherzustellen.
discussion = Diskussion
comment = Kommentar
someone-without-a-name = jemand ohne Namen
choose-what-was-written-by = Auswählen, was { $name } geschrieben hat
on-image-deleted-by = auf { $image }, gelöscht von { $name } am { $time }

## moderation/deleted_images.rs
deleted-images = Gelöschte Bilder
no-deleted-image = Kein gelöschtes Bild.
a-deleted-image-is-gone = Ein gelöschtes Bild ist nach 30 Tagen samt Diskussionen und Dateien weg.
uploaded-by-deleted-by = hochgeladen von { $uploader }, gelöscht von { $name } am { $time }

## moderation/filter.rs
show = Anzeigen
text = Text
image-by-its-id = Bild, nach ID
everything = Alles
flagged = Gemeldet
hidden = Ausgeblendet
held-by-word-filter = Vom Wortfilter zurückgehalten

## moderation/images.rs
delete = Löschen
pages-of-images = Seiten mit Bildern
no-image = Kein Bild.
where-discussions-are-locked-people = Gesperrte Diskussionen lassen sich lesen, aber nicht fortsetzen. Ein gelöschtes Bild lässt sich 30 Tage lang wiederherstellen.
title = Titel
search = Suchen
more-images = Weitere Bilder
choose-image = { $title } auswählen
discussions-locked = Diskussionen gesperrt, { $open }
action-on = { $action }: { $what }

## moderation/live_queue.rs
choose-all = Alle auswählen

## moderation/page.rs
parts-of-this-page = Teile dieser Seite
undo = Rückgängig
queue = Warteschlange
deleted = Gelöschtes
bans = Ausschlüsse

## moderation/person_field.rs
person = Person

## moderation/queue.rs
comments-that-wait = Wartende Kommentare
approve = Freigeben
ban-authors = Personen ausschließen
reasons-given = Angegebene Gründe
ban-authors-summary = Personen ausschließen …
reason-for-moderators = Grund, für die Moderation
nothing-waits-new-flags-and = Nichts wartet. Neue Meldungen und zurückgehaltene Kommentare erscheinen hier von selbst.
author-banned = Person ausgeschlossen
ban-summary = Ausschließen …
held = Zurückgehalten
by-people = { $count ->
    [one] von { $count } Person
   *[other] von { $count } Personen
}
because-of = wegen: { $words }
on-image-at = auf { $image }, { $time }
choose-the-comment-of = Kommentar von { $name } auswählen
approve-the-comment-of = Kommentar von { $name } freigeben
remove-the-comment-of = Kommentar von { $name } entfernen

## usage/page.rs
days-and-hours-are-in = Tage und Stunden sind in UTC.
today = Heute
kept = Gespeichert
days-as-csv = Tage als CSV
hours-as-csv = Stunden als CSV
the-same-as-a-table = Dasselbe als Tabelle, Daten in Byte
up-to = Bis { $time }
storage = Speicherplatz
by-day = Nach Tag, { $from } bis { $to }
by-hour = Nach Stunde, { $day }
from-day = Von
to-day = Bis
day = Tag
hour = Stunde
usage-by-day = Nutzung nach Tag
usage-by-hour = Nutzung nach Stunde
messages-to-viewers = Nachrichten an Betrachter
data-to-viewers = Daten an Betrachter
discussions-opened = Eröffnete Diskussionen
chart = { $figure }, { $first } bis { $last }: höchstens { $value }, { $at }
chart-of-nothing = { $figure }, { $first } bis { $last }: keine
units-of-data = B kB MB GB TB PB EB
decimal-mark = ,

## webhooks/delivery.rs
last-deliveries = Letzte Zustellungen
send-again = Erneut senden
attempts = { $count ->
    [one] { $count } Versuch
   *[other] { $count } Versuche
}
next-attempt = nächster { $time }
delivery-waits = wartet
delivered = zugestellt
given-up = aufgegeben
send-event-again = { $kind } erneut senden

## webhooks/endpoint.rs
address = Adresse
use-https-comments-are-in = Verwenden Sie https://, denn Kommentare werden mitgesendet.
address-and-events = Adresse und Ereignisse
off-since = Aus seit { $time }. Was inzwischen geschieht, wird nicht nachgesendet.
the-old-secret-signs-too = Das vorige Geheimnis signiert noch bis { $time } mit.
turn-on = Einschalten
turn-off = Ausschalten
send-test-event = Testereignis senden
replace-secret = Geheimnis ersetzen
events-of-images = Bilder: erstellt, geändert, gelöscht, wiederhergestellt
events-of-discussions = Diskussionen: eröffnet, geändert, gelöscht, wiederhergestellt
events-of-comments = Kommentare: hinzugefügt, bearbeitet, gelöscht, wiederhergestellt, gemeldet
send-headers-of-fastcomments = Auch die Header von FastComments senden

## webhooks/mod.rs
secret = Geheimnis
webhooks = Webhooks
what-happens-here-is-sent = Was hier geschieht, wird an diese Adressen gesendet, signiert nach Standard Webhooks. Was nicht angenommen wird, wird 24 Stunden lang erneut gesendet.
your-signing-secret = Ihr Geheimnis zum Signieren
store-the-signing-secret = Bewahren Sie es dort auf, wo Ihr Programm es findet. Es wird nicht noch einmal angezeigt. Ein Geheimnis, das es ersetzt, signiert noch 24 Stunden mit.
new-webhook = Neuer Webhook
create-webhook = Webhook erstellen
