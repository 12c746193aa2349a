add-a-marker = Ajouter un repère
click-on-the-image = Cliquez sur l’image
sign-out = Se déconnecter
page-did-not-accept = la page n’a pas accepté le commentaire
page-did-not-answer = la page n’a pas répondu
