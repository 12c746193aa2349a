first-steps = Premiers pas
who-can-view = Qui peut voir ?
who-can-comment-and-upload = Qui peut commenter et envoyer des images ?
invite-people = Inviter des personnes
done = Terminé
first-steps-who-can-view = Premiers pas : qui peut voir et envoyer, invitations, sauvegardes.
go-through-them = Parcourir
what-guests-upload-is-for = Ce que les invités envoient est visible avec le lien, et absent de la galerie.
back-up = Sauvegarder la base de données et les images ; la marche à suivre est dans { $file }.

pages-of-this-workspace = Pages de cet espace
images = Images

key = Clé
name = Nom
api-keys = Clés d’API
api = API
your-api-key = Votre clé d’API
store-it-where-your-program = Conservez-la là où votre programme la trouve. Elle ne sera plus affichée.
new-key = Nouvelle clé
role = Rôle
expires-after = Expiration
create-key = Créer la clé
keys = Clés
revoke = Révoquer
a-program-sends-its-key = Un programme envoie sa clé dans { $header } à chaque appel de l’{ $api }. Il peut faire ici ce que permet son rôle, et écrit sous son propre nom.
years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
never = Jamais
made-by = par { $name }
made-at-the-command-line = par la ligne de commande
expires = expire le { $time }
expired = expirée le { $time }
last-used = dernière utilisation le { $time }
never-used = jamais utilisée
revoke-key = Révoquer { $name }

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
people-count = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
member-since = depuis le { $time }
without-a-name = Sans nom
role-of = Rôle de { $name }
save-role-of = Enregistrer le rôle de { $name }
remove-member = Retirer { $name }
role-for-people = { $count ->
    [one] { $role } pour { $count } personne
   *[other] { $role } pour { $count } personnes
}
by-until = par { $name } · jusqu’au { $time }
revoke-invitation = Révoquer : { $what }

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
audit-as-a-file = Tout dans un fichier : { $csv }, { $json }
command-line = Ligne de commande

or-until-the-end-of = Ou jusqu’à la fin d’un jour (UTC)
reason = Motif
for-moderators-it-is-not = Pour la modération ; la personne ne le voit pas.
how-long = Combien de temps
ban-for = Durée
ban = Exclure
everyone-who-comes-from = Toutes les personnes venant de { $address }
ban-person = Exclure { $name }

nobody-is-banned-a-ban = Personne n’est exclu. Une exclusion part d’un commentaire : dans la file d’attente ou dans sa discussion.
lift = Lever
ban-until = jusqu’au { $until }, par { $name } le { $since }
quoted = « { $text } »
banned-address = Adresse { $address }
lift-the-ban-of = Lever l’exclusion de { $name }

with-all-that-are-chosen = Pour toute la sélection

what-was-deleted = Éléments supprimés
restore = Rétablir
nothing-to-restore = Rien à rétablir.
discussion = Discussion
comment = Commentaire
someone-without-a-name = quelqu’un sans nom
choose-what-was-written-by = Sélectionner ce que { $name } a écrit
on-image-deleted-by = sur { $image }, supprimé par { $name } le { $time }

deleted-images = Images supprimées
no-deleted-image = Aucune image supprimée.
a-deleted-image-is-gone = Une image supprimée disparaît après 30 jours avec ses discussions et ses fichiers.
uploaded-by-deleted-by = envoyée par { $uploader }, supprimée par { $name } le { $time }

show = Afficher
text = Texte
image-by-its-id = Image, par son ID
everything = Tout
flagged = Signalé
hidden = Masqué
held-by-word-filter = Retenu par le filtre de mots

delete = Supprimer
pages-of-images = Pages d’images
no-image = Aucune image.
where-discussions-are-locked-people = Les discussions verrouillées peuvent être lues, mais pas poursuivies. Une image supprimée peut être rétablie pendant 30 jours.
title = Titre
search = Rechercher
more-images = Plus d’images
choose-image = Sélectionner { $title }
discussions-locked = Discussions verrouillées, { $open }
action-on = { $action } : { $what }

choose-all = Tout sélectionner

parts-of-this-page = Parties de cette page
undo = Annuler
queue = File d’attente
deleted = Supprimés
bans = Exclusions

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
held = Retenu
by-people = { $count ->
    [one] par { $count } personne
   *[other] par { $count } personnes
}
because-of = à cause de : { $words }
on-image-at = sur { $image }, { $time }
choose-the-comment-of = Sélectionner le commentaire de { $name }
approve-the-comment-of = Approuver le commentaire de { $name }
remove-the-comment-of = Retirer le commentaire de { $name }

days-and-hours-are-in = Les jours et les heures sont en UTC.
today = Aujourd’hui
kept = Conservé
days-as-csv = Jours en CSV
hours-as-csv = Heures en CSV
the-same-as-a-table = Les mêmes chiffres en tableau, données en octets
up-to = Jusqu’à { $time }
storage = Stockage
by-day = Par jour, du { $from } au { $to }
by-hour = Par heure, le { $day }
from-day = Du
to-day = Au
day = Jour
hour = Heure
usage-by-day = Utilisation par jour
usage-by-hour = Utilisation par heure
messages-to-viewers = Messages aux lecteurs
data-to-viewers = Données aux lecteurs
discussions-opened = Discussions ouvertes
chart = { $figure }, de { $first } à { $last } : au plus { $value }, { $at }
chart-of-nothing = { $figure }, de { $first } à { $last } : aucun
units-of-data = o ko Mo Go To Po Eo
decimal-mark = ,

last-deliveries = Dernières livraisons
send-again = Renvoyer
attempts = { $count ->
    [one] { $count } tentative
   *[other] { $count } tentatives
}
next-attempt = prochaine le { $time }
delivery-waits = en attente
delivered = livré
given-up = abandonné
send-event-again = Renvoyer { $kind }

address = Adresse
use-https-comments-are-in = Utilisez https://, car les envois contiennent des commentaires.
address-and-events = Adresse et événements
off-since = Désactivé depuis le { $time }. Ce qui se passe entre-temps ne sera pas envoyé plus tard.
the-old-secret-signs-too = Le secret précédent signe aussi jusqu’au { $time }.
turn-on = Activer
turn-off = Désactiver
send-test-event = Envoyer un événement de test
replace-secret = Remplacer le secret
events-of-images = Images : créées, modifiées, supprimées, rétablies
events-of-discussions = Discussions : créées, modifiées, supprimées, rétablies
events-of-comments = Commentaires : ajoutés, modifiés, supprimés, rétablis, signalés
send-headers-of-fastcomments = Envoyer aussi les en-têtes de FastComments

secret = Secret
webhooks = Webhooks
what-happens-here-is-sent = Ce qui se passe ici est envoyé à ces adresses, signé selon Standard Webhooks. Ce qui n’est pas accepté est renvoyé pendant 24 heures.
your-signing-secret = Votre secret de signature
store-the-signing-secret = Conservez-le là où votre programme le trouve. Il ne sera plus affiché. Un secret qu’il remplace signe encore pendant 24 heures.
new-webhook = Nouveau webhook
create-webhook = Créer le webhook
