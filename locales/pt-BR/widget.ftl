add-a-marker = Adicionar um marcador
click-on-the-image = Clique na imagem
sign-out = Sair
page-did-not-accept = a página não aceitou o comentário
page-did-not-answer = a página não respondeu
