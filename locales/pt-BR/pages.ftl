language = Idioma
choose = Escolher
appearance = Aparência
as-the-system = Sistema
light = Clara
dark = Escura
open-discussions = { $count ->
    [0] Nenhuma discussão aberta
    [one] { $count } discussão aberta
   *[other] { $count } discussões abertas
}

pages-of-images = Páginas de imagens
images = Imagens
title = Título
order = Ordem
search = Buscar
deleted = Excluída: { $title }. Pode ser restaurada por 30 dias.
nothing-here-yet = Ainda não há nada. Sua primeira imagem vai aparecer aqui.
no-image-has-this = Nenhuma imagem tem isso no título.
first-images = Primeiras imagens
more-images = Mais imagens
newest-first = Mais recentes primeiro
oldest-first = Mais antigas primeiro
by-title = Por título
last-activity-first = Última atividade primeiro
undo = Desfazer

uploaded = Enviada
import = Importar
importing = Importando…
drop-images-here-or-paste = Solte imagens aqui ou cole uma
choose-files = Escolher arquivos
upload = Enviar
file-kinds = PNG, JPEG, WebP ou GIF, até { NUMBER($mb) } MB
not-an-image = “{ $name }” não é uma imagem que possa ser mostrada aqui. Escolha um arquivo PNG, JPEG, WebP ou GIF.
file-too-large = O arquivo passa de { NUMBER($mb) } MB.
no-file-dropped = Não havia arquivo no que você soltou.
connection-broke = A conexão caiu. Tente novamente.
partly-uploaded = { $done } de { $all } imagens foram enviadas; elas estarão na galeria quando você recarregar a página.
uploading = Enviando { $name }
preparing-the-image = Preparando a imagem…
sent-of = { $sent } de { $total } MB
cancel = Cancelar
or-import-from-a-link = …ou importe de um link
untitled-image = Imagem sem título

talk-about-an-image-right = Converse sobre uma imagem, bem no ponto.
click-anywhere-on-it-and = Clique em qualquer lugar e escreva. Quem está olhando vê sua nota na hora.

for-developers = Para desenvolvimento
rest-api = API REST
live-protocol = Protocolo ao vivo

your-account = Sua conta
sign-in = Entrar

all-images = Todas as imagens
nothing-here-for-you = Não há nada aqui que você possa ver
missing-or-for-others = O endereço pode estar errado, ou o que havia aqui foi excluído. Ou é para outra conta que não a sua.
missing-or-for-members = O endereço pode estar errado, ou o que havia aqui foi excluído. Ou é só para membros: então entre e volte.
link-expired = Este link não vale mais
link-expired-why = Ele foi usado, expirou ou foi revogado. Peça outro a quem enviou.
too-many-at-once = Muitas solicitações de uma vez
load-again-in-a-moment = Vieram da sua rede mais solicitações do que um servidor consegue responder. Recarregue a página em um instante; nada se perde.
load-again-in = { $seconds ->
    [one] Vieram da sua rede mais solicitações do que um servidor consegue responder. Recarregue a página em { $seconds } segundo; nada se perde.
   *[other] Vieram da sua rede mais solicitações do que um servidor consegue responder. Recarregue a página em { $seconds } segundos; nada se perde.
}
this-is-not-allowed = Isso não é permitido
the-server-is-busy = O servidor está ocupado
this-was-not-saved = Isto não foi salvo
this-did-not-work = Não funcionou
something-failed-on-our-side = Algo falhou do nosso lado
it-was-noted = Ficou registrado. Tente em um instante; nada do que foi enviado se perdeu.
not-found = Não encontrado
too-many-requests = Muitas solicitações
busy-right-now = Ocupado
not-saved = Não salvo
not-allowed = Não permitido
something-failed = Algo falhou
about-an-error = Esta página do Image Chat não pode ser mostrada; ela diz por quê e leva de volta às imagens.

images-to-talk-about-on = Imagens para conversar, em qualquer página
click-on-a-picture-and = Clique em uma imagem e escreva: quem está com esta página aberta vê na hora. Abaixo está tudo de que uma página precisa.
the-page-to-copy = A página para copiar
images-to-talk-about = Imagens para discutir
replace-demo-by-the-id = Troque demo pelo id do seu espaço e inclua o endereço do seu site nas configurações dele.
plan-of-a-flat = Planta de um apartamento: dois quartos, cozinha e banheiro
visitors-by-month = Visitas por mês: dobram de janeiro a junho

no-discussions-of-this-image = Ainda não há discussões sobre esta imagem.
read-the-discussions-of-this = Ler as discussões sobre esta imagem
