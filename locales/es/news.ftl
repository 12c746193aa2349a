name-saved = Tu nombre se ha guardado.
password-changed = Tu contraseña ha cambiado. Se ha cerrado tu sesión en todos los demás sitios.
session-ended = Esa sesión ha terminado.
signed-out-elsewhere = Se ha cerrado tu sesión en todos los demás sitios.
account-created-not-joined = Tu cuenta está creada. La invitación se agotó mientras tanto: pide otra.

sign-in-denied = Tú o el proveedor decidieron no iniciar sesión. No se ha cambiado nada.
sign-in-took-too-long = Este inicio de sesión tardó demasiado o ya había terminado. Empieza de nuevo.
sign-in-of-another-browser = Este inicio de sesión empezó en otro navegador o pestaña. Empieza de nuevo en esta.
provider-unreachable = No se puede contactar con el proveedor ahora mismo. Inténtalo de nuevo en un momento.
provider-refused = El proveedor lo ha rechazado. Si sigue así, avisa a quien administra este sitio.
provider-not-trusted = La respuesta del proveedor no es de fiar y no se ha usado. Empieza de nuevo.

settings-saved = Guardado. Vale para todos desde ahora.
role-changed = El rol ha cambiado.
member-removed = Esa persona ya no es miembro.
invitation-revoked = La invitación se ha revocado.
key-revoked = La clave se ha revocado.
webhook-saved = El webhook se ha guardado.
webhook-on = El webhook está activado.
webhook-off = El webhook está desactivado.
webhook-deleted = El webhook se ha eliminado.
test-event-sent = Un evento de prueba está en camino. Recarga esta página para ver el resultado.
event-sent-again = El evento está otra vez en camino. Recarga esta página para ver el resultado.

ban-lifted = La expulsión se ha levantado.
discussions-locked = Las conversaciones están bloqueadas.
discussions-unlocked = Las conversaciones están desbloqueadas.
comments-approved = { $count ->
    [one] { $count } comentario aprobado.
   *[other] { $count } comentarios aprobados.
}
comments-removed = { $count ->
    [one] { $count } comentario quitado.
   *[other] { $count } comentarios quitados.
}
bans-begun = { $count ->
    [one] { $count } expulsión iniciada.
   *[other] { $count } expulsiones iniciadas.
}
entries-restored = { $count ->
    [one] { $count } elemento restaurado.
   *[other] { $count } elementos restaurados.
}
actions-undone = { $count ->
    [one] { $count } acción deshecha.
   *[other] { $count } acciones deshechas.
}
images-deleted = { $count ->
    [one] { $count } imagen eliminada.
   *[other] { $count } imágenes eliminadas.
}
images-restored = { $count ->
    [one] { $count } imagen restaurada.
   *[other] { $count } imágenes restauradas.
}
could-not-be-done = { $count ->
    [one] Uno ya estaba resuelto o no existía, o no se pudo hacer.
   *[other] { $count } ya estaban resueltos o no existían, o no se pudieron hacer.
}
