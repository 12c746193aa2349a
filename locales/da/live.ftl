full-stop = .

connection-live = Live
connection-connecting = Forbinder…
connection-offline = Offline
connection-not-live = Ikke live
connection-consequence = , kun læsning
reading-offline = Du er offline: du kan læse, og skrive igen, når forbindelsen er tilbage.
comments-offline = Du er offline. Flere kommentarer kommer, når forbindelsen er tilbage.
no-cookies = Din browser lader ikke denne side huske dig inde i et andet websted. Du kan læse her; åbn den i en fane for sig for at skrive.

role-guest = Gæst
role-member = Medlem
role-moderator = Moderator
role-administrator = Administrator

marker = Diskussion { $number }, { $place }
marker-sending = { $marker }, sendes
marker-resolved = { $marker }, løst
marker-unread = { $marker }, ulæst
marker-mentions = { $marker }, ulæst, nævner dig
draft = Kladde
draft-failed = Kladde, ikke sendt
place = { $words }, { $x } %, { $y } %
place-centre = midten
place-left = venstre
place-right = højre
place-upper = øverst
place-lower = nederst
place-upper-left = øverst til venstre
place-upper-right = øverst til højre
place-lower-left = nederst til venstre
place-lower-right = nederst til højre
place-region = område fra { $from }, til { $x } %, { $y } %
no-comment = Ingen kommentar endnu
replies = { $count ->
    [one] { $count } svar
   *[other] { $count } svar
}
matches = { $count ->
    [one] { $count } resultat
   *[other] { $count } resultater
}
discussions-open = { NUMBER($all) }, { NUMBER($open) } åbne
discussion-title = Diskussion { $number }
found = { $count ->
    [0] Intet fundet
    [one] Fundet i { $count } diskussion
   *[other] Fundet i { $count } diskussioner
}
all-read = Alle diskussioner er markeret som læst
no-discussions = Ingen diskussioner
discussion-reopened = Diskussion { $number } er genåbnet
discussion-resolved = Diskussion { $number } er løst
markers-hidden = Markører er skjult
markers-shown = Markører vises

heard-opened = { $name } startede en diskussion, { $place }
heard-opened-with = { $name } startede en diskussion, { $place }: { $text }
heard-deleted = { $name } slettede diskussion { $number }
heard-replied = { $name } svarede i diskussion { $number }: { $text }
heard-edited = { $name } redigerede en kommentar i diskussion { $number }
heard-deleted-comment = { $name } slettede en kommentar i diskussion { $number }
heard-restored-comment = { $name } gendannede en kommentar i diskussion { $number }
heard-reacted = { $name } reagerede med { $emoji } i diskussion { $number }
heard-resolved = { $name } løste diskussion { $number }
heard-reopened = { $name } genåbnede diskussion { $number }
heard-locked = { $name } låste diskussion { $number }
heard-unlocked = { $name } låste diskussion { $number } op
heard-moved = { $name } flyttede diskussion { $number }, { $place }
heard-restored = { $name } gendannede en diskussion
heard-many = { $count ->
    [one] { $count } ændring fra andre
   *[other] { $count } ændringer fra andre
}

comment = Kommentar
reply = Svar
resolve = Løs
reopen = Genåbn
lock = Lås
unlock = Lås op
edited = redigeret
sending = sendes…
edit-not-saved = ændring ikke gemt
characters-left = { NUMBER($count) } tilbage
characters-too-many = { NUMBER($count) } for mange
loading-comments = Henter kommentarer…
earlier-comments = { $count ->
    [one] { $count } tidligere
   *[other] { $count } tidligere
}
typing-one = { $name } skriver…
typing-two = { $name } og { $other } skriver…
typing-many = { $count ->
    [one] { $name } og { $count } anden skriver…
   *[other] { $name } og { $count } andre skriver…
}
link-copied = Linket er kopieret.
text-copied = Teksten er kopieret.
discussion-deleted = Diskussionen er slettet.
comment-deleted = Kommentaren er slettet.
this-discussion-deleted = Denne diskussion er slettet.
that-discussion-deleted = Den diskussion er slettet.
flag-thanks = Tak. En moderator ser på det.
delete-consequence = { $count ->
    [one] Den forsvinder for alle. Du kan fortryde i 10 sekunder.
   *[other] Alle { $count } kommentarer forsvinder for alle. Du kan fortryde i 10 sekunder.
}
lock-discussions = Lås diskussioner
unlock-discussions = Lås diskussioner op

you = dig
people-unnamed = { $count ->
    [one] Én person uden navn endnu
   *[other] { $count } personer uden navn endnu
}
people-more = { $count ->
    [one] og { $count } mere
   *[other] og { $count } flere
}

comments-waiting = { $count ->
    [0] Intet venter
    [one] { $count } kommentar venter
   *[other] { $count } kommentarer venter
}

failed = noget gik galt på serveren; prøv igen
no-identity = der skal først et navn eller et login til
held = din kommentar venter på en moderator
no-name = skriv dit navn for at skrive med
no-such-discussion = denne diskussion findes ikke længere
no-such-comment = denne kommentar findes ikke længere
not-the-author = kun forfatteren til en kommentar kan redigere den
not-yours = det kan kun forfatteren eller en moderator
moderators-only = det kan kun moderatorer
discussion-locked = denne diskussion er låst: den kan læses, men ikke fortsættes
comment-too-long = { $max ->
    [one] en kommentar har højst { $max } tegn her
   *[other] en kommentar har højst { $max } tegn her
}
too-deep = så dybt kan der ikke svares her
unknown-emoji = det er ikke en af reaktionerne
region-outside = et område skal ligge helt på billedet
full = her er ikke plads til mere
sign-in-to-write = log ind for at skrive her
members-write = kun medlemmer kan skrive her
no-one-writes = der kan ikke skrives her lige nu
image-locked = diskussionerne på dette billede er låst: de kan læses, men ikke fortsættes
view-only = dette delelink er kun til visning
text-empty = teksten er tom
text-too-long = { $max ->
    [one] teksten er længere end { $max } tegn
   *[other] teksten er længere end { $max } tegn
}
bad-guest-name = dette navn kan ikke bruges: { $why }
no-answer = serveren kan ikke nås
not-sent-offline = Du er offline, så dette blev ikke sendt. Prøv igen, når forbindelsen er tilbage.
not-saved = Forbindelsen røg, og dette blev ikke gemt. Prøv igen.
other-version = Der er en ny version af Image Chat. Genindlæs siden; det, du har skrevet, bliver.
image-gone = Dette billede findes ikke længere.
not-allowed-any-more = Du må ikke længere se dette billede.
signed-out = Du er logget ud. Log ind for at fortsætte.
no-origin = Denne side vises i en sandkasse, hvorfra den ikke kan forbinde. Du kan læse her; åbn den i en fane for sig for at skrive.

## moving.rs, placing.rs
discussion-was-moved = Diskussion { $number } er flyttet.
discussion-was-resized = Størrelsen på diskussion { $number } er ændret.
not-moved = Ikke flyttet
