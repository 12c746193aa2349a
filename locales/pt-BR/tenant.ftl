first-steps = Primeiros passos
who-can-view = Quem pode ver?
who-can-comment-and-upload = Quem pode comentar e enviar imagens?
invite-people = Convidar pessoas
done = Concluir
first-steps-who-can-view = Primeiros passos: quem pode ver e enviar, convites, backups.
go-through-them = Ver os passos
what-guests-upload-is-for = O que os convidados enviam fica visível para quem tem o link e não aparece na galeria.
back-up = Faça backup do banco de dados e das imagens; as instruções estão em { $file }.

pages-of-this-workspace = Páginas deste espaço de trabalho
images = Imagens

key = Chave
name = Nome
api-keys = Chaves de API
api = API
your-api-key = Sua chave de API
store-it-where-your-program = Guarde-a onde seu programa a encontre. Ela não será mostrada de novo.
new-key = Nova chave
role = Função
expires-after = Validade
create-key = Criar chave
keys = Chaves
revoke = Revogar
a-program-sends-its-key = Um programa envia sua chave como { $header } em cada chamada da { $api }. Aqui ele pode fazer o que sua função permite, e escreve com o próprio nome.
years = { $count ->
    [one] { $count } ano
   *[other] { $count } anos
}
days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}
hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
never = Nunca
made-by = por { $name }
made-at-the-command-line = pela linha de comando
expires = expira em { $time }
expired = expirou em { $time }
last-used = último uso em { $time }
never-used = nunca usada
revoke-key = Revogar { $name }

link = Link
members = Membros
your-invitation = Seu convite
send-this-link-to-the = Envie este link às pessoas convidadas. Ele não será mostrado de novo.
you = Você
save = Salvar
remove = Remover
invite-by-link = Convidar por link
people = Pessoas
create-link = Criar link
open-invitations = Convites em aberto
people-count = { $count ->
    [one] { $count } pessoa
   *[other] { $count } pessoas
}
member-since = desde { $time }
without-a-name = Sem nome
role-of = Função de { $name }
save-role-of = Salvar a função de { $name }
remove-member = Remover { $name }
role-for-people = { $count ->
    [one] { $role } para { $count } pessoa
   *[other] { $role } para { $count } pessoas
}
by-until = por { $name } · até { $time }
revoke-invitation = Revogar: { $what }

marker-size = Tamanho dos marcadores
percent-of-the-images-width = Porcentagem da largura da imagem, de 1 a 20.
longest-comment = Comentário mais longo
characters-1-to-2000 = Caracteres, de 1 a 2000.
reply-nesting = Níveis de respostas
reply-nesting-hint = Com 0, as discussões ficam planas; 10 é o máximo.
sites-that-may-embed-images = Sites que podem incorporar imagens
one-a-line-like-https = Um por linha, como https://example.org.
blocked-words = Palavras indesejadas
one-a-line = Uma por linha.
flags-that-hide-a-comment = Denúncias que ocultam um comentário
it-comes-back-when-a = Ele volta quando a moderação o aprova. 0: nunca ocultar.
settings = Configurações
general = Geral
who-can-view-legend = Quem pode ver
everyone = Todos
members-and-people-with-a = Membros e quem tiver um link de compartilhamento de uma imagem
who-can-comment-and-upload-legend = Quem pode comentar e enviar imagens
anyone-who-gives-a-name = Quem informar um nome
people-with-an-account = Pessoas com uma conta
nobody-everything-can-be-read = Ninguém: tudo pode ser lido, nada pode ser publicado
discussions = Discussões
embedding = Incorporação
signed-payloads-are-good-for = Dados assinados valem por 2 dias e mais de uma vez, como páginas mais antigas precisam; se vazarem, podem ser usados durante esse tempo
pages-may-name-people-unsigned = As páginas podem nomear pessoas sem assinatura; assim, qualquer um pode usar qualquer nome
moderation = Moderação
cover-them-with-asterisks = Cobri-las com asteriscos
hold-the-comment-until-a = Reter o comentário até a moderação vê-lo
usage = Uso
everyone-with-a-name-may = Qualquer pessoa com um nome pode ver os números de uso

audit-log = Registro de auditoria
older-entries = Entradas mais antigas
there-are-no-such-entries = Nenhuma entrada desse tipo.
action-begins-with = A ação começa com
filter = Filtrar
all = Tudo
when = Quando
who = Quem
what = O quê
to-what = Em quê
from-where = De onde
audit-as-a-file = Tudo em um arquivo: { $csv }, { $json }
command-line = Linha de comando

or-until-the-end-of = Ou até o fim de um dia (UTC)
reason = Motivo
for-moderators-it-is-not = Para a moderação; a pessoa não o vê.
how-long = Por quanto tempo
ban-for = Duração
ban = Banir
everyone-who-comes-from = Todos que vierem de { $address }
ban-person = Banir { $name }

nobody-is-banned-a-ban = Ninguém está banido. Um banimento começa em um comentário: na fila ou na discussão dele.
lift = Revogar
ban-until = até { $until }, por { $name } em { $since }
quoted = “{ $text }”
banned-address = Endereço { $address }
lift-the-ban-of = Revogar o banimento de { $name }

with-all-that-are-chosen = Com toda a seleção

what-was-deleted = O que foi excluído
restore = Restaurar
nothing-to-restore = Nada para restaurar.
discussion = Discussão
comment = Comentário
someone-without-a-name = alguém sem nome
choose-what-was-written-by = Selecionar o que { $name } escreveu
on-image-deleted-by = em { $image }, excluído por { $name } em { $time }

deleted-images = Imagens excluídas
no-deleted-image = Nenhuma imagem excluída.
a-deleted-image-is-gone = Uma imagem excluída some após 30 dias com suas discussões e arquivos.
uploaded-by-deleted-by = enviada por { $uploader }, excluída por { $name } em { $time }

show = Mostrar
text = Texto
image-by-its-id = Imagem, pelo ID
everything = Tudo
flagged = Denunciado
hidden = Oculto
held-by-word-filter = Retido pelo filtro de palavras

delete = Excluir
pages-of-images = Páginas de imagens
no-image = Nenhuma imagem.
where-discussions-are-locked-people = Discussões bloqueadas podem ser lidas, mas não continuadas. Uma imagem excluída pode ser restaurada por 30 dias.
title = Título
search = Buscar
more-images = Mais imagens
choose-image = Selecionar { $title }
discussions-locked = Discussões bloqueadas, { $open }
action-on = { $action }: { $what }

choose-all = Selecionar tudo

parts-of-this-page = Partes desta página
undo = Desfazer
queue = Fila
deleted = Excluídos
bans = Banimentos

person = Pessoa

comments-that-wait = Comentários aguardando
approve = Aprovar
ban-authors = Banir autores
reasons-given = Motivos informados
ban-authors-summary = Banir autores…
reason-for-moderators = Motivo, para a moderação
nothing-waits-new-flags-and = Nada aguardando. Novas denúncias e comentários retidos aparecem aqui sozinhos.
author-banned = autor banido
ban-summary = Banir…
held = Retido
by-people = { $count ->
    [one] por { $count } pessoa
   *[other] por { $count } pessoas
}
because-of = por causa de: { $words }
on-image-at = em { $image }, { $time }
choose-the-comment-of = Selecionar o comentário de { $name }
approve-the-comment-of = Aprovar o comentário de { $name }
remove-the-comment-of = Remover o comentário de { $name }

days-and-hours-are-in = Dias e horas estão em UTC.
today = Hoje
kept = Armazenado
days-as-csv = Dias em CSV
hours-as-csv = Horas em CSV
the-same-as-a-table = O mesmo em tabela, dados em bytes
up-to = Até { $time }
storage = Armazenamento
by-day = Por dia, de { $from } a { $to }
by-hour = Por hora, em { $day }
from-day = De
to-day = Até
day = Dia
hour = Hora
usage-by-day = Uso por dia
usage-by-hour = Uso por hora
messages-to-viewers = Mensagens a quem vê
data-to-viewers = Dados a quem vê
discussions-opened = Discussões abertas
chart = { $figure }, de { $first } a { $last }: no máximo { $value }, { $at }
chart-of-nothing = { $figure }, de { $first } a { $last }: nada
units-of-data = B kB MB GB TB PB EB
decimal-mark = ,

last-deliveries = Últimas entregas
send-again = Reenviar
attempts = { $count ->
    [one] { $count } tentativa
   *[other] { $count } tentativas
}
next-attempt = próxima em { $time }
delivery-waits = aguardando
delivered = entregue
given-up = abandonado
send-event-again = Reenviar { $kind }

address = Endereço
use-https-comments-are-in = Use https://, pois os envios contêm comentários.
address-and-events = Endereço e eventos
off-since = Desativado desde { $time }. O que acontecer enquanto isso não será enviado depois.
the-old-secret-signs-too = O segredo anterior também assina até { $time }.
turn-on = Ativar
turn-off = Desativar
send-test-event = Enviar evento de teste
replace-secret = Substituir segredo
events-of-images = Imagens: criadas, alteradas, excluídas, restauradas
events-of-discussions = Discussões: criadas, alteradas, excluídas, restauradas
events-of-comments = Comentários: adicionados, editados, excluídos, restaurados, denunciados
send-headers-of-fastcomments = Enviar também os cabeçalhos do FastComments

secret = Segredo
webhooks = Webhooks
what-happens-here-is-sent = O que acontece aqui é enviado a estes endereços, assinado conforme o Standard Webhooks. O que não for aceito é reenviado por 24 horas.
your-signing-secret = Seu segredo de assinatura
store-the-signing-secret = Guarde-o onde seu programa o encontre. Ele não será mostrado de novo. Um segredo que ele substitui ainda assina por mais 24 horas.
new-webhook = Novo webhook
create-webhook = Criar webhook
