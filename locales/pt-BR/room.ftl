who-is-here = Quem está aqui
here = aqui
connecting = Conectando…
live-cursors = Cursores ao vivo
moderation = Moderação

edit = Editar
flag-comment = Denunciar comentário
ban-author = Banir autor
delete-comment = Excluir comentário
edit-comment = Editar comentário
reply-to-comment = Responder
in-reply-to = Resposta a { $name }
replying-to = Respondendo a { $name }
stop-replying = Parar de responder
flagged = Denunciado
cancel = Cancelar
save = Salvar

add-a-comment = Adicione um comentário…
your-name = Seu nome
send = Enviar
sending = Enviando…
sign-in = Entrar

delete-this-discussion = Excluir esta discussão?
keep = Manter
delete = Excluir
flag-this-comment = Denunciar este comentário?
moderators-will-look-at-it = A moderação vai analisá-lo. Quem escreveu não fica sabendo quem denunciou.
reason-if-you-like = Motivo, se quiser
flag = Denunciar

keyboard-shortcuts = Atalhos de teclado
next-discussion = Próxima discussão
previous-discussion = Discussão anterior
resolve-or-reopen = Resolver ou reabrir
edit-your-last-comment = Editar seu último comentário
writing = Escrita
send-or-save = Enviar ou salvar
new-line = Nova linha
markers = Marcadores
place-a-marker-arrow-keys = Colocar um marcador: setas, Enter
move-a-marker-arrow-keys = Mover um marcador: setas, Enter
larger-steps = Passos maiores
size-of-the-region = Tamanho da região
hide-or-show-all-markers = Ocultar ou mostrar todos os marcadores
picture = Imagem
zoom-in-or-out = Ampliar ou reduzir
fit-whole-image = Imagem inteira
actual-size = Tamanho real
space-key = Espaço
drag-to-pan = Arrastar para mover a imagem ampliada
show-these-keys = Mostrar estes atalhos
close = Fechar

unread = Não lida
resolved = Resolvida
no-discussions-yet-click-anywhere = Ainda não há discussões. Clique em qualquer ponto da imagem para começar uma.
no-discussion-here-choose-all = Nenhuma discussão aqui. Escolha “Todas” ou mude a busca.

place-of-the-new-marker = Lugar do novo marcador. As setas o movem, com Shift mais longe, com Alt desenham uma região; Enter o coloca, Escape cancela.
place-of-the-marker = Lugar do marcador. As setas o movem, com Shift mais longe, com Alt mudam o tamanho de uma região; Enter o solta, Escape o devolve.

dismiss = Dispensar
last-by = , a última de { $name }
your-text = Seu texto
undo = Desfazer
this-was-deleted-before-you = Isto foi excluído ou bloqueado antes de você enviar seu texto:
discard = Descartar
copy = Copiar
reload = Recarregar
open-in-a-tab = Abrir em uma aba
all-images = Todas as imagens

jump-to-the-newest-comment = Ir para o comentário mais recente
discussions = Discussões
search-comments = Buscar comentários
show = Mostrar
newest = Último
mark-all-as-read = Marcar tudo como lido
order = Ordem
by-number = Por número
newest-activity = Mais recentes
oldest-activity = Mais antigas
all = Todas
open = Abertas
mine = Minhas

new-discussion = Nova discussão
back-to-the-image = Voltar para a imagem
copy-link = Copiar link
resolve = Resolver
lock = Bloquear
delete-discussion = Excluir discussão
comments = Comentários
locked-by-a-moderator = Bloqueada pela moderação
resolved-by = Resolvida por { $name }
try-again = Tentar novamente

zoom = Zoom
view = Exibição
zoom-out = Reduzir
zoom-in = Ampliar
fit-to-width = Ajustar à largura
actual-size-1-1 = Tamanho real, 1:1
hide-markers = Ocultar marcadores

image-chat-all-images = Image Chat, todas as imagens
image = Imagem
share-links = Links de compartilhamento
go-to-the-list-of = Ir para a lista de discussões
share = Compartilhar
place-a-marker-with-the = Colocar um marcador com o teclado
your-account = Sua conta
this-image-is-on-another = Esta imagem está em outro site: { $place }
the-picture-cannot-be-shown = A imagem não pode ser mostrada aqui: { $address }

about-this-image = Sobre esta imagem
download = Baixar
download-the-original = Baixar o original
the-original-is-the-file = O original é o arquivo como foi enviado, com local e câmera se constarem nele: para quem enviou e para a moderação. Os demais baixam a imagem em tamanho completo sem esses dados.
this-is-the-picture-in = Esta é a imagem em tamanho completo, sem local e câmera. O arquivo enviado não está aqui: chegou antes de esses arquivos serem guardados.
uploaded = Enviada
uploaded-by = Enviada por { $name }
first-marker = Primeiro marcador
first-marker-by = Primeiro marcador de { $name }
title = Título
who-finds-it = Quem encontra
everyone-in-the-gallery = Todos, na galeria
anyone-with-the-link = Quem tiver o link
members = Membros
another-picture = Outra imagem
discussions-stay-and-markers-keep = As discussões ficam e os marcadores mantêm o lugar.
replace = Substituir
delete-image = Excluir imagem
it-can-be-restored-for = Pode ser restaurada por 30 dias.

all-discussions = Todas as discussões
read-all-discussions = Ler todas as discussões

pages = Páginas
page-of = Página { NUMBER($page) } de { NUMBER($pages) }
previous = Anterior
next = Próxima
first-comments = Primeiros comentários
further-comments = Mais comentários
comment-count = { $count ->
    [one] { $count } comentário
   *[other] { $count } comentários
}

copied = Copiado
at-most = { $max ->
    [one] No máximo { $max } caractere
   *[other] No máximo { $max } caracteres
}

there-are-no-discussions-yet = Ainda não há discussões.
further-discussions = Mais discussões
print = Imprimir

## image/switcher.rs, image/tips.rs
previous-or-next-image = Imagem anterior ou próxima
images = Imagens
previous-image = Imagem anterior
next-image = Próxima imagem
tip-click = Clique em qualquer ponto da imagem para falar daquele lugar.
tip-share = Quem abre este endereço vê na hora. Envie-o para alguém.
tip-list = Todas as discussões ficam aqui.
tip-keys = A tecla ? mostra os atalhos.
tip = Dica
skip = Pular
got-it = Entendi

## reactions, mentions, earlier versions, tools to write
add-reaction = Adicionar reação
earlier-versions = Versões anteriores
no-earlier-versions = Nenhuma versão anterior foi guardada.
earlier-versions-not-loaded = Não é possível carregar as versões anteriores agora.
delete-earlier-versions = Excluir versões anteriores
formatting = Formatação
bold = Negrito
italic = Itálico
code = Código
web-link = Link
bullet-list = Lista
quote = Citação
mention = Mencionar
add-a-picture = Adicionar uma imagem
pictures = Imagens
describe-the-picture = Descrever a imagem
remove-the-picture = Remover a imagem
preview = Prévia
enter-sends = Enter envia
enter-sends-hint = Enter envia. Ctrl+Enter sempre envia
here-now = aqui agora
mentions-you = Menciona você
mentions-me = Me mencionam
mention-someone = Mencionar alguém
send-or-save-unless-off = Enviar ou salvar, se não estiver desativado
preview-not-loaded = Não é possível carregar a prévia agora.
reactions = Reações
people-to-mention = Pessoas
