full-stop = .

connection-live = Ao vivo
connection-connecting = Conectando…
connection-offline = Sem conexão
connection-not-live = Não está ao vivo
connection-consequence = , só leitura
reading-offline = Você está sem conexão: pode ler, e voltar a escrever quando ela voltar.
comments-offline = Você está sem conexão. Os demais comentários virão quando ela voltar.
no-cookies = Seu navegador não permite que esta página se lembre de você dentro de outro site. Aqui você pode ler; para escrever, abra-a em uma aba própria.

role-guest = Convidado
role-member = Membro
role-moderator = Moderação
role-administrator = Administração

marker = Discussão { $number }, { $place }
marker-sending = { $marker }, enviando
marker-resolved = { $marker }, resolvida
marker-unread = { $marker }, não lida
marker-mentions = { $marker }, não lida, menciona você
draft = Rascunho
draft-failed = Rascunho, não enviado
place = { $words }, { $x } %, { $y } %
place-centre = centro
place-left = à esquerda
place-right = à direita
place-upper = em cima
place-lower = embaixo
place-upper-left = em cima à esquerda
place-upper-right = em cima à direita
place-lower-left = embaixo à esquerda
place-lower-right = embaixo à direita
place-region = região de { $from }, até { $x } %, { $y } %
no-comment = Ainda sem comentários
replies = { $count ->
    [one] { $count } resposta
   *[other] { $count } respostas
}
matches = { $count ->
    [one] { $count } resultado
   *[other] { $count } resultados
}
discussions-open = { NUMBER($all) }, { NUMBER($open) } abertas
discussion-title = Discussão { $number }
found = { $count ->
    [0] Nada encontrado
    [one] Encontrado em { $count } discussão
   *[other] Encontrado em { $count } discussões
}
all-read = Todas as discussões foram marcadas como lidas
no-discussions = Nenhuma discussão
discussion-reopened = Discussão { $number } reaberta
discussion-resolved = Discussão { $number } resolvida
markers-hidden = Marcadores ocultos
markers-shown = Marcadores visíveis

heard-opened = { $name } abriu uma discussão, { $place }
heard-opened-with = { $name } abriu uma discussão, { $place }: { $text }
heard-deleted = { $name } excluiu a discussão { $number }
heard-replied = { $name } respondeu na discussão { $number }: { $text }
heard-edited = { $name } editou um comentário na discussão { $number }
heard-deleted-comment = { $name } excluiu um comentário na discussão { $number }
heard-restored-comment = { $name } restaurou um comentário na discussão { $number }
heard-reacted = { $name } reagiu com { $emoji } na discussão { $number }
heard-resolved = { $name } resolveu a discussão { $number }
heard-reopened = { $name } reabriu a discussão { $number }
heard-locked = { $name } bloqueou a discussão { $number }
heard-unlocked = { $name } desbloqueou a discussão { $number }
heard-moved = { $name } moveu a discussão { $number }, { $place }
heard-restored = { $name } restaurou uma discussão
heard-many = { $count ->
    [one] { $count } alteração de outras pessoas
   *[other] { $count } alterações de outras pessoas
}

comment = Comentário
reply = Resposta
resolve = Resolver
reopen = Reabrir
lock = Bloquear
unlock = Desbloquear
edited = editado
sending = enviando…
edit-not-saved = edição não salva
characters-left = Restam { NUMBER($count) }
characters-too-many = { NUMBER($count) } a mais
loading-comments = Carregando comentários…
earlier-comments = { $count ->
    [one] { $count } anterior
   *[other] { $count } anteriores
}
typing-one = { $name } está escrevendo…
typing-two = { $name } e { $other } estão escrevendo…
typing-many = { $count ->
    [one] { $name } e mais { $count } pessoa estão escrevendo…
   *[other] { $name } e mais { $count } pessoas estão escrevendo…
}
link-copied = Link copiado.
text-copied = Texto copiado.
discussion-deleted = Discussão excluída.
comment-deleted = Comentário excluído.
this-discussion-deleted = Esta discussão foi excluída.
that-discussion-deleted = Aquela discussão foi excluída.
flag-thanks = Obrigado. A moderação vai analisar.
delete-consequence = { $count ->
    [one] Ela some para todos. Você pode desfazer durante 10 segundos.
   *[other] Todos os { $count } comentários somem para todos. Você pode desfazer durante 10 segundos.
}
lock-discussions = Bloquear discussões
unlock-discussions = Desbloquear discussões

you = você
people-unnamed = { $count ->
    [one] { $count } pessoa ainda sem nome
   *[other] { $count } pessoas ainda sem nome
}
people-more = { $count ->
    [one] e mais { $count }
   *[other] e mais { $count }
}

comments-waiting = { $count ->
    [0] Nada aguardando
    [one] { $count } comentário aguardando
   *[other] { $count } comentários aguardando
}

failed = algo falhou no servidor; tente novamente
no-identity = primeiro é preciso um nome ou entrar
held = seu comentário aguarda a moderação
no-name = informe seu nome para publicar
no-such-discussion = esta discussão não existe mais
no-such-comment = este comentário não existe mais
not-the-author = só quem escreveu um comentário pode editá-lo
not-yours = só quem escreveu ou a moderação pode fazer isso
moderators-only = só a moderação pode fazer isso
discussion-locked = esta discussão está bloqueada: pode ser lida, mas não continuada
comment-too-long = { $max ->
    [one] um comentário aqui tem no máximo { $max } caractere
   *[other] um comentário aqui tem no máximo { $max } caracteres
}
too-deep = as respostas não vão tão fundo aqui
unknown-emoji = esta não é uma das reações
region-outside = uma região precisa estar inteira na imagem
full = não há mais espaço aqui
sign-in-to-write = entre para escrever aqui
members-write = só membros escrevem aqui
no-one-writes = no momento não é possível escrever aqui
image-locked = as discussões desta imagem estão bloqueadas: podem ser lidas, mas não continuadas
view-only = este link é só para visualizar
text-empty = o texto está vazio
text-too-long = { $max ->
    [one] o texto passa de { $max } caractere
   *[other] o texto passa de { $max } caracteres
}
bad-guest-name = este nome não serve: { $why }
no-answer = não foi possível acessar o servidor
not-sent-offline = Você está sem conexão, por isso nada foi enviado. Tente novamente quando ela voltar.
not-saved = A conexão caiu e isto não foi salvo. Tente novamente.
other-version = Há uma nova versão do Image Chat. Recarregue a página; o que você escreveu fica guardado.
image-gone = Esta imagem não existe mais.
not-allowed-any-more = Você não pode mais ver esta imagem.
signed-out = Sua sessão foi encerrada. Entre para continuar.
no-origin = Esta página está em um quadro isolado, de onde não consegue se conectar. Aqui você pode ler; para escrever, abra-a em uma aba própria.

## moving.rs, placing.rs
discussion-was-moved = Discussão { $number } movida.
discussion-was-resized = Discussão { $number } redimensionada.
not-moved = Não foi movido
