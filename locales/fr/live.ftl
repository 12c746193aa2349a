full-stop = .

connection-live = En direct
connection-connecting = Connexion…
connection-offline = Hors ligne
connection-not-live = Pas en direct
connection-consequence = , lecture seule
reading-offline = Vous êtes hors ligne : vous pouvez lire, et écrire à nouveau au retour de la connexion.
comments-offline = Vous êtes hors ligne. La suite des commentaires viendra au retour de la connexion.
no-cookies = Votre navigateur ne permet pas à cette page de vous reconnaître dans un autre site. Vous pouvez lire ici ; pour écrire, ouvrez-la dans un onglet.

role-guest = Invité
role-member = Membre
role-moderator = Modération
role-administrator = Administration

marker = Discussion { $number }, { $place }
marker-sending = { $marker }, envoi en cours
marker-resolved = { $marker }, résolue
marker-unread = { $marker }, non lue
marker-mentions = { $marker }, non lue, vous mentionne
draft = Brouillon
draft-failed = Brouillon, non envoyé
place = { $words }, { $x } %, { $y } %
place-centre = au centre
place-left = à gauche
place-right = à droite
place-upper = en haut
place-lower = en bas
place-upper-left = en haut à gauche
place-upper-right = en haut à droite
place-lower-left = en bas à gauche
place-lower-right = en bas à droite
place-region = zone de { $from }, à { $x } %, { $y } %
no-comment = Pas encore de commentaire
replies = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
}
matches = { $count ->
    [one] { $count } résultat
   *[other] { $count } résultats
}
discussions-open = { NUMBER($all) }, { NUMBER($open) } en cours
discussion-title = Discussion { $number }
found = { $count ->
    [0] Aucun résultat
    [one] Trouvé dans { $count } discussion
   *[other] Trouvé dans { $count } discussions
}
all-read = Toutes les discussions sont marquées comme lues
no-discussions = Aucune discussion
discussion-reopened = Discussion { $number } rouverte
discussion-resolved = Discussion { $number } résolue
markers-hidden = Repères masqués
markers-shown = Repères affichés

heard-opened = { $name } a ouvert une discussion, { $place }
heard-opened-with = { $name } a ouvert une discussion, { $place } : { $text }
heard-deleted = { $name } a supprimé la discussion { $number }
heard-replied = { $name } a répondu dans la discussion { $number } : { $text }
heard-edited = { $name } a modifié un commentaire de la discussion { $number }
heard-deleted-comment = { $name } a supprimé un commentaire de la discussion { $number }
heard-restored-comment = { $name } a rétabli un commentaire de la discussion { $number }
heard-reacted = { $name } a réagi avec { $emoji } dans la discussion { $number }
heard-resolved = { $name } a résolu la discussion { $number }
heard-reopened = { $name } a rouvert la discussion { $number }
heard-locked = { $name } a verrouillé la discussion { $number }
heard-unlocked = { $name } a déverrouillé la discussion { $number }
heard-moved = { $name } a déplacé la discussion { $number }, { $place }
heard-restored = { $name } a rétabli une discussion
heard-many = { $count ->
    [one] { $count } modification par d’autres
   *[other] { $count } modifications par d’autres
}

comment = Commentaire
reply = Réponse
resolve = Résoudre
reopen = Rouvrir
lock = Verrouiller
unlock = Déverrouiller
edited = modifié
sending = envoi…
edit-not-saved = modification non enregistrée
characters-left = Encore { NUMBER($count) }
characters-too-many = { NUMBER($count) } de trop
loading-comments = Chargement des commentaires…
earlier-comments = { $count ->
    [one] { $count } plus ancien
   *[other] { $count } plus anciens
}
typing-one = { $name } écrit…
typing-two = { $name } et { $other } écrivent…
typing-many = { $count ->
    [one] { $name } et { $count } autre personne écrivent…
   *[other] { $name } et { $count } autres personnes écrivent…
}
link-copied = Lien copié.
text-copied = Texte copié.
discussion-deleted = Discussion supprimée.
comment-deleted = Commentaire supprimé.
this-discussion-deleted = Cette discussion a été supprimée.
that-discussion-deleted = Cette discussion-là a été supprimée.
flag-thanks = Merci. La modération va regarder.
delete-consequence = { $count ->
    [one] Elle disparaît pour tout le monde. Vous pouvez annuler pendant 10 secondes.
   *[other] Les { $count } commentaires disparaissent pour tout le monde. Vous pouvez annuler pendant 10 secondes.
}
lock-discussions = Verrouiller les discussions
unlock-discussions = Déverrouiller les discussions

you = vous
people-unnamed = { $count ->
    [one] { $count } personne encore sans nom
   *[other] { $count } personnes encore sans nom
}
people-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}

comments-waiting = { $count ->
    [0] Rien en attente
    [one] { $count } commentaire en attente
   *[other] { $count } commentaires en attente
}

failed = un problème est survenu sur le serveur ; réessayez
no-identity = il faut d’abord un nom ou une connexion
held = votre commentaire attend la modération
no-name = indiquez votre nom pour écrire
no-such-discussion = cette discussion n’existe plus
no-such-comment = ce commentaire n’existe plus
not-the-author = un commentaire ne peut être modifié que par la personne qui l’a écrit
not-yours = c’est réservé à l’auteur et à la modération
moderators-only = c’est réservé à la modération
discussion-locked = cette discussion est verrouillée : on peut la lire, mais pas la poursuivre
comment-too-long = { $max ->
    [one] un commentaire a au plus { $max } caractère ici
   *[other] un commentaire a au plus { $max } caractères ici
}
too-deep = les réponses ne vont pas si loin ici
unknown-emoji = ceci ne fait pas partie des réactions
region-outside = une zone doit être entièrement sur l’image
full = il n’y a plus de place ici
sign-in-to-write = connectez-vous pour écrire ici
members-write = seuls les membres écrivent ici
no-one-writes = on ne peut pas écrire ici pour le moment
image-locked = les discussions de cette image sont verrouillées : on peut les lire, mais pas les poursuivre
view-only = ce lien de partage est en lecture seule
text-empty = le texte est vide
text-too-long = { $max ->
    [one] le texte dépasse { $max } caractère
   *[other] le texte dépasse { $max } caractères
}
bad-guest-name = ce nom ne convient pas : { $why }
no-answer = le serveur est injoignable
not-sent-offline = Vous êtes hors ligne, rien n’a été envoyé. Réessayez au retour de la connexion.
not-saved = La connexion a été coupée et rien n’a été enregistré. Réessayez.
other-version = Il y a une nouvelle version d’Image Chat. Rechargez la page ; ce que vous avez écrit est conservé.
image-gone = Cette image n’existe plus.
not-allowed-any-more = Vous ne pouvez plus voir cette image.
signed-out = Vous avez été déconnecté. Connectez-vous pour continuer.
no-origin = Cette page est affichée dans un cadre isolé d’où elle ne peut pas se connecter. Vous pouvez lire ici ; pour écrire, ouvrez-la dans un onglet.

## moving.rs, placing.rs
discussion-was-moved = Discussion { $number } déplacée.
discussion-was-resized = Discussion { $number } redimensionnée.
not-moved = Non déplacé
