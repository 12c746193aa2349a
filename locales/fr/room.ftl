who-is-here = Qui est là
here = ici
connecting = Connexion…
live-cursors = Curseurs en direct
moderation = Modération

edit = Modifier
flag-comment = Signaler le commentaire
ban-author = Exclure l’auteur
delete-comment = Supprimer le commentaire
edit-comment = Modifier le commentaire
reply-to-comment = Répondre
in-reply-to = Réponse à { $name }
replying-to = En réponse à { $name }
stop-replying = Ne plus répondre
flagged = Signalé
cancel = Annuler
save = Enregistrer

add-a-comment = Ajouter un commentaire…
your-name = Votre nom
send = Envoyer
sending = Envoi…
sign-in = Se connecter

delete-this-discussion = Supprimer cette discussion ?
keep = Garder
delete = Supprimer
flag-this-comment = Signaler ce commentaire ?
moderators-will-look-at-it = La modération le regardera. La personne qui l’a écrit ne saura pas qui l’a signalé.
reason-if-you-like = Motif, si vous le souhaitez
flag = Signaler

keyboard-shortcuts = Raccourcis clavier
next-discussion = Discussion suivante
previous-discussion = Discussion précédente
resolve-or-reopen = Résoudre ou rouvrir
edit-your-last-comment = Modifier votre dernier commentaire
writing = Écriture
send-or-save = Envoyer ou enregistrer
new-line = Nouvelle ligne
markers = Repères
place-a-marker-arrow-keys = Placer un repère : flèches, Entrée
move-a-marker-arrow-keys = Déplacer un repère : flèches, Entrée
larger-steps = Plus grands pas
size-of-the-region = Taille de la zone
hide-or-show-all-markers = Masquer ou afficher tous les repères
picture = Image
zoom-in-or-out = Zoom avant ou arrière
fit-whole-image = Image entière
actual-size = Taille réelle
space-key = Espace
drag-to-pan = Glisser pour déplacer l’image agrandie
show-these-keys = Afficher ces raccourcis
close = Fermer

unread = Non lu
resolved = Résolu
no-discussions-yet-click-anywhere = Pas encore de discussion. Cliquez n’importe où sur l’image pour en ouvrir une.
no-discussion-here-choose-all = Aucune discussion ici. Choisissez « Toutes » ou changez la recherche.

place-of-the-new-marker = Emplacement du nouveau repère. Les flèches le déplacent, plus loin avec Maj, et tracent une zone avec Alt ; Entrée le pose, Échap annule.
place-of-the-marker = Emplacement du repère. Les flèches le déplacent, plus loin avec Maj, et changent la taille d’une zone avec Alt ; Entrée le pose, Échap le remet.

dismiss = Masquer
last-by = , la dernière de { $name }
your-text = Votre texte
undo = Annuler
this-was-deleted-before-you = Ceci a été supprimé ou verrouillé avant l’envoi de votre texte :
discard = Abandonner
copy = Copier
reload = Recharger
open-in-a-tab = Ouvrir dans un onglet
all-images = Toutes les images

jump-to-the-newest-comment = Aller au commentaire le plus récent
discussions = Discussions
search-comments = Rechercher
show = Afficher
newest = Dernier
mark-all-as-read = Tout marquer comme lu
order = Ordre
by-number = Par numéro
newest-activity = Plus récentes
oldest-activity = Plus anciennes
all = Toutes
open = En cours
mine = Les miennes

new-discussion = Nouvelle discussion
back-to-the-image = Retour à l’image
copy-link = Copier le lien
resolve = Résoudre
lock = Verrouiller
delete-discussion = Supprimer la discussion
comments = Commentaires
locked-by-a-moderator = Verrouillée par la modération
resolved-by = Résolue par { $name }
try-again = Réessayer

zoom = Zoom
view = Affichage
zoom-out = Zoom arrière
zoom-in = Zoom avant
fit-to-width = Ajuster à la largeur
actual-size-1-1 = Taille réelle, 1:1
hide-markers = Masquer les repères

image-chat-all-images = Image Chat, toutes les images
image = Image
share-links = Liens de partage
go-to-the-list-of = Aller à la liste des discussions
share = Partager
place-a-marker-with-the = Placer un repère au clavier
your-account = Votre compte
this-image-is-on-another = Cette image est sur un autre site : { $place }
the-picture-cannot-be-shown = L’image ne peut pas être affichée ici : { $address }

about-this-image = À propos de cette image
download = Télécharger
download-the-original = Télécharger l’original
the-original-is-the-file = L’original est le fichier tel qu’il a été envoyé, avec le lieu et l’appareil s’ils y figurent : pour la personne qui l’a envoyé et la modération. Les autres téléchargent l’image en taille réelle sans ces données.
this-is-the-picture-in = Voici l’image en taille réelle, sans lieu ni appareil. Le fichier envoyé n’est pas là : il date d’avant la conservation de ces fichiers.
uploaded = Envoyée
uploaded-by = Envoyée par { $name }
first-marker = Premier repère
first-marker-by = Premier repère de { $name }
title = Titre
who-finds-it = Qui la trouve
everyone-in-the-gallery = Tout le monde, dans la galerie
anyone-with-the-link = Toute personne ayant le lien
members = Les membres
another-picture = Une autre image
discussions-stay-and-markers-keep = Les discussions restent et les repères gardent leur place.
replace = Remplacer
delete-image = Supprimer l’image
it-can-be-restored-for = Elle peut être rétablie pendant 30 jours.

all-discussions = Toutes les discussions
read-all-discussions = Lire toutes les discussions

pages = Pages
page-of = Page { NUMBER($page) } sur { NUMBER($pages) }
previous = Précédent
next = Suivant
first-comments = Premiers commentaires
further-comments = Commentaires suivants
comment-count = { $count ->
    [one] { $count } commentaire
   *[other] { $count } commentaires
}

copied = Copié
at-most = { $max ->
    [one] Au plus { $max } caractère
   *[other] Au plus { $max } caractères
}

there-are-no-discussions-yet = Il n’y a pas encore de discussion.
further-discussions = Discussions suivantes
print = Imprimer

## image/switcher.rs, image/tips.rs
previous-or-next-image = Image précédente ou suivante
images = Images
previous-image = Image précédente
next-image = Image suivante
tip-click = Cliquez n’importe où sur l’image pour parler de cet endroit.
tip-share = Tous ceux qui ouvrent cette adresse le voient aussitôt. Envoyez-la à quelqu’un.
tip-list = Toutes les discussions sont ici.
tip-keys = La touche ? affiche les raccourcis.
tip = Conseil
skip = Passer
got-it = Compris

## reactions, mentions, earlier versions, tools to write
add-reaction = Ajouter une réaction
earlier-versions = Versions précédentes
no-earlier-versions = Aucune version précédente n’est conservée.
earlier-versions-not-loaded = Les versions précédentes ne peuvent pas être chargées pour le moment.
delete-earlier-versions = Supprimer les versions précédentes
formatting = Mise en forme
bold = Gras
italic = Italique
code = Code
web-link = Lien
bullet-list = Liste
quote = Citation
mention = Mentionner
add-a-picture = Ajouter une image
pictures = Images
describe-the-picture = Décrire l’image
remove-the-picture = Retirer l’image
preview = Aperçu
enter-sends = Entrée envoie
enter-sends-hint = Entrée envoie. Ctrl+Entrée envoie toujours
here-now = présent
mentions-you = Vous mentionne
mentions-me = Me mentionnent
mention-someone = Mentionner quelqu’un
send-or-save-unless-off = Envoyer ou enregistrer, sauf si désactivé
preview-not-loaded = L’aperçu ne peut pas être chargé pour le moment.
reactions = Réactions
people-to-mention = Personnes
