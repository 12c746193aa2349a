wrong-credentials = adresse e-mail ou mot de passe incorrect
no-such-page = cette page n’existe pas
no-such-image = cette image n’existe pas
no-such-picture = ce fichier d’image n’existe pas
no-such-workspace = cet espace n’existe pas
no-such-link = ce lien n’existe pas
no-such-discussion = cette discussion n’existe pas
no-such-comment = ce commentaire n’existe pas
no-such-invitation = cette invitation n’existe pas
no-such-key = cette clé d’API n’existe pas
no-such-webhook = ce webhook n’existe pas
no-such-member = ce membre n’existe pas
no-such-ban = cette exclusion n’existe pas
nothing-to-undo = cette action ne peut pas être annulée : elle l’a déjà été ou est trop ancienne
no-such-thing = cela n’existe pas
overloaded = trop de personnes ouvrent de grandes images ; réessayez
unwritable = rien ne peut être enregistré pour le moment : { $why }
disk-full = le disque du serveur est plein
database-locked = un autre programme verrouille la base de données du serveur
disk-fails = impossible d’écrire sur le disque du serveur
files-away = le stockage des images ne répond pas
database-away = la base de données du serveur ne répond pas
stopping = le serveur est sur le point de s’arrêter

blank-name = le nom n’affiche rien
reserved-name = ce nom est réservé à la modération ; choisissez-en un autre
deleted-name = ce nom désigne les personnes dont le nom n’est pas affiché ; choisissez-en un autre
your-name = votre nom : { $why }
key-name = le nom de la clé : { $why }
email-invalid = indiquez une adresse e-mail, comme ada@example.org
control-character = { $field } contient un caractère de contrôle
field-empty = { $field } est vide
field-too-long = { $max ->
    [one] { $field } dépasse { $max } caractère
   *[other] { $field } dépasse { $max } caractères
}
field-out-of-range = { $field } doit être un nombre de { $from } à { $to }
tenant-name = { $max ->
    [one] un nom a de 1 à { $max } caractère
   *[other] un nom a de 1 à { $max } caractères
}
list-too-long = { $max ->
    [one] { $field } a plus de { $max } entrée
   *[other] { $field } a plus de { $max } entrées
}
not-a-site = { $text } n’est pas un site comme https://example.org
word-too-long = { $max ->
    [one] un mot indésirable a au plus { $max } caractère
   *[other] un mot indésirable a au plus { $max } caractères
}
key-days = { $max ->
    [one] une clé d’API expire après 1 à { $max } jour, ou jamais
   *[other] une clé d’API expire après 1 à { $max } jours, ou jamais
}
address-unusable = cette adresse ne convient pas : { $why }
image-address-unusable = l’adresse de l’image ne convient pas : { $why }
no-topics = choisissez au moins un type d’événement
link-days = { $max ->
    [one] un lien expire après 1 à { $max } jour
   *[other] un lien expire après 1 à { $max } jours
}
invitation-bounds = { $max ->
    [one] une invitation est valable 1, 7 ou 30 jours et pour { $max } personne
   *[other] une invitation est valable 1, 7 ou 30 jours et pour 1 à { $max } personnes
}
member-role = un membre est simple membre, ou fait partie de la modération ou de l’administration
ban-end = choisissez une durée, ou un jour à venir comme 2030-01-31
ban-target = une exclusion vise une personne ou une adresse
own-comment = ce commentaire est le vôtre : vous pouvez le supprimer
no-items = choisissez d’abord au moins une entrée
too-many-items = { $max ->
    [one] au plus { $max } entrée à la fois
   *[other] au plus { $max } entrées à la fois
}
item-unknown = une des entrées choisies n’est pas valable
action-unknown = cette page ne connaît pas cette action
not-confirmed = confirmez la suppression de votre compte
usage-dates = le début et la fin sont des jours, comme 2026-01-31
usage-period = { $max ->
    [one] le début précède la fin, de { $max } jour au plus
   *[other] le début précède la fin, de { $max } jours au plus
}
no-title = il faut un titre à une image
no-file = le formulaire n’a pas de champ nommé file
body-too-large = la requête est trop volumineuse

field-title = le titre
field-search = la recherche
field-reason = le motif
field-marker-size = la taille des repères
field-comment-length = la longueur des commentaires
field-reply-nesting = le nombre de niveaux de réponses
field-flags = le nombre de signalements
field-embed-sites = la liste des sites autorisés à intégrer des images
field-blocked-words = la liste des mots indésirables

other-site = cette requête vient d’un autre site
site-not-listed = ce site ne peut pas intégrer d’images de cet espace ; son administration indique les sites autorisés
unknown-host = ce serveur ne connaît pas le nom par lequel il a été appelé ; son exploitant le définit avec --public-url
no-account = vous n’avez pas de compte ici
wrong-password = ce n’est pas votre mot de passe actuel
wrong-link-password = ce n’est pas le mot de passe de ce lien
name-of-site = votre nom est celui que vous donne le site où vous êtes connecté
close-image = seule la modération verrouille les discussions d’une image
manage-image = seules la personne qui a envoyé l’image et la modération peuvent la modifier
original = seules la personne qui a envoyé l’image et la modération ont le fichier tel qu’il a été envoyé
usage = seule l’administration voit l’utilisation
ban-self = vous ne pouvez pas vous exclure
ban-peer = vous ne pouvez pas exclure une personne qui a ici autant de droits que vous, ou plus
banned = vous ne pouvez pas participer ici pour le moment : la modération vous a exclu pour un temps

file-elsewhere = l’image est sur un autre site : remplacez-la là-bas
email-taken = il existe déjà un compte avec cette adresse e-mail ; connectez-vous plutôt
last-administrator = il n’y aurait plus personne à l’administration ; confiez-la d’abord à quelqu’un d’autre
only-administrator = vous assurez l’administration à vous seul ; confiez-la d’abord à quelqu’un d’autre
only-administrator-of = vous assurez l’administration de « { $tenant } » à vous seul ; confiez-la d’abord à quelqu’un d’autre
too-many-links = { $max ->
    [one] une image a au plus { $max } lien de partage ; révoquez-en un d’abord
   *[other] une image a au plus { $max } liens de partage ; révoquez-en un d’abord
}
too-many-keys = { $max ->
    [one] un espace a au plus { $max } clé d’API ; révoquez-en une d’abord
   *[other] un espace a au plus { $max } clés d’API ; révoquez-en une d’abord
}
too-many-webhooks = { $max ->
    [one] un espace a au plus { $max } webhook ; supprimez-en un d’abord
   *[other] un espace a au plus { $max } webhooks ; supprimez-en un d’abord
}
webhook-off = ce webhook est désactivé ; activez-le d’abord
no-address = on ne sait pas d’où venait cette personne
own-address = cette personne vient de la même adresse que vous : vous vous excluriez aussi
held-deleted = ce commentaire a été supprimé après son approbation
held-outdated = ce commentaire a été modifié après l’envoi de cette modification
abandoned = cette opération a été abandonnée ; envoyez-la à nouveau
contended = trop de personnes modifient cette image en même temps ; réessayez
discussion-gone = la discussion a été supprimée entre-temps
comment-gone = le commentaire a été supprimé entre-temps
invitation-gone = cette invitation a été épuisée entre-temps
reset-link-gone = ce lien a déjà été utilisé
settings-changed = non enregistré : quelqu’un d’autre a modifié les réglages après que vous avez ouvert cette page. Enregistrez à nouveau pour que les vôtres s’appliquent, pour : { $settings }
list-separator = {", "}
setting-text = { $setting } (maintenant « { $value } »)
setting-value = { $setting } (maintenant { $value })
setting-on = { $setting } (maintenant oui)
setting-off = { $setting } (maintenant non)
setting-viewers = qui peut voir
setting-writers = qui peut commenter
setting-marker-size = taille des repères
setting-comment-length = longueur maximale d’un commentaire
setting-reply-nesting = niveaux de réponses
setting-embed-sites = sites autorisés à intégrer des images
setting-sso-compatibility = données signées valables 2 jours
setting-simple-sso = personnes nommées sans signature
setting-words = mots indésirables
setting-on-word = ce que deviennent les mots indésirables
setting-flags = signalements qui masquent un commentaire
setting-usage = utilisation visible par tous
setting-first-steps = premiers pas terminés

rate-limited = { $seconds ->
    [one] trop de requêtes à la fois ; réessayez dans { $seconds } seconde
   *[other] trop de requêtes à la fois ; réessayez dans { $seconds } secondes
}
server-busy = le serveur a trop à faire pour le moment ; réessayez dans un instant
too-many-connections = trop de connexions sont ouvertes depuis votre réseau ; fermez-en quelques-unes
uploads-yours = vous envoyez déjà plusieurs images ; réessayez quand leur envoi sera terminé
uploads-network = trop d’images sont envoyées depuis votre réseau en ce moment ; réessayez
uploads-all = trop d’images sont envoyées en ce moment ; réessayez dans un instant
fetches = trop d’images sont importées en ce moment ; réessayez dans un instant
preparations = trop d’images sont préparées en ce moment ; réessayez dans un instant
passwords-waiting = trop de mots de passe attendent d’être vérifiés
held-comments = { $max ->
    [one] { $max } commentaire de vous attend déjà la modération ; réessayez quand il aura été traité
   *[other] { $max } commentaires de vous attendent déjà la modération ; réessayez quand certains auront été traités
}

image-file-too-large = le fichier dépasse { NUMBER($max) } Mio
image-too-large = l’image est trop grande : au plus { NUMBER($megapixels) } mégapixels et { NUMBER($side) } pixels par côté
image-format = les images { $name } ne sont pas acceptées, mais PNG, JPEG, WebP et GIF le sont
not-an-image = ce n’est pas une image qui peut être affichée : { $why }
image-empty = le fichier est vide
image-unknown-format = le contenu n’a pas de format d’image connu
image-part-too-large = une partie est plus grande que l’ensemble
image-no-pixels = elle n’a pas de pixels
image-rare-variant = elle utilise une variante rare de son format
image-undecodable = elle est endommagée ou tronquée
image-damaged = elle est endommagée
image-unscalable = elle ne peut pas être réduite
image-unstorable = elle ne peut pas être stockée
image-cut-off = cette image est tronquée : il manque la fin
image-too-slow = la préparation de l’image a pris trop de temps
fetch-unreachable = le serveur de l’image est injoignable
fetch-too-slow = le serveur de l’image a répondu trop lentement
fetch-status = le serveur de l’image a répondu avec le statut { $status }
fetch-redirects = l’adresse de l’image redirige trop souvent
fetch-encoded = le serveur de l’image l’a envoyée sous une forme qui n’était pas demandée
fetch-too-large = l’image dépasse { NUMBER($max) } Mio
address-too-long = elle est trop longue
address-no-url = ce n’est pas une adresse web
address-not-http = elle ne commence pas par http:// ou https://
address-credentials = elle contient un nom d’utilisateur ou un mot de passe
address-no-host = elle n’a pas d’hôte
address-redirect = elle redirige vers autre chose qu’une adresse web
address-not-public = elle n’est pas sur l’internet public

delivery-status = statut { $status }
delivery-no-connection = aucune connexion
delivery-too-slow = { $seconds ->
    [one] aucune réponse en { $seconds } seconde
   *[other] aucune réponse en { $seconds } secondes
}

password-too-short = { $min ->
    [one] choisissez un mot de passe d’au moins { $min } caractère
   *[other] choisissez un mot de passe d’au moins { $min } caractères
}
password-too-long = { $max ->
    [one] un mot de passe a au plus { $max } caractère
   *[other] un mot de passe a au plus { $max } caractères
}
password-common = ce mot de passe est de ceux qu’on essaie en premier ; choisissez-en un autre
password-personal = choisissez un mot de passe qui n’est ni votre nom ni votre adresse e-mail
