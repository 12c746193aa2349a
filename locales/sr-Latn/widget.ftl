add-a-marker = Dodaj oznaku
click-on-the-image = Kliknite na sliku
sign-out = Odjavi se
page-did-not-accept = stranica nije prihvatila komentar
page-did-not-answer = stranica nije odgovorila
