first-steps = Premiers pas
who-can-view = Qui peut voir ?
who-can-comment-and-upload = Qui peut commenter et envoyer des images ?
invite-people = Inviter des personnes
done = Terminé
first-steps-who-can-view = Premiers pas : qui peut voir et envoyer, invitations, sauvegardes.
go-through-them = Parcourir

pages-of-this-workspace = Pages de cet espace
images = Images

key = Clé
name = Nom
api-keys = Clés d’API
api = API
it-may-do-here-what = . Il peut faire ici ce que permet son rôle, et écrit sous son propre nom.
your-api-key = Votre clé d’API
store-it-where-your-program = Conservez-la là où votre programme la trouve. Elle ne sera plus affichée.
new-key = Nouvelle clé
role = Rôle
expires-after = Expiration
create-key = Créer la clé
keys = Clés
revoke = Révoquer

link = Lien
members = Membres
your-invitation = Votre invitation
send-this-link-to-the = Envoyez ce lien aux personnes invitées. Il ne sera plus affiché.
you = Vous
save = Enregistrer
remove = Retirer
invite-by-link = Inviter par lien
people = Personnes
create-link = Créer le lien
open-invitations = Invitations en cours

marker-size = Taille des repères
percent-of-the-images-width = Pourcentage de la largeur de l’image, de 1 à 20.
longest-comment = Longueur maximale d’un commentaire
characters-1-to-2000 = Caractères, de 1 à 2000.
reply-nesting = Niveaux de réponses
reply-nesting-hint = Avec 0, les discussions restent à plat ; 10 est le maximum.
sites-that-may-embed-images = Sites autorisés à intégrer des images
one-a-line-like-https = Un par ligne, comme https://example.org.
blocked-words = Mots indésirables
one-a-line = Un par ligne.
flags-that-hide-a-comment = Signalements qui masquent un commentaire
it-comes-back-when-a = Il réapparaît quand la modération l’approuve. 0 : ne jamais masquer.
settings = Réglages
general = Général
who-can-view-legend = Qui peut voir
everyone = Tout le monde
members-and-people-with-a = Les membres et les personnes ayant un lien de partage vers une image
who-can-comment-and-upload-legend = Qui peut commenter et envoyer des images
anyone-who-gives-a-name = Toute personne indiquant un nom
people-with-an-account = Les personnes ayant un compte
nobody-everything-can-be-read = Personne : tout peut être lu, rien ne peut être écrit
discussions = Discussions
embedding = Intégration
signed-payloads-are-good-for = Les données signées sont valables 2 jours et plusieurs fois, comme l’exigent d’anciennes pages ; en cas de fuite, elles restent utilisables pendant ce temps
pages-may-name-people-unsigned = Les pages peuvent nommer des personnes sans signature ; n’importe qui peut alors prendre n’importe quel nom
moderation = Modération
cover-them-with-asterisks = Les remplacer par des astérisques
hold-the-comment-until-a = Retenir le commentaire jusqu’à ce que la modération l’ait vu
usage = Utilisation
everyone-with-a-name-may = Toute personne ayant un nom peut consulter les chiffres d’utilisation

audit-log = Journal d’audit
older-entries = Entrées plus anciennes
there-are-no-such-entries = Aucune entrée de ce type.
action-begins-with = L’action commence par
filter = Filtrer
all = Tout
when = Quand
who = Qui
what = Quoi
to-what = Sur quoi
from-where = D’où

or-until-the-end-of = Ou jusqu’à la fin d’un jour (UTC)
reason = Motif
for-moderators-it-is-not = Pour la modération ; la personne ne le voit pas.
how-long = Combien de temps
ban-for = Durée
ban = Exclure

nobody-is-banned-a-ban = Personne n’est exclu. Une exclusion part d’un commentaire : dans la file d’attente ou dans sa discussion.
lift = Lever

with-all-that-are-chosen = Pour toute la sélection

what-was-deleted = Éléments supprimés
restore = Rétablir
nothing-to-restore = Rien à rétablir.

deleted-images = Images supprimées
no-deleted-image = Aucune image supprimée.
a-deleted-image-is-gone = Une image supprimée disparaît après 30 jours avec ses discussions et ses fichiers.

show = Afficher
text = Texte
image-by-its-id = Image, par son ID

delete = Supprimer
pages-of-images = Pages d’images
no-image = Aucune image.
where-discussions-are-locked-people = Les discussions verrouillées peuvent être lues, mais pas poursuivies. Une image supprimée peut être rétablie pendant 30 jours.
title = Titre
search = Rechercher
more-images = Plus d’images

choose-all = Tout sélectionner

parts-of-this-page = Parties de cette page
undo = Annuler

person = Personne

comments-that-wait = Commentaires en attente
approve = Approuver
ban-authors = Exclure les auteurs
reasons-given = Motifs indiqués
ban-authors-summary = Exclure les auteurs…
reason-for-moderators = Motif, pour la modération
nothing-waits-new-flags-and = Rien en attente. Les nouveaux signalements et les commentaires retenus apparaissent ici automatiquement.
author-banned = auteur exclu
ban-summary = Exclure…

days-and-hours-are-in = Les jours et les heures sont en UTC.
today = Aujourd’hui
kept = Conservé
days-as-csv = Jours en CSV
hours-as-csv = Heures en CSV
the-same-as-a-table = Les mêmes chiffres en tableau, données en octets

last-deliveries = Dernières livraisons
send-again = Renvoyer

address = Adresse
use-https-comments-are-in = Utilisez https:// : les envois contiennent des commentaires.
what-happens-meanwhile-is-not = . Ce qui se passe entre-temps ne sera pas envoyé plus tard.
address-and-events = Adresse et événements

secret = Secret
webhooks = Webhooks
what-happens-here-is-sent = Ce qui se passe ici est envoyé à ces adresses, signé selon Standard Webhooks. Ce qui n’est pas accepté est renvoyé pendant 24 heures.
your-signing-secret = Votre secret de signature
store-the-signing-secret = Conservez-le là où votre programme le trouve. Il ne sera plus affiché. Un secret qu’il remplace signe encore pendant 24 heures.
new-webhook = Nouveau webhook
create-webhook = Créer le webhook
