language = Langue
choose = Choisir
appearance = Apparence
as-the-system = Système
light = Claire
dark = Sombre
open-discussions = { $count ->
    [0] Aucune discussion en cours
    [one] { $count } discussion en cours
   *[other] { $count } discussions en cours
}

pages-of-images = Pages d’images
images = Images
title = Titre
order = Ordre
search = Rechercher
deleted = Supprimée : { $title }. Elle peut être rétablie pendant 30 jours.
nothing-here-yet = Rien pour l’instant. Votre première image apparaîtra ici.
no-image-has-this = Aucune image n’a cela dans son titre.
first-images = Premières images
more-images = Plus d’images
newest-first = Plus récentes d’abord
oldest-first = Plus anciennes d’abord
by-title = Par titre
last-activity-first = Dernière activité d’abord
undo = Annuler

uploaded = Envoyée
import = Importer
importing = Importation…
drop-images-here-or-paste = Déposez des images ici, ou collez-en une
choose-files = Choisir des fichiers
upload = Envoyer
file-kinds = PNG, JPEG, WebP ou GIF, jusqu’à { NUMBER($mb) } Mo
not-an-image = « { $name } » n’est pas une image qui peut être affichée ici. Choisissez un fichier PNG, JPEG, WebP ou GIF.
file-too-large = Le fichier dépasse { NUMBER($mb) } Mo.
no-file-dropped = Il n’y avait pas de fichier dans ce que vous avez déposé.
connection-broke = La connexion a été coupée. Réessayez.
partly-uploaded = { $done } images sur { $all } ont été envoyées ; elles seront dans la galerie quand vous rechargerez la page.
uploading = Envoi de { $name }
preparing-the-image = Préparation de l’image…
sent-of = { $sent } sur { $total } Mo
cancel = Annuler
or-import-from-a-link = …ou importez depuis un lien
untitled-image = Image sans titre

talk-about-an-image-right = Parlez d’une image, à l’endroit même.
click-anywhere-on-it-and = Cliquez n’importe où et écrivez. Tous ceux qui regardent voient votre note aussitôt.

for-developers = Pour le développement
rest-api = API REST
live-protocol = Protocole en direct

your-account = Votre compte
sign-in = Se connecter

all-images = Toutes les images
nothing-here-for-you = Rien à voir ici pour vous
missing-or-for-others = L’adresse est peut-être mal écrite, ou ce qui était ici a été supprimé. Ou c’est destiné à d’autres que le compte connecté.
missing-or-for-members = L’adresse est peut-être mal écrite, ou ce qui était ici a été supprimé. Ou c’est réservé aux membres : connectez-vous, puis revenez.
link-expired = Ce lien n’est plus valable
link-expired-why = Il a été utilisé, a expiré ou a été révoqué. Demandez-en un autre.
too-many-at-once = Trop de requêtes à la fois
load-again-in-a-moment = Votre réseau a envoyé plus de requêtes qu’un serveur ne peut en traiter. Rechargez la page dans un instant ; rien n’est perdu.
load-again-in = { $seconds ->
    [one] Votre réseau a envoyé plus de requêtes qu’un serveur ne peut en traiter. Rechargez la page dans { $seconds } seconde ; rien n’est perdu.
   *[other] Votre réseau a envoyé plus de requêtes qu’un serveur ne peut en traiter. Rechargez la page dans { $seconds } secondes ; rien n’est perdu.
}
this-is-not-allowed = Ce n’est pas permis
the-server-is-busy = Le serveur est occupé
this-was-not-saved = Rien n’a été enregistré
this-did-not-work = Cela n’a pas marché
something-failed-on-our-side = Un problème est survenu chez nous
it-was-noted = Il a été noté. Réessayez dans un instant ; rien de ce qui a été envoyé n’est perdu.
not-found = Introuvable
too-many-requests = Trop de requêtes
busy-right-now = Occupé
not-saved = Non enregistré
not-allowed = Non permis
something-failed = Problème
about-an-error = Cette page d’Image Chat ne peut pas être affichée ; elle dit pourquoi et ramène aux images.

images-to-talk-about-on = Des images dont parler, sur toute page
click-on-a-picture-and = Cliquez sur une image et écrivez : tous ceux qui ont cette page ouverte le voient aussitôt. Voici tout ce qu’il faut à une page.
the-page-to-copy = La page à copier
images-to-talk-about = Des images dont on discute
replace-demo-by-the-id = Remplacez demo par l’identifiant de votre espace et ajoutez l’adresse de votre site à ses réglages.
plan-of-a-flat = Plan d’un appartement : deux pièces, cuisine et salle de bains
visitors-by-month = Visites par mois : elles doublent de janvier à juin

no-discussions-of-this-image = Il n’y a pas encore de discussion sur cette image.
read-the-discussions-of-this = Lire les discussions sur cette image
