wrong-credentials = el correo electrónico o la contraseña no son correctos
no-such-page = esta página no existe
no-such-image = esta imagen no existe
no-such-picture = este archivo de imagen no existe
no-such-workspace = este espacio no existe
no-such-link = este enlace no existe
no-such-discussion = esta conversación no existe
no-such-comment = este comentario no existe
no-such-invitation = esta invitación no existe
no-such-key = esta clave de API no existe
no-such-webhook = este webhook no existe
no-such-member = este miembro no existe
no-such-ban = esta expulsión no existe
nothing-to-undo = esta acción no se puede deshacer: ya se deshizo o pasó demasiado tiempo
no-such-thing = esto no existe
overloaded = demasiadas personas están abriendo imágenes grandes; inténtalo de nuevo
unwritable = por ahora no se puede guardar nada: { $why }
disk-full = el disco del servidor está lleno
database-locked = otro programa mantiene bloqueada la base de datos del servidor
disk-fails = no se puede escribir en el disco del servidor
files-away = el almacén de las imágenes no responde
database-away = la base de datos del servidor no responde
stopping = el servidor está a punto de detenerse

blank-name = el nombre no muestra nada
reserved-name = este nombre está reservado para quienes moderan aquí; elige otro
deleted-name = este nombre representa a personas cuyo nombre no se muestra; elige otro
your-name = tu nombre: { $why }
key-name = el nombre de la clave: { $why }
email-invalid = indica una dirección de correo electrónico, como ada@example.org
control-character = { $field } contiene un carácter de control
field-empty = { $field } no puede quedar en blanco
field-too-long = { $max ->
    [one] { $field } supera { $max } carácter
   *[other] { $field } supera { $max } caracteres
}
field-out-of-range = { $field } debe ser un número de { $from } a { $to }
tenant-name = { $max ->
    [one] un nombre tiene de 1 a { $max } carácter
   *[other] un nombre tiene de 1 a { $max } caracteres
}
list-too-long = { $max ->
    [one] { $field } tiene más de { $max } entrada
   *[other] { $field } tiene más de { $max } entradas
}
not-a-site = { $text } no es un sitio como https://example.org
word-too-long = { $max ->
    [one] una palabra no deseada tiene como máximo { $max } carácter
   *[other] una palabra no deseada tiene como máximo { $max } caracteres
}
key-days = { $max ->
    [one] una clave de API caduca en un plazo de 1 a { $max } día, o nunca
   *[other] una clave de API caduca en un plazo de 1 a { $max } días, o nunca
}
address-unusable = esta dirección no sirve: { $why }
image-address-unusable = la dirección de la imagen no sirve: { $why }
no-topics = elige al menos un tipo de evento
link-days = { $max ->
    [one] un enlace caduca en un plazo de 1 a { $max } día
   *[other] un enlace caduca en un plazo de 1 a { $max } días
}
invitation-bounds = { $max ->
    [one] una invitación vale durante 1, 7 o 30 días y para { $max } persona
   *[other] una invitación vale durante 1, 7 o 30 días y para entre 1 y { $max } personas
}
member-role = un miembro es miembro, o forma parte de la moderación o de la administración
ban-end = elige una duración o un día futuro, como 2030-01-31
ban-target = se expulsa a una persona o una dirección
own-comment = este comentario es tuyo: puedes eliminarlo
no-items = elige primero al menos una entrada
too-many-items = { $max ->
    [one] como máximo { $max } entrada a la vez
   *[other] como máximo { $max } entradas a la vez
}
item-unknown = una de las entradas elegidas no es válida
action-unknown = esta página no conoce esa acción
not-confirmed = confirma que quieres eliminar tu cuenta
usage-dates = el inicio y el fin son días, como 2026-01-31
usage-period = { $max ->
    [one] el inicio va antes del fin, con { $max } día de diferencia como máximo
   *[other] el inicio va antes del fin, con { $max } días de diferencia como máximo
}
no-title = una imagen necesita un título
no-file = el formulario no tiene ningún campo llamado file
body-too-large = la petición es demasiado grande

field-title = el título
field-search = la búsqueda
field-reason = el motivo
field-marker-size = el tamaño de los marcadores
field-comment-length = la longitud de los comentarios
field-reply-nesting = el número de niveles de respuestas
field-flags = el número de denuncias
field-embed-sites = la lista de sitios que pueden insertar imágenes
field-blocked-words = la lista de palabras no deseadas

other-site = esta petición viene de otro sitio
site-not-listed = este sitio no puede insertar imágenes de este espacio; su administración indica qué sitios pueden
unknown-host = este servidor no conoce el nombre con el que se le llamó; quien lo opera lo define con --public-url
no-account = no tienes cuenta aquí
wrong-password = esta no es tu contraseña actual
wrong-link-password = esta no es la contraseña de este enlace
name-of-site = tu nombre es el que te da el sitio donde has iniciado sesión
close-image = solo la moderación bloquea las conversaciones de una imagen
manage-image = solo pueden cambiar una imagen quien la subió y la moderación
original = solo quien subió la imagen y la moderación tienen el archivo tal como se envió
usage = solo la administración ve el uso
ban-self = no puedes expulsarte
ban-peer = no puedes expulsar a quien tiene aquí tantos permisos como tú, o más
banned = ahora mismo no puedes participar aquí: la moderación te ha expulsado por un tiempo

file-elsewhere = la imagen está en otro sitio: reemplázala allí
email-taken = ya existe una cuenta con este correo electrónico; inicia sesión con ella
last-administrator = ya no quedaría nadie en la administración; asígnasela primero a otra persona
only-administrator = solo tú te encargas de la administración; asígnasela primero a otra persona
only-administrator-of = solo tú te encargas de la administración de «{ $tenant }»; asígnasela primero a otra persona
too-many-links = { $max ->
    [one] una imagen tiene como máximo { $max } enlace para compartir; revoca uno primero
   *[other] una imagen tiene como máximo { $max } enlaces para compartir; revoca uno primero
}
too-many-keys = { $max ->
    [one] un espacio tiene como máximo { $max } clave de API; revoca una primero
   *[other] un espacio tiene como máximo { $max } claves de API; revoca una primero
}
too-many-webhooks = { $max ->
    [one] un espacio tiene como máximo { $max } webhook; elimina uno primero
   *[other] un espacio tiene como máximo { $max } webhooks; elimina uno primero
}
webhook-off = este webhook está desactivado; actívalo primero
no-address = no se sabe desde dónde llegó esta persona
own-address = esta persona llega desde la misma dirección que tú: te expulsarías también
held-deleted = alguien eliminó este comentario después de que se aprobara
held-outdated = este comentario se editó después de que se enviara este cambio
abandoned = esta operación se abandonó; envíala de nuevo
contended = demasiadas personas están cambiando esta imagen a la vez; inténtalo de nuevo
discussion-gone = la conversación se eliminó mientras tanto
comment-gone = el comentario se eliminó mientras tanto
invitation-gone = esta invitación se agotó mientras tanto
reset-link-gone = este enlace ya se usó
settings-changed = no guardado: otra persona cambió los ajustes después de que abrieras esta página. Guarda de nuevo para que valgan los tuyos, en: { $settings }
list-separator = {", "}
setting-text = { $setting } (ahora «{ $value }»)
setting-value = { $setting } (ahora { $value })
setting-on = { $setting } (ahora sí)
setting-off = { $setting } (ahora no)
setting-viewers = quién puede ver
setting-writers = quién puede comentar
setting-marker-size = tamaño de los marcadores
setting-comment-length = comentario más largo
setting-reply-nesting = niveles de respuestas
setting-embed-sites = sitios que pueden insertar imágenes
setting-sso-compatibility = datos firmados válidos 2 días
setting-simple-sso = personas nombradas sin firma
setting-words = palabras no deseadas
setting-on-word = qué pasa con las palabras no deseadas
setting-flags = denuncias que ocultan un comentario
setting-usage = uso visible para todos
setting-first-steps = primeros pasos listos

rate-limited = { $seconds ->
    [one] demasiadas peticiones a la vez; inténtalo de nuevo en { $seconds } segundo
   *[other] demasiadas peticiones a la vez; inténtalo de nuevo en { $seconds } segundos
}
server-busy = el servidor tiene demasiado trabajo ahora mismo; inténtalo de nuevo en un momento
too-many-connections = hay demasiadas conexiones abiertas desde tu red; cierra algunas
uploads-yours = ya estás subiendo varias imágenes; inténtalo de nuevo cuando terminen
uploads-network = se están subiendo demasiadas imágenes desde tu red; inténtalo de nuevo
uploads-all = se están subiendo demasiadas imágenes ahora mismo; inténtalo de nuevo en un momento
fetches = se están importando demasiadas imágenes ahora mismo; inténtalo de nuevo en un momento
preparations = se están preparando demasiadas imágenes ahora mismo; inténtalo de nuevo en un momento
passwords-waiting = hay demasiadas contraseñas a la espera de comprobarse
held-comments = { $max ->
    [one] ya hay { $max } comentario tuyo a la espera de la moderación; inténtalo de nuevo cuando se haya revisado
   *[other] ya hay { $max } comentarios tuyos a la espera de la moderación; inténtalo de nuevo cuando se hayan revisado algunos
}

image-file-too-large = el archivo supera los { NUMBER($max) } MiB
image-too-large = la imagen es demasiado grande: como máximo { NUMBER($megapixels) } megapíxeles y { NUMBER($side) } píxeles por lado
image-format = no se aceptan imágenes { $name }, pero sí PNG, JPEG, WebP y GIF
not-an-image = esto no es una imagen que se pueda mostrar: { $why }
image-empty = el archivo está vacío
image-unknown-format = el contenido no tiene un formato de imagen conocido
image-part-too-large = una parte es más grande que el conjunto
image-no-pixels = no tiene píxeles
image-rare-variant = usa una variante poco común de su formato
image-undecodable = está dañada o incompleta
image-damaged = está dañada
image-unscalable = no se puede reducir
image-unstorable = no se puede almacenar
image-cut-off = esta imagen está incompleta: le falta el final
image-too-slow = preparar la imagen llevó demasiado tiempo
fetch-unreachable = no se pudo acceder al servidor de la imagen
fetch-too-slow = el servidor de la imagen respondió demasiado despacio
fetch-status = el servidor de la imagen respondió con el estado { $status }
fetch-redirects = la dirección de la imagen redirige demasiadas veces
fetch-encoded = el servidor de la imagen la envió en una forma que no se pidió
fetch-too-large = la imagen supera los { NUMBER($max) } MiB
address-too-long = es demasiado larga
address-no-url = no es una dirección web
address-not-http = no empieza por http:// ni https://
address-credentials = contiene un nombre de usuario o una contraseña
address-no-host = no tiene host
address-redirect = redirige a algo que no es una dirección web
address-not-public = no está en la internet pública

delivery-status = estado { $status }
delivery-no-connection = sin conexión
delivery-too-slow = { $seconds ->
    [one] sin respuesta en { $seconds } segundo
   *[other] sin respuesta en { $seconds } segundos
}

password-too-short = { $min ->
    [one] elige una contraseña de al menos { $min } carácter
   *[other] elige una contraseña de al menos { $min } caracteres
}
password-too-long = { $max ->
    [one] una contraseña tiene como máximo { $max } carácter
   *[other] una contraseña tiene como máximo { $max } caracteres
}
password-common = esta contraseña es de las que se prueban primero; elige otra
password-personal = elige una contraseña que no sea ni tu nombre ni tu correo electrónico
