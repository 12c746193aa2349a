add-a-marker = Tilføj en markør
click-on-the-image = Klik på billedet
sign-out = Log ud
page-did-not-accept = siden tog ikke imod kommentaren
page-did-not-answer = siden svarede ikke
