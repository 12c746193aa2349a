name-saved = Votre nom est enregistré.
password-changed = Votre mot de passe est modifié. Vous êtes déconnecté partout ailleurs.
session-ended = Cette session est terminée.
signed-out-elsewhere = Vous êtes déconnecté partout ailleurs.
account-created-not-joined = Votre compte est créé. L’invitation a été épuisée entre-temps : demandez-en une autre.

sign-in-denied = Vous ou le fournisseur avez renoncé à la connexion. Rien n’a été modifié.
sign-in-took-too-long = Cette connexion a pris trop de temps ou était déjà terminée. Veuillez recommencer.
sign-in-of-another-browser = Cette connexion a commencé dans un autre navigateur ou onglet. Veuillez recommencer dans celui-ci.
provider-unreachable = Le fournisseur est injoignable pour le moment. Veuillez réessayer dans un instant.
provider-refused = Le fournisseur a refusé. Si cela se reproduit, prévenez l’administrateur de ce site.
provider-not-trusted = La réponse du fournisseur n’est pas fiable, elle n’a pas été utilisée. Veuillez recommencer.

settings-saved = Enregistré. Cela s’applique à tout le monde dès maintenant.
role-changed = Le rôle est modifié.
member-removed = Cette personne n’est plus membre.
invitation-revoked = L’invitation est révoquée.
key-revoked = La clé est révoquée.
webhook-saved = Le webhook est enregistré.
webhook-on = Le webhook est activé.
webhook-off = Le webhook est désactivé.
webhook-deleted = Le webhook est supprimé.
test-event-sent = Un événement de test est en route. Rechargez cette page pour voir le résultat.
event-sent-again = L’événement est de nouveau en route. Rechargez cette page pour voir le résultat.

ban-lifted = L’exclusion est levée.
discussions-locked = Les discussions sont verrouillées.
discussions-unlocked = Les discussions sont déverrouillées.
comments-approved = { $count ->
    [one] { $count } commentaire approuvé.
   *[other] { $count } commentaires approuvés.
}
comments-removed = { $count ->
    [one] { $count } commentaire retiré.
   *[other] { $count } commentaires retirés.
}
bans-begun = { $count ->
    [one] { $count } exclusion prononcée.
   *[other] { $count } exclusions prononcées.
}
entries-restored = { $count ->
    [one] { $count } élément rétabli.
   *[other] { $count } éléments rétablis.
}
actions-undone = { $count ->
    [one] { $count } action annulée.
   *[other] { $count } actions annulées.
}
images-deleted = { $count ->
    [one] { $count } image supprimée.
   *[other] { $count } images supprimées.
}
images-restored = { $count ->
    [one] { $count } image rétablie.
   *[other] { $count } images rétablies.
}
could-not-be-done = { $count ->
    [one] { $count } était déjà réglé ou absent, ou n’a pas pu être traité.
   *[other] { $count } étaient déjà réglés ou absents, ou n’ont pas pu être traités.
}
