wrong-credentials = E-Mail-Adresse oder Passwort stimmt nicht
no-such-page = diese Seite gibt es nicht
no-such-image = dieses Bild gibt es nicht
no-such-picture = diese Bilddatei gibt es nicht
no-such-workspace = diesen Arbeitsbereich gibt es nicht
no-such-link = diesen Link gibt es nicht
no-such-discussion = diese Diskussion gibt es nicht
no-such-comment = diesen Kommentar gibt es nicht
no-such-invitation = diese Einladung gibt es nicht
no-such-key = diesen API-Schlüssel gibt es nicht
no-such-webhook = diesen Webhook gibt es nicht
no-such-member = dieses Mitglied gibt es nicht
no-such-ban = diesen Ausschluss gibt es nicht
nothing-to-undo = das lässt sich nicht rückgängig machen: es ist schon rückgängig gemacht oder zu lange her
no-such-thing = das gibt es nicht
overloaded = zu viele Personen öffnen gerade große Bilder; bitte noch einmal versuchen
unwritable = zurzeit lässt sich nichts speichern: { $why }
disk-full = der Datenträger des Servers ist voll
database-locked = ein anderes Programm sperrt die Datenbank des Servers
disk-fails = der Datenträger des Servers lässt sich nicht beschreiben
files-away = der Speicher der Bilder antwortet nicht
database-away = die Datenbank des Servers antwortet nicht
stopping = der Server wird gleich beendet

blank-name = der Name zeigt nichts an
reserved-name = dieser Name ist der Moderation vorbehalten; bitte einen anderen wählen
deleted-name = dieser Name steht für Personen, deren Name nicht gezeigt wird; bitte einen anderen wählen
your-name = Ihr Name: { $why }
key-name = der Name des Schlüssels: { $why }
email-invalid = bitte eine E-Mail-Adresse angeben wie ada@example.org
control-character = { $field } enthält ein Steuerzeichen
field-empty = { $field } ist leer
field-too-long = { $max ->
    [one] { $field } ist länger als { $max } Zeichen
   *[other] { $field } ist länger als { $max } Zeichen
}
field-out-of-range = { $field } ist eine Zahl von { $from } bis { $to }
tenant-name = { $max ->
    [one] ein Name hat 1 bis { $max } Zeichen
   *[other] ein Name hat 1 bis { $max } Zeichen
}
list-too-long = { $max ->
    [one] { $field } hat mehr als { $max } Eintrag
   *[other] { $field } hat mehr als { $max } Einträge
}
not-a-site = { $text } ist keine Website wie https://example.org
word-too-long = { $max ->
    [one] ein gesperrtes Wort hat höchstens { $max } Zeichen
   *[other] ein gesperrtes Wort hat höchstens { $max } Zeichen
}
key-days = { $max ->
    [one] ein API-Schlüssel läuft nach 1 bis { $max } Tag ab oder nie
   *[other] ein API-Schlüssel läuft nach 1 bis { $max } Tagen ab oder nie
}
address-unusable = diese Adresse geht nicht: { $why }
image-address-unusable = die Adresse des Bildes geht nicht: { $why }
no-topics = bitte mindestens eine Art von Ereignis wählen
link-days = { $max ->
    [one] ein Link läuft nach 1 bis { $max } Tag ab
   *[other] ein Link läuft nach 1 bis { $max } Tagen ab
}
invitation-bounds = { $max ->
    [one] eine Einladung gilt 1, 7 oder 30 Tage und für 1 bis { $max } Person
   *[other] eine Einladung gilt 1, 7 oder 30 Tage und für 1 bis { $max } Personen
}
member-role = ein Mitglied ist Mitglied oder gehört zu Moderation oder Administration
ban-end = bitte eine Dauer wählen oder einen künftigen Tag wie 2030-01-31
ban-target = ausgeschlossen wird eine Person oder eine Adresse
own-comment = dieser Kommentar ist Ihr eigener: Sie können ihn löschen
no-items = bitte zuerst mindestens einen Eintrag wählen
too-many-items = { $max ->
    [one] höchstens { $max } Eintrag auf einmal
   *[other] höchstens { $max } Einträge auf einmal
}
item-unknown = einer der gewählten Einträge ist keiner
action-unknown = diese Seite kennt die Aktion nicht
not-confirmed = bitte bestätigen, dass Ihr Konto gelöscht werden soll
usage-dates = Anfang und Ende sind Tage wie 2026-01-31
usage-period = { $max ->
    [one] der Anfang liegt vor dem Ende, höchstens { $max } Tag davor
   *[other] der Anfang liegt vor dem Ende, höchstens { $max } Tage davor
}
no-title = ein Bild braucht einen Titel
no-file = das Formular hat kein Feld namens file
body-too-large = die Anfrage ist zu groß

field-title = der Titel
field-search = die Suche
field-reason = der Grund
field-marker-size = die Größe der Markierungen
field-comment-length = die Länge der Kommentare
field-reply-nesting = die Tiefe der Antworten
field-flags = die Zahl der Meldungen
field-embed-sites = die Liste der Websites, die einbetten dürfen
field-blocked-words = die Liste der gesperrten Wörter

other-site = diese Anfrage kommt von einer anderen Website
site-not-listed = diese Website darf keine Bilder dieses Arbeitsbereichs einbetten; seine Administration führt die Liste
unknown-host = dieser Server kennt den Namen nicht, unter dem er aufgerufen wurde; wer ihn betreibt, setzt ihn mit --public-url
no-account = Sie haben hier kein Konto
wrong-password = das ist nicht Ihr jetziges Passwort
wrong-link-password = das ist nicht das Passwort dieses Links
name-of-site = Ihr Name ist der, den Ihnen die Website gibt, auf der Sie angemeldet sind
close-image = nur die Moderation sperrt Bilder
manage-image = nur wer ein Bild hochgeladen hat und die Moderation ändern es
original = die Datei, wie sie hochgeladen wurde, haben nur die Person selbst und die Moderation
usage = nur die Administration sieht die Nutzung
ban-self = Sie können sich nicht selbst ausschließen
ban-peer = Sie können niemanden ausschließen, der hier so viel darf wie Sie oder mehr
banned = Sie können hier zurzeit nicht mitmachen: die Moderation hat Sie für eine Weile ausgeschlossen

file-elsewhere = das Bild steht auf einer anderen Website: ersetzen Sie es dort
email-taken = mit dieser E-Mail-Adresse gibt es schon ein Konto; bitte stattdessen anmelden
last-administrator = dann gäbe es keine Administration mehr; bitte sie zuerst jemand anderem geben
only-administrator = Sie sind allein in der Administration; bitte sie zuerst jemand anderem geben
only-administrator-of = Sie sind allein in der Administration von „{ $tenant }“; bitte sie zuerst jemand anderem geben
too-many-links = { $max ->
    [one] ein Bild hat höchstens { $max } Link zum Teilen; bitte zuerst einen widerrufen
   *[other] ein Bild hat höchstens { $max } Links zum Teilen; bitte zuerst einen widerrufen
}
too-many-keys = { $max ->
    [one] ein Arbeitsbereich hat höchstens { $max } API-Schlüssel; bitte zuerst einen widerrufen
   *[other] ein Arbeitsbereich hat höchstens { $max } API-Schlüssel; bitte zuerst einen widerrufen
}
too-many-webhooks = { $max ->
    [one] ein Arbeitsbereich hat höchstens { $max } Webhook; bitte zuerst einen löschen
   *[other] ein Arbeitsbereich hat höchstens { $max } Webhooks; bitte zuerst einen löschen
}
webhook-off = dieser Webhook ist aus; bitte zuerst einschalten
no-address = woher diese Person kam, ist nicht bekannt
own-address = diese Person kommt von derselben Adresse wie Sie: Sie würden sich selbst ausschließen
held-deleted = dieser Kommentar wurde nach der Freigabe gelöscht
held-outdated = dieser Kommentar wurde bearbeitet, nachdem diese Änderung gesendet worden war
abandoned = dieser Vorgang wurde aufgegeben; bitte noch einmal senden
contended = zu viele Personen ändern dieses Bild auf einmal; bitte noch einmal versuchen
discussion-gone = die Diskussion wurde inzwischen gelöscht
comment-gone = der Kommentar wurde inzwischen gelöscht
invitation-gone = diese Einladung wurde inzwischen aufgebraucht
reset-link-gone = dieser Link wurde schon benutzt
settings-changed = nicht gespeichert: jemand hat die Einstellungen geändert, nachdem Sie diese Seite geöffnet hatten. Speichern Sie noch einmal, damit Ihre gelten, bei: { $settings }
list-separator = {", "}
setting-text = { $setting } (jetzt „{ $value }“)
setting-value = { $setting } (jetzt { $value })
setting-on = { $setting } (jetzt an)
setting-off = { $setting } (jetzt aus)
setting-viewers = wer ansehen kann
setting-writers = wer kommentieren kann
setting-marker-size = Größe der Markierungen
setting-comment-length = längster Kommentar
setting-reply-nesting = Tiefe der Antworten
setting-embed-sites = Websites, die einbetten dürfen
setting-sso-compatibility = signierte Daten gelten 2 Tage
setting-simple-sso = Personen ohne Signatur
setting-words = gesperrte Wörter
setting-on-word = was mit gesperrten Wörtern geschieht
setting-flags = Meldungen, die einen Kommentar verbergen
setting-usage = Nutzung für alle
setting-first-steps = erste Schritte erledigt

rate-limited = { $seconds ->
    [one] zu viele Anfragen auf einmal; bitte in { $seconds } Sekunde noch einmal versuchen
   *[other] zu viele Anfragen auf einmal; bitte in { $seconds } Sekunden noch einmal versuchen
}
server-busy = der Server hat gerade zu viel zu tun; bitte gleich noch einmal versuchen
too-many-connections = aus Ihrem Netz sind zu viele Verbindungen offen; bitte einige schließen
uploads-yours = Sie laden schon mehrere Bilder hoch; bitte danach noch einmal versuchen
uploads-network = aus Ihrem Netz werden gerade zu viele Bilder hochgeladen; bitte noch einmal versuchen
uploads-all = gerade werden zu viele Bilder hochgeladen; bitte gleich noch einmal versuchen
fetches = gerade werden zu viele Bilder geholt; bitte gleich noch einmal versuchen
preparations = gerade werden zu viele Bilder vorbereitet; bitte gleich noch einmal versuchen
passwords-waiting = zu viele Passwörter warten auf Prüfung
held-comments = { $max ->
    [one] { $max } Kommentar von Ihnen wartet schon auf die Moderation; bitte danach noch einmal versuchen
   *[other] { $max } Kommentare von Ihnen warten schon auf die Moderation; bitte danach noch einmal versuchen
}

image-file-too-large = die Datei ist größer als { NUMBER($max) } MiB
image-too-large = das Bild ist zu groß: höchstens { NUMBER($megapixels) } Megapixel und { NUMBER($side) } Pixel je Seite
image-format = { $name }-Bilder werden nicht angenommen; PNG, JPEG, WebP und GIF schon
not-an-image = das ist kein Bild, das sich zeigen lässt: { $why }
image-empty = die Datei ist leer
image-unknown-format = der Inhalt hat kein bekanntes Bildformat
image-part-too-large = ein Teil ist größer als das Ganze
image-no-pixels = es hat keine Pixel
image-rare-variant = es nutzt eine seltene Variante seines Formats
image-undecodable = es ist beschädigt oder abgeschnitten
image-damaged = es ist beschädigt
image-unscalable = es lässt sich nicht verkleinern
image-unstorable = es lässt sich nicht speichern
image-cut-off = dieses Bild ist abgeschnitten: sein Ende fehlt
image-too-slow = das Bild vorzubereiten dauerte zu lange
fetch-unreachable = der Server des Bildes war nicht erreichbar
fetch-too-slow = der Server des Bildes antwortete zu langsam
fetch-status = der Server des Bildes antwortete mit Status { $status }
fetch-redirects = die Adresse des Bildes leitet zu oft weiter
fetch-encoded = der Server des Bildes schickte es in einer Form, um die nicht gebeten wurde
fetch-too-large = das Bild ist größer als { NUMBER($max) } MiB
address-too-long = sie ist zu lang
address-no-url = sie ist keine Webadresse
address-not-http = sie beginnt nicht mit http:// oder https://
address-credentials = sie enthält einen Benutzernamen oder ein Passwort
address-no-host = sie hat keinen Host
address-redirect = sie leitet zu keiner Webadresse weiter
address-not-public = sie ist nicht im öffentlichen Internet

delivery-status = Status { $status }
delivery-no-connection = keine Verbindung
delivery-too-slow = { $seconds ->
    [one] keine Antwort innerhalb von { $seconds } Sekunde
   *[other] keine Antwort innerhalb von { $seconds } Sekunden
}

password-too-short = { $min ->
    [one] bitte ein Passwort mit mindestens { $min } Zeichen wählen
   *[other] bitte ein Passwort mit mindestens { $min } Zeichen wählen
}
password-too-long = { $max ->
    [one] ein Passwort hat höchstens { $max } Zeichen
   *[other] ein Passwort hat höchstens { $max } Zeichen
}
password-common = dieses Passwort gehört zu denen, die zuerst probiert werden; bitte ein anderes wählen
password-personal = bitte ein Passwort wählen, das weder Ihr Name noch Ihre E-Mail-Adresse ist
