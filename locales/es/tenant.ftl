first-steps = Primeros pasos
who-can-view = ¿Quién puede ver?
who-can-comment-and-upload = ¿Quién puede comentar y subir imágenes?
invite-people = Invitar a personas
done = Listo
first-steps-who-can-view = Primeros pasos: quién puede ver y subir, invitaciones, copias de seguridad.
go-through-them = Repasarlos
what-guests-upload-is-for = Lo que suben los invitados lo ve quien tenga el enlace, y no aparece en la galería.
back-up = Haz copias de seguridad de la base de datos y las imágenes; el cómo está en { $file }.

pages-of-this-workspace = Páginas de este espacio
images = Imágenes

key = Clave
name = Nombre
api-keys = Claves de API
api = API
your-api-key = Tu clave de API
store-it-where-your-program = Guárdala donde tu programa la encuentre. No se volverá a mostrar.
new-key = Clave nueva
role = Rol
expires-after = Caducidad
create-key = Crear clave
keys = Claves
revoke = Revocar
a-program-sends-its-key = Un programa envía su clave como { $header } en cada llamada a la { $api }. Aquí puede hacer lo que permite su rol, y escribe con su propio nombre.
years = { $count ->
    [one] { $count } año
   *[other] { $count } años
}
days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
never = Nunca
made-by = por { $name }
made-at-the-command-line = por la línea de comandos
expires = caduca el { $time }
expired = caducó el { $time }
last-used = último uso el { $time }
never-used = sin usar
revoke-key = Revocar { $name }

link = Enlace
members = Miembros
your-invitation = Tu invitación
send-this-link-to-the = Envía este enlace a las personas invitadas. No se volverá a mostrar.
you = Tú
save = Guardar
remove = Quitar
invite-by-link = Invitar con un enlace
people = Personas
create-link = Crear enlace
open-invitations = Invitaciones abiertas
people-count = { $count ->
    [one] { $count } persona
   *[other] { $count } personas
}
member-since = desde el { $time }
without-a-name = Sin nombre
role-of = Rol de { $name }
save-role-of = Guardar el rol de { $name }
remove-member = Quitar a { $name }
role-for-people = { $count ->
    [one] { $role } para { $count } persona
   *[other] { $role } para { $count } personas
}
by-until = por { $name } · hasta el { $time }
revoke-invitation = Revocar: { $what }

marker-size = Tamaño de los marcadores
percent-of-the-images-width = Porcentaje del ancho de la imagen, de 1 a 20.
longest-comment = Comentario más largo
characters-1-to-2000 = Caracteres, de 1 a 2000.
reply-nesting = Niveles de respuestas
reply-nesting-hint = Con 0 las conversaciones quedan planas; 10 es el máximo.
sites-that-may-embed-images = Sitios que pueden insertar imágenes
one-a-line-like-https = Uno por línea, como https://example.org.
blocked-words = Palabras no deseadas
one-a-line = Una por línea.
flags-that-hide-a-comment = Denuncias que ocultan un comentario
it-comes-back-when-a = Vuelve cuando la moderación lo aprueba. 0: no ocultar nunca.
settings = Ajustes
general = General
who-can-view-legend = Quién puede ver
everyone = Todos
members-and-people-with-a = Los miembros y quien tenga un enlace para compartir de una imagen
who-can-comment-and-upload-legend = Quién puede comentar y subir imágenes
anyone-who-gives-a-name = Cualquiera que indique un nombre
people-with-an-account = Personas con una cuenta
nobody-everything-can-be-read = Nadie: todo se puede leer, nada se puede publicar
discussions = Conversaciones
embedding = Inserción
signed-payloads-are-good-for = Los datos firmados valen 2 días y más de una vez, como necesitan las páginas antiguas; si se filtran, se pueden usar durante ese tiempo
pages-may-name-people-unsigned = Las páginas pueden nombrar a personas sin firma; así cualquiera puede usar cualquier nombre
moderation = Moderación
cover-them-with-asterisks = Taparlas con asteriscos
hold-the-comment-until-a = Retener el comentario hasta que la moderación lo vea
usage = Uso
everyone-with-a-name-may = Cualquiera con un nombre puede ver las cifras de uso

audit-log = Registro de auditoría
older-entries = Entradas anteriores
there-are-no-such-entries = No hay entradas así.
action-begins-with = La acción empieza por
filter = Filtrar
all = Todo
when = Cuándo
who = Quién
what = Qué
to-what = A qué
from-where = Desde dónde
audit-as-a-file = Todo en un archivo: { $csv }, { $json }
command-line = Línea de comandos

or-until-the-end-of = O hasta el final de un día (UTC)
reason = Motivo
for-moderators-it-is-not = Para la moderación; la persona no lo ve.
how-long = Cuánto tiempo
ban-for = Duración
ban = Expulsar
everyone-who-comes-from = Todos los que vengan de { $address }
ban-person = Expulsar a { $name }

nobody-is-banned-a-ban = No hay nadie expulsado. Una expulsión empieza en un comentario: en la cola o en su conversación.
lift = Levantar
ban-until = hasta el { $until }, por { $name } el { $since }
quoted = «{ $text }»
banned-address = Dirección { $address }
lift-the-ban-of = Levantar la expulsión de { $name }

with-all-that-are-chosen = Con toda la selección

what-was-deleted = Lo eliminado
restore = Restaurar
nothing-to-restore = Nada que restaurar.
discussion = Conversación
comment = Comentario
someone-without-a-name = alguien sin nombre
choose-what-was-written-by = Seleccionar lo que escribió { $name }
on-image-deleted-by = en { $image }, eliminado por { $name } el { $time }

deleted-images = Imágenes eliminadas
no-deleted-image = Ninguna imagen eliminada.
a-deleted-image-is-gone = Una imagen eliminada desaparece a los 30 días con sus conversaciones y archivos.
uploaded-by-deleted-by = subida por { $uploader }, eliminada por { $name } el { $time }

show = Mostrar
text = Texto
image-by-its-id = Imagen, por su ID
everything = Todo
flagged = Denunciado
hidden = Oculto
held-by-word-filter = Retenido por el filtro de palabras

delete = Eliminar
pages-of-images = Páginas de imágenes
no-image = Ninguna imagen.
where-discussions-are-locked-people = Las conversaciones bloqueadas se pueden leer, pero no continuar. Una imagen eliminada se puede restaurar durante 30 días.
title = Título
search = Buscar
more-images = Más imágenes
choose-image = Seleccionar { $title }
discussions-locked = Conversaciones bloqueadas, { $open }
action-on = { $action }: { $what }

choose-all = Seleccionar todo

parts-of-this-page = Partes de esta página
undo = Deshacer
queue = Cola
deleted = Eliminado
bans = Expulsiones

person = Persona

comments-that-wait = Comentarios en espera
approve = Aprobar
ban-authors = Expulsar a los autores
reasons-given = Motivos indicados
ban-authors-summary = Expulsar a los autores…
reason-for-moderators = Motivo, para la moderación
nothing-waits-new-flags-and = Nada en espera. Las denuncias nuevas y los comentarios retenidos aparecen aquí solos.
author-banned = autor expulsado
ban-summary = Expulsar…
held = Retenido
by-people = { $count ->
    [one] por { $count } persona
   *[other] por { $count } personas
}
because-of = por: { $words }
on-image-at = en { $image }, { $time }
choose-the-comment-of = Seleccionar el comentario de { $name }
approve-the-comment-of = Aprobar el comentario de { $name }
remove-the-comment-of = Quitar el comentario de { $name }

days-and-hours-are-in = Los días y las horas están en UTC.
today = Hoy
kept = Guardado
days-as-csv = Días en CSV
hours-as-csv = Horas en CSV
the-same-as-a-table = Lo mismo en una tabla, datos en bytes
up-to = Hasta { $time }
storage = Almacenamiento
by-day = Por día, del { $from } al { $to }
by-hour = Por hora, el { $day }
from-day = Desde
to-day = Hasta
day = Día
hour = Hora
usage-by-day = Uso por día
usage-by-hour = Uso por hora
messages-to-viewers = Mensajes a quienes miran
data-to-viewers = Datos a quienes miran
discussions-opened = Conversaciones abiertas
chart = { $figure }, de { $first } a { $last }: como máximo { $value }, { $at }
chart-of-nothing = { $figure }, de { $first } a { $last }: ninguno
units-of-data = B kB MB GB TB PB EB
decimal-mark = ,

last-deliveries = Últimas entregas
send-again = Reenviar
attempts = { $count ->
    [one] { $count } intento
   *[other] { $count } intentos
}
next-attempt = siguiente el { $time }
delivery-waits = en espera
delivered = entregado
given-up = abandonado
send-event-again = Reenviar { $kind }

address = Dirección
use-https-comments-are-in = Usa https://, porque los envíos contienen comentarios.
address-and-events = Dirección y eventos
off-since = Desactivado desde el { $time }. Lo que ocurra mientras tanto no se enviará después.
the-old-secret-signs-too = El secreto anterior también firma hasta el { $time }.
turn-on = Activar
turn-off = Desactivar
send-test-event = Enviar evento de prueba
replace-secret = Reemplazar secreto
events-of-images = Imágenes: creadas, modificadas, eliminadas, restauradas
events-of-discussions = Conversaciones: creadas, modificadas, eliminadas, restauradas
events-of-comments = Comentarios: añadidos, editados, eliminados, restaurados, denunciados
send-headers-of-fastcomments = Enviar también las cabeceras de FastComments

secret = Secreto
webhooks = Webhooks
what-happens-here-is-sent = Lo que ocurre aquí se envía a estas direcciones, firmado según Standard Webhooks. Lo que no se acepta se reenvía durante 24 horas.
your-signing-secret = Tu secreto de firma
store-the-signing-secret = Guárdalo donde tu programa lo encuentre. No se volverá a mostrar. Un secreto al que reemplace sigue firmando 24 horas más.
new-webhook = Webhook nuevo
create-webhook = Crear webhook
