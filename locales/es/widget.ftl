add-a-marker = Añadir un marcador
click-on-the-image = Haz clic en la imagen
sign-out = Cerrar sesión
page-did-not-accept = la página no aceptó el comentario
page-did-not-answer = la página no respondió
