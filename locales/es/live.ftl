full-stop = .

connection-live = En vivo
connection-connecting = Conectando…
connection-offline = Sin conexión
connection-not-live = No está en vivo
connection-consequence = , solo lectura
reading-offline = No tienes conexión: puedes leer, y volver a escribir cuando la recuperes.
comments-offline = No tienes conexión. Los demás comentarios llegarán cuando la recuperes.
no-cookies = Tu navegador no permite que esta página te recuerde dentro de otro sitio. Aquí puedes leer; para escribir, ábrela en una pestaña propia.

role-guest = Invitado
role-member = Miembro
role-moderator = Moderación
role-administrator = Administración

marker = Conversación { $number }, { $place }
marker-sending = { $marker }, enviando
marker-resolved = { $marker }, resuelta
marker-unread = { $marker }, sin leer
marker-mentions = { $marker }, sin leer, te menciona
draft = Borrador
draft-failed = Borrador, no enviado
place = { $words }, { $x } %, { $y } %
place-centre = centro
place-left = izquierda
place-right = derecha
place-upper = arriba
place-lower = abajo
place-upper-left = arriba a la izquierda
place-upper-right = arriba a la derecha
place-lower-left = abajo a la izquierda
place-lower-right = abajo a la derecha
place-region = región desde { $from }, hasta { $x } %, { $y } %
no-comment = Aún sin comentarios
replies = { $count ->
    [one] { $count } respuesta
   *[other] { $count } respuestas
}
matches = { $count ->
    [one] { $count } resultado
   *[other] { $count } resultados
}
discussions-open = { NUMBER($all) }, { NUMBER($open) } abiertas
discussion-title = Conversación { $number }
found = { $count ->
    [0] Sin resultados
    [one] En { $count } conversación
   *[other] En { $count } conversaciones
}
all-read = Todas las conversaciones están marcadas como leídas
no-discussions = No hay conversaciones
discussion-reopened = Conversación { $number } reabierta
discussion-resolved = Conversación { $number } resuelta
markers-hidden = Marcadores ocultos
markers-shown = Marcadores visibles

heard-opened = { $name } abrió una conversación, { $place }
heard-opened-with = { $name } abrió una conversación, { $place }: { $text }
heard-deleted = { $name } eliminó la conversación { $number }
heard-replied = { $name } respondió en la conversación { $number }: { $text }
heard-edited = { $name } editó un comentario en la conversación { $number }
heard-deleted-comment = { $name } eliminó un comentario en la conversación { $number }
heard-restored-comment = { $name } restauró un comentario en la conversación { $number }
heard-reacted = { $name } reaccionó con { $emoji } en la conversación { $number }
heard-resolved = { $name } resolvió la conversación { $number }
heard-reopened = { $name } reabrió la conversación { $number }
heard-locked = { $name } bloqueó la conversación { $number }
heard-unlocked = { $name } desbloqueó la conversación { $number }
heard-moved = { $name } movió la conversación { $number }, { $place }
heard-restored = { $name } restauró una conversación
heard-many = { $count ->
    [one] { $count } cambio de otras personas
   *[other] { $count } cambios de otras personas
}

comment = Comentario
reply = Respuesta
resolve = Resolver
reopen = Reabrir
lock = Bloquear
unlock = Desbloquear
edited = editado
sending = enviando…
edit-not-saved = edición sin guardar
characters-left = Quedan { NUMBER($count) }
characters-too-many = Sobran { NUMBER($count) }
loading-comments = Cargando comentarios…
earlier-comments = { $count ->
    [one] { $count } anterior
   *[other] { $count } anteriores
}
typing-one = { $name } está escribiendo…
typing-two = { $name } y { $other } están escribiendo…
typing-many = { $count ->
    [one] { $name } y { $count } persona más están escribiendo…
   *[other] { $name } y { $count } personas más están escribiendo…
}
link-copied = Enlace copiado.
text-copied = Texto copiado.
discussion-deleted = Conversación eliminada.
comment-deleted = Comentario eliminado.
this-discussion-deleted = Esta conversación se eliminó.
that-discussion-deleted = Esa conversación se eliminó.
flag-thanks = Gracias. La moderación lo revisará.
delete-consequence = { $count ->
    [one] Desaparece para todos. Puedes deshacerlo durante 10 segundos.
   *[other] Los { $count } comentarios desaparecen para todos. Puedes deshacerlo durante 10 segundos.
}
lock-discussions = Bloquear conversaciones
unlock-discussions = Desbloquear conversaciones

you = tú
people-unnamed = { $count ->
    [one] { $count } persona aún sin nombre
   *[other] { $count } personas aún sin nombre
}
people-more = { $count ->
    [one] y { $count } más
   *[other] y { $count } más
}

comments-waiting = { $count ->
    [0] Nada en espera
    [one] { $count } comentario en espera
   *[other] { $count } comentarios en espera
}

failed = algo falló en el servidor; inténtalo de nuevo
no-identity = primero hace falta un nombre o iniciar sesión
held = tu comentario espera a la moderación
no-name = escribe tu nombre para publicar
no-such-discussion = esta conversación ya no existe
no-such-comment = este comentario ya no existe
not-the-author = solo quien escribió un comentario puede editarlo
not-yours = solo pueden hacerlo quien lo escribió o la moderación
moderators-only = solo puede hacerlo la moderación
discussion-locked = esta conversación está bloqueada: se puede leer, pero no continuar
comment-too-long = { $max ->
    [one] aquí un comentario tiene como máximo { $max } carácter
   *[other] aquí un comentario tiene como máximo { $max } caracteres
}
too-deep = aquí las respuestas no llegan a tanta profundidad
unknown-emoji = esta no es una de las reacciones
region-outside = una región tiene que estar entera dentro de la imagen
full = aquí ya no cabe más
sign-in-to-write = inicia sesión para escribir aquí
members-write = aquí solo escriben los miembros
no-one-writes = ahora mismo no se puede escribir aquí
image-locked = las conversaciones de esta imagen están bloqueadas: se pueden leer, pero no continuar
view-only = este enlace es solo para ver
text-empty = el texto está vacío
text-too-long = { $max ->
    [one] el texto supera { $max } carácter
   *[other] el texto supera { $max } caracteres
}
bad-guest-name = este nombre no sirve: { $why }
no-answer = no se puede acceder al servidor
not-sent-offline = No tienes conexión, así que no se envió. Inténtalo de nuevo cuando la recuperes.
not-saved = Se cortó la conexión y no se guardó. Inténtalo de nuevo.
other-version = Hay una nueva versión de Image Chat. Recarga la página; lo que escribiste se conserva.
image-gone = Esta imagen ya no existe.
not-allowed-any-more = Ya no puedes ver esta imagen.
signed-out = Se cerró tu sesión. Inicia sesión para seguir.
no-origin = Esta página se muestra en un marco aislado desde el que no puede conectarse. Aquí puedes leer; para escribir, ábrela en una pestaña propia.

## moving.rs, placing.rs
discussion-was-moved = Conversación { $number } movida.
discussion-was-resized = Tamaño de la conversación { $number } cambiado.
not-moved = No se ha movido
