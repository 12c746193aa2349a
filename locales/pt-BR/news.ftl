name-saved = Seu nome foi salvo.
password-changed = Sua senha foi alterada. Você saiu de todos os outros lugares.
session-ended = Essa sessão foi encerrada.
signed-out-elsewhere = Você saiu de todos os outros lugares.
account-created-not-joined = Sua conta foi criada. O convite se esgotou enquanto isso: peça outro.

sign-in-denied = Você ou o provedor desistiu do login. Nada foi alterado.
sign-in-took-too-long = Este login demorou demais ou já tinha sido concluído. Comece de novo.
sign-in-of-another-browser = Este login começou em outro navegador ou outra aba. Comece de novo nesta.
provider-unreachable = O provedor não está acessível no momento. Tente de novo daqui a pouco.
provider-refused = O provedor recusou. Se continuar assim, avise a administração deste site.
provider-not-trusted = A resposta do provedor não é confiável e não foi usada. Comece de novo.

settings-saved = Salvo. Vale para todos a partir de agora.
role-changed = A função foi alterada.
member-removed = Essa pessoa não é mais membro.
invitation-revoked = O convite foi revogado.
key-revoked = A chave foi revogada.
webhook-saved = O webhook foi salvo.
webhook-on = O webhook está ativado.
webhook-off = O webhook está desativado.
webhook-deleted = O webhook foi excluído.
test-event-sent = Um evento de teste está a caminho. Recarregue esta página para ver o resultado.
event-sent-again = O evento está a caminho de novo. Recarregue esta página para ver o resultado.

ban-lifted = O banimento foi revogado.
discussions-locked = As discussões estão bloqueadas.
discussions-unlocked = As discussões estão desbloqueadas.
comments-approved = { $count ->
    [one] { $count } comentário aprovado.
   *[other] { $count } comentários aprovados.
}
comments-removed = { $count ->
    [one] { $count } comentário removido.
   *[other] { $count } comentários removidos.
}
bans-begun = { $count ->
    [one] { $count } banimento iniciado.
   *[other] { $count } banimentos iniciados.
}
entries-restored = { $count ->
    [one] { $count } item restaurado.
   *[other] { $count } itens restaurados.
}
actions-undone = { $count ->
    [one] { $count } ação desfeita.
   *[other] { $count } ações desfeitas.
}
images-deleted = { $count ->
    [one] { $count } imagem excluída.
   *[other] { $count } imagens excluídas.
}
images-restored = { $count ->
    [one] { $count } imagem restaurada.
   *[other] { $count } imagens restauradas.
}
could-not-be-done = { $count ->
    [one] { $count } já estava resolvido ou não existia mais, ou não pôde ser feito.
   *[other] { $count } já estavam resolvidos ou não existiam mais, ou não puderam ser feitos.
}
