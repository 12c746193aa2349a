wrong-credentials = e-mail ou senha incorretos
no-such-page = esta página não existe
no-such-image = esta imagem não existe
no-such-picture = este arquivo de imagem não existe
no-such-workspace = este espaço de trabalho não existe
no-such-link = este link não existe
no-such-discussion = esta discussão não existe
no-such-comment = este comentário não existe
no-such-invitation = este convite não existe
no-such-key = esta chave de API não existe
no-such-webhook = este webhook não existe
no-such-member = este membro não existe
no-such-ban = este banimento não existe
nothing-to-undo = não dá para desfazer esta ação: ela já foi desfeita ou faz tempo demais
no-such-thing = isso não existe
overloaded = pessoas demais estão abrindo imagens grandes; tente novamente
unwritable = nada pode ser salvo no momento: { $why }
disk-full = o disco do servidor está cheio
database-locked = outro programa mantém bloqueado o banco de dados do servidor
disk-fails = não é possível gravar no disco do servidor
files-away = o armazenamento das imagens não responde
database-away = o banco de dados do servidor não responde
stopping = o servidor está prestes a parar

blank-name = o nome não mostra nada
reserved-name = este nome é reservado a quem modera aqui; escolha outro
deleted-name = este nome representa pessoas cujo nome não é mostrado; escolha outro
your-name = seu nome: { $why }
key-name = o nome da chave: { $why }
email-invalid = informe um endereço de e-mail, como ada@example.org
control-character = { $field } contém um caractere de controle
field-empty = { $field } não pode ficar em branco
field-too-long = { $max ->
    [one] { $field } passa de { $max } caractere
   *[other] { $field } passa de { $max } caracteres
}
field-out-of-range = { $field } deve ser um número de { $from } a { $to }
tenant-name = { $max ->
    [one] um nome tem de 1 a { $max } caractere
   *[other] um nome tem de 1 a { $max } caracteres
}
list-too-long = { $max ->
    [one] { $field } tem mais de { $max } entrada
   *[other] { $field } tem mais de { $max } entradas
}
not-a-site = { $text } não é um site como https://example.org
word-too-long = { $max ->
    [one] uma palavra indesejada tem no máximo { $max } caractere
   *[other] uma palavra indesejada tem no máximo { $max } caracteres
}
key-days = { $max ->
    [one] uma chave de API expira após 1 a { $max } dia, ou nunca
   *[other] uma chave de API expira após 1 a { $max } dias, ou nunca
}
address-unusable = este endereço não serve: { $why }
image-address-unusable = o endereço da imagem não serve: { $why }
no-topics = escolha pelo menos um tipo de evento
link-days = { $max ->
    [one] um link expira após 1 a { $max } dia
   *[other] um link expira após 1 a { $max } dias
}
invitation-bounds = { $max ->
    [one] um convite vale por 1, 7 ou 30 dias e para { $max } pessoa
   *[other] um convite vale por 1, 7 ou 30 dias e para 1 a { $max } pessoas
}
member-role = um membro é membro ou faz parte da moderação ou da administração
ban-end = escolha uma duração ou um dia futuro, como 2030-01-31
ban-target = um banimento é de uma pessoa ou de um endereço
own-comment = este comentário é seu: você pode excluí-lo
no-items = escolha primeiro pelo menos uma entrada
too-many-items = { $max ->
    [one] no máximo { $max } entrada de uma vez
   *[other] no máximo { $max } entradas de uma vez
}
item-unknown = uma das entradas escolhidas não é válida
action-unknown = esta página não conhece essa ação
not-confirmed = confirme que você quer excluir sua conta
usage-dates = o início e o fim são dias, como 2026-01-31
usage-period = { $max ->
    [one] o início vem antes do fim, com no máximo { $max } dia de diferença
   *[other] o início vem antes do fim, com no máximo { $max } dias de diferença
}
no-title = uma imagem precisa de um título
no-file = o formulário não tem um campo chamado file
body-too-large = a solicitação é grande demais

field-title = o título
field-search = a busca
field-reason = o motivo
field-marker-size = o tamanho dos marcadores
field-comment-length = o tamanho dos comentários
field-reply-nesting = o número de níveis de respostas
field-flags = o número de denúncias
field-embed-sites = a lista de sites que podem incorporar imagens
field-blocked-words = a lista de palavras indesejadas

other-site = esta solicitação vem de outro site
site-not-listed = este site não pode incorporar imagens deste espaço de trabalho; a administração dele indica os sites que podem
unknown-host = este servidor não conhece o nome pelo qual foi chamado; quem o opera define o nome com --public-url
no-account = você não tem conta aqui
wrong-password = esta não é sua senha atual
wrong-link-password = esta não é a senha deste link
name-of-site = seu nome é o que o site em que você entrou lhe dá
close-image = só a moderação bloqueia as discussões de uma imagem
manage-image = só quem enviou a imagem e a moderação podem alterá-la
original = só quem enviou a imagem e a moderação têm o arquivo como foi enviado
usage = só a administração vê o uso
ban-self = você não pode banir a si mesmo
ban-peer = você não pode banir quem tem aqui tantas permissões quanto você, ou mais
banned = você não pode participar aqui no momento: a moderação baniu você por um tempo

file-elsewhere = a imagem está em outro site: substitua-a lá
email-taken = já existe uma conta com este e-mail; entre com ela
last-administrator = não restaria ninguém na administração; passe-a primeiro para outra pessoa
only-administrator = só você cuida da administração; passe-a primeiro para outra pessoa
only-administrator-of = só você cuida da administração de “{ $tenant }”; passe-a primeiro para outra pessoa
too-many-links = { $max ->
    [one] uma imagem tem no máximo { $max } link de compartilhamento; revogue um primeiro
   *[other] uma imagem tem no máximo { $max } links de compartilhamento; revogue um primeiro
}
too-many-keys = { $max ->
    [one] um espaço de trabalho tem no máximo { $max } chave de API; revogue uma primeiro
   *[other] um espaço de trabalho tem no máximo { $max } chaves de API; revogue uma primeiro
}
too-many-webhooks = { $max ->
    [one] um espaço de trabalho tem no máximo { $max } webhook; exclua um primeiro
   *[other] um espaço de trabalho tem no máximo { $max } webhooks; exclua um primeiro
}
webhook-off = este webhook está desativado; ative-o primeiro
no-address = não se sabe de onde esta pessoa veio
own-address = esta pessoa vem do mesmo endereço que você: você também seria banido
held-deleted = alguém excluiu este comentário depois que ele foi aprovado
held-outdated = este comentário foi editado depois que esta alteração foi enviada
abandoned = esta operação foi abandonada; envie-a de novo
contended = pessoas demais estão alterando esta imagem ao mesmo tempo; tente novamente
discussion-gone = a discussão foi excluída nesse meio-tempo
comment-gone = o comentário foi excluído nesse meio-tempo
invitation-gone = este convite se esgotou nesse meio-tempo
reset-link-gone = este link já foi usado
settings-changed = não salvo: outra pessoa mudou as configurações depois que você abriu esta página. Salve de novo para que valham as suas, em: { $settings }
list-separator = {", "}
setting-text = { $setting } (agora “{ $value }”)
setting-value = { $setting } (agora { $value })
setting-on = { $setting } (agora sim)
setting-off = { $setting } (agora não)
setting-viewers = quem pode ver
setting-writers = quem pode comentar
setting-marker-size = tamanho dos marcadores
setting-comment-length = comentário mais longo
setting-reply-nesting = níveis de respostas
setting-embed-sites = sites que podem incorporar imagens
setting-sso-compatibility = dados assinados válidos por 2 dias
setting-simple-sso = pessoas nomeadas sem assinatura
setting-words = palavras indesejadas
setting-on-word = o que acontece com palavras indesejadas
setting-flags = denúncias que ocultam um comentário
setting-usage = uso visível para todos
setting-first-steps = primeiros passos concluídos

rate-limited = { $seconds ->
    [one] muitas solicitações de uma vez; tente novamente em { $seconds } segundo
   *[other] muitas solicitações de uma vez; tente novamente em { $seconds } segundos
}
server-busy = o servidor está com trabalho demais agora; tente novamente em um instante
too-many-connections = há conexões demais abertas na sua rede; feche algumas
uploads-yours = você já está enviando várias imagens; tente novamente quando o envio terminar
uploads-network = imagens demais estão sendo enviadas da sua rede agora; tente novamente
uploads-all = imagens demais estão sendo enviadas agora; tente novamente em um instante
fetches = imagens demais estão sendo importadas agora; tente novamente em um instante
preparations = imagens demais estão sendo preparadas agora; tente novamente em um instante
passwords-waiting = senhas demais estão aguardando verificação
held-comments = { $max ->
    [one] { $max } comentário seu já aguarda a moderação; tente novamente quando ele for analisado
   *[other] { $max } comentários seus já aguardam a moderação; tente novamente quando alguns deles forem analisados
}

image-file-too-large = o arquivo passa de { NUMBER($max) } MiB
image-too-large = a imagem é grande demais: no máximo { NUMBER($megapixels) } megapixels e { NUMBER($side) } pixels por lado
image-format = imagens { $name } não são aceitas, mas PNG, JPEG, WebP e GIF são
not-an-image = isto não é uma imagem que possa ser mostrada: { $why }
image-empty = o arquivo está vazio
image-unknown-format = o conteúdo não tem um formato de imagem conhecido
image-part-too-large = uma parte é maior que o todo
image-no-pixels = ela não tem pixels
image-rare-variant = ela usa uma variante rara do formato
image-undecodable = ela está danificada ou incompleta
image-damaged = ela está danificada
image-unscalable = ela não pode ser reduzida
image-unstorable = ela não pode ser armazenada
image-cut-off = esta imagem está incompleta: falta o final
image-too-slow = preparar a imagem demorou demais
fetch-unreachable = não foi possível acessar o servidor da imagem
fetch-too-slow = o servidor da imagem respondeu devagar demais
fetch-status = o servidor da imagem respondeu com o status { $status }
fetch-redirects = o endereço da imagem redireciona vezes demais
fetch-encoded = o servidor da imagem a enviou em uma forma que não foi pedida
fetch-too-large = a imagem passa de { NUMBER($max) } MiB
address-too-long = ele é longo demais
address-no-url = não é um endereço da web
address-not-http = ele não começa com http:// ou https://
address-credentials = ele contém um nome de usuário ou uma senha
address-no-host = ele não tem host
address-redirect = ele redireciona para algo que não é um endereço da web
address-not-public = ele não está na internet pública

delivery-status = status { $status }
delivery-no-connection = sem conexão
delivery-too-slow = { $seconds ->
    [one] sem resposta em { $seconds } segundo
   *[other] sem resposta em { $seconds } segundos
}

password-too-short = { $min ->
    [one] escolha uma senha de pelo menos { $min } caractere
   *[other] escolha uma senha de pelo menos { $min } caracteres
}
password-too-long = { $max ->
    [one] uma senha tem no máximo { $max } caractere
   *[other] uma senha tem no máximo { $max } caracteres
}
password-common = esta senha é uma das que são tentadas primeiro; escolha outra
password-personal = escolha uma senha que não seja nem seu nome nem seu e-mail
