add-a-marker = Markierung setzen
click-on-the-image = Auf das Bild klicken
sign-out = Abmelden
page-did-not-accept = die Seite hat den Kommentar nicht angenommen
page-did-not-answer = die Seite hat nicht geantwortet
