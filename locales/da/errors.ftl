wrong-credentials = forkert e-mail eller adgangskode
no-such-page = denne side findes ikke
no-such-image = dette billede findes ikke
no-such-picture = denne billedfil findes ikke
no-such-workspace = dette arbejdsområde findes ikke
no-such-link = dette link findes ikke
no-such-discussion = denne diskussion findes ikke
no-such-comment = denne kommentar findes ikke
no-such-invitation = denne invitation findes ikke
no-such-key = denne API-nøgle findes ikke
no-such-webhook = denne webhook findes ikke
no-such-member = dette medlem findes ikke
no-such-ban = denne udelukkelse findes ikke
nothing-to-undo = der er intet at fortryde: det er allerede fortrudt eller for længe siden
no-such-thing = det findes ikke
overloaded = for mange åbner store billeder; prøv igen
unwritable = der kan ikke gemmes noget lige nu: { $why }
disk-full = serverens disk er fuld
database-locked = et andet program holder serverens database låst
disk-fails = serverens disk kan ikke skrives
files-away = billedernes lager svarer ikke
database-away = serverens database svarer ikke
stopping = serveren er ved at stoppe

blank-name = navnet viser ingenting
reserved-name = dette navn er til dem, der modererer her; vælg et andet
deleted-name = dette navn står for personer, hvis navn ikke vises; vælg et andet
your-name = dit navn: { $why }
key-name = nøglens navn: { $why }
email-invalid = skriv en e-mailadresse som ada@example.org
control-character = { $field } har et kontroltegn
field-empty = { $field } er tom
field-too-long = { $max ->
    [one] { $field } er længere end { $max } tegn
   *[other] { $field } er længere end { $max } tegn
}
field-out-of-range = { $field } er et tal fra { $from } til { $to }
tenant-name = { $max ->
    [one] et navn har 1 til { $max } tegn
   *[other] et navn har 1 til { $max } tegn
}
list-too-long = { $max ->
    [one] { $field } har mere end { $max } post
   *[other] { $field } har mere end { $max } poster
}
not-a-site = { $text } er ikke et websted som https://example.org
word-too-long = { $max ->
    [one] et blokeret ord har højst { $max } tegn
   *[other] et blokeret ord har højst { $max } tegn
}
key-days = { $max ->
    [one] en API-nøgle udløber efter 1 til { $max } dag eller aldrig
   *[other] en API-nøgle udløber efter 1 til { $max } dage eller aldrig
}
address-unusable = denne adresse kan ikke bruges: { $why }
image-address-unusable = billedets adresse kan ikke bruges: { $why }
no-topics = vælg mindst én slags hændelse
link-days = { $max ->
    [one] et link udløber efter 1 til { $max } dag
   *[other] et link udløber efter 1 til { $max } dage
}
invitation-bounds = { $max ->
    [one] en invitation gælder 1, 7 eller 30 dage og 1 til { $max } person
   *[other] en invitation gælder 1, 7 eller 30 dage og 1 til { $max } personer
}
member-role = et medlem er medlem, moderator eller administrator
ban-end = vælg hvor længe, eller en kommende dag som 2030-01-31
ban-target = en udelukkelse gælder en person eller en adresse
own-comment = denne kommentar er din egen: du kan slette den
no-items = vælg mindst én post først
too-many-items = { $max ->
    [one] højst { $max } post ad gangen
   *[other] højst { $max } poster ad gangen
}
item-unknown = en af de valgte poster findes ikke
action-unknown = denne side kender ikke den handling
not-confirmed = bekræft, at din konto skal slettes
usage-dates = fra og til er dage som 2026-01-31
usage-period = { $max ->
    [one] fra ligger før til, med højst { $max } dag imellem
   *[other] fra ligger før til, med højst { $max } dage imellem
}
no-title = et billede skal have en titel
no-file = formularen har intet felt ved navn file
body-too-large = forespørgslen er for stor

field-title = titlen
field-search = søgningen
field-reason = grunden
field-marker-size = markørernes størrelse
field-comment-length = kommentarernes længde
field-reply-nesting = svarenes dybde
field-flags = antallet af anmeldelser
field-embed-sites = listen over websteder, der må indlejre
field-blocked-words = listen over blokerede ord

other-site = denne forespørgsel kommer fra et andet websted
site-not-listed = dette websted må ikke indlejre billeder fra arbejdsområdet; dets administratorer fører listen
unknown-host = serveren kender ikke det navn, den blev kaldt ved; den, der driver den, sætter det med --public-url
no-account = du har ingen konto her
wrong-password = det er ikke din nuværende adgangskode
wrong-link-password = det er ikke adgangskoden til dette link
name-of-site = dit navn er det, som webstedet, hvor du er logget ind, giver dig
close-image = kun moderatorer låser billeder
manage-image = kun den, der uploadede et billede, og moderatorer ændrer det
original = kun den, der uploadede et billede, og moderatorer har filen, som den blev sendt
usage = kun administratorer ser forbruget
ban-self = du kan ikke udelukke dig selv
ban-peer = du kan ikke udelukke en, der må lige så meget som dig eller mere
banned = du kan ikke deltage her lige nu: en moderator har udelukket dig for en tid

file-elsewhere = billedet er på et andet websted: erstat det dér
email-taken = der er allerede en konto med denne e-mailadresse; log ind i stedet
last-administrator = så var der ingen administrator mere; gør først en anden til det
only-administrator = du er den eneste administrator; gør først en anden til det
only-administrator-of = du er den eneste administrator af “{ $tenant }”; gør først en anden til det
too-many-links = { $max ->
    [one] et billede har højst { $max } delelink; træk først et tilbage
   *[other] et billede har højst { $max } delelinks; træk først et tilbage
}
too-many-keys = { $max ->
    [one] et arbejdsområde har højst { $max } API-nøgle; træk først en tilbage
   *[other] et arbejdsområde har højst { $max } API-nøgler; træk først en tilbage
}
too-many-webhooks = { $max ->
    [one] et arbejdsområde har højst { $max } webhook; slet først en
   *[other] et arbejdsområde har højst { $max } webhooks; slet først en
}
webhook-off = denne webhook er slået fra; slå den først til
no-address = det vides ikke, hvor denne person kom fra
own-address = denne person kommer fra samme adresse som dig: du ville udelukke dig selv
held-deleted = kommentaren blev slettet, efter at den var godkendt
held-outdated = kommentaren blev redigeret, efter at denne ændring var sendt
abandoned = denne handling blev opgivet; send den igen
contended = for mange ændrer dette billede på én gang; prøv igen
discussion-gone = diskussionen er slettet i mellemtiden
comment-gone = kommentaren er slettet i mellemtiden
invitation-gone = invitationen er brugt op i mellemtiden
reset-link-gone = dette link er allerede brugt
settings-changed = ikke gemt: indstillingerne er ændret, efter at du åbnede siden. Gem igen for at få dine i stedet, i { $settings }
list-separator = {", "}
setting-text = { $setting } (nu “{ $value }”)
setting-value = { $setting } (nu { $value })
setting-on = { $setting } (nu til)
setting-off = { $setting } (nu fra)
setting-viewers = hvem der kan se
setting-writers = hvem der kan kommentere
setting-marker-size = markørernes størrelse
setting-comment-length = længste kommentar
setting-reply-nesting = svarenes dybde
setting-embed-sites = websteder, der må indlejre
setting-sso-compatibility = signerede data gælder 2 dage
setting-simple-sso = personer uden signatur
setting-words = blokerede ord
setting-on-word = hvad der sker med blokerede ord
setting-flags = anmeldelser, der skjuler en kommentar
setting-usage = forbrug for alle
setting-first-steps = første trin klaret

rate-limited = { $seconds ->
    [one] for mange forespørgsler på én gang; prøv igen om { $seconds } sekund
   *[other] for mange forespørgsler på én gang; prøv igen om { $seconds } sekunder
}
server-busy = serveren har for travlt lige nu; prøv igen om lidt
too-many-connections = der er for mange åbne forbindelser fra dit netværk; luk nogle
uploads-yours = du uploader allerede flere billeder; prøv igen, når de er der
uploads-network = der uploades for mange billeder fra dit netværk lige nu; prøv igen
uploads-all = der uploades for mange billeder lige nu; prøv igen om lidt
fetches = der hentes for mange billeder lige nu; prøv igen om lidt
preparations = der klargøres for mange billeder lige nu; prøv igen om lidt
passwords-waiting = for mange adgangskoder venter på at blive tjekket
held-comments = { $max ->
    [one] { $max } kommentar fra dig venter allerede på en moderator; prøv igen, når den er behandlet
   *[other] { $max } kommentarer fra dig venter allerede på en moderator; prøv igen, når nogle er behandlet
}

image-file-too-large = filen er større end { NUMBER($max) } MiB
image-too-large = billedet er for stort: højst { NUMBER($megapixels) } megapixel og { NUMBER($side) } pixel pr. side
image-format = { $name }-billeder tages ikke imod; det gør PNG, JPEG, WebP og GIF
not-an-image = dette er ikke et billede, der kan vises: { $why }
image-empty = filen er tom
image-unknown-format = indholdet har intet kendt billedformat
image-part-too-large = en del er større end helheden
image-no-pixels = det har ingen pixel
image-rare-variant = det bruger en sjælden variant af sit format
image-undecodable = det er beskadiget eller skåret af
image-damaged = det er beskadiget
image-unscalable = det kan ikke gøres mindre
image-unstorable = det kan ikke gemmes
image-cut-off = dette billede er skåret af: slutningen mangler
image-too-slow = det tog for lang tid at klargøre billedet
fetch-unreachable = billedets server kunne ikke nås
fetch-too-slow = billedets server svarede for langsomt
fetch-status = billedets server svarede med status { $status }
fetch-redirects = billedets adresse viderestiller for mange gange
fetch-encoded = billedets server sendte det i en form, der ikke var bedt om
fetch-too-large = billedet er større end { NUMBER($max) } MiB
address-too-long = den er for lang
address-no-url = den er ikke en webadresse
address-not-http = den begynder ikke med http:// eller https://
address-credentials = den indeholder et brugernavn eller en adgangskode
address-no-host = den har ingen vært
address-redirect = den viderestiller ikke til en webadresse
address-not-public = den er ikke på det offentlige internet

delivery-status = status { $status }
delivery-no-connection = ingen forbindelse
delivery-too-slow = { $seconds ->
    [one] intet svar inden for { $seconds } sekund
   *[other] intet svar inden for { $seconds } sekunder
}

password-too-short = { $min ->
    [one] vælg en adgangskode på mindst { $min } tegn
   *[other] vælg en adgangskode på mindst { $min } tegn
}
password-too-long = { $max ->
    [one] en adgangskode har højst { $max } tegn
   *[other] en adgangskode har højst { $max } tegn
}
password-common = denne adgangskode er en af dem, der prøves først; vælg en anden
password-personal = vælg en adgangskode, der hverken er dit navn eller din e-mailadresse
