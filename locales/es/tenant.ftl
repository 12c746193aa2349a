first-steps = Primeros pasos
who-can-view = ¿Quién puede ver?
who-can-comment-and-upload = ¿Quién puede comentar y subir imágenes?
invite-people = Invitar a personas
done = Listo
first-steps-who-can-view = Primeros pasos: quién puede ver y subir, invitaciones, copias de seguridad.
go-through-them = Repasarlos

pages-of-this-workspace = Páginas de este espacio
images = Imágenes

key = Clave
name = Nombre
api-keys = Claves de API
api = API
it-may-do-here-what = . Aquí puede hacer lo que permite su rol, y escribe con su propio nombre.
your-api-key = Tu clave de API
store-it-where-your-program = Guárdala donde tu programa la encuentre. No se volverá a mostrar.
new-key = Clave nueva
role = Rol
expires-after = Caducidad
create-key = Crear clave
keys = Claves
revoke = Revocar

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

or-until-the-end-of = O hasta el final de un día (UTC)
reason = Motivo
for-moderators-it-is-not = Para la moderación; la persona no lo ve.
how-long = Cuánto tiempo
ban-for = Duración
ban = Expulsar

nobody-is-banned-a-ban = No hay nadie expulsado. Una expulsión empieza en un comentario: en la cola o en su conversación.
lift = Levantar

with-all-that-are-chosen = Con toda la selección

what-was-deleted = Lo eliminado
restore = Restaurar
nothing-to-restore = Nada que restaurar.

deleted-images = Imágenes eliminadas
no-deleted-image = Ninguna imagen eliminada.
a-deleted-image-is-gone = Una imagen eliminada desaparece a los 30 días con sus conversaciones y archivos.

show = Mostrar
text = Texto
image-by-its-id = Imagen, por su ID

delete = Eliminar
pages-of-images = Páginas de imágenes
no-image = Ninguna imagen.
where-discussions-are-locked-people = Las conversaciones bloqueadas se pueden leer, pero no continuar. Una imagen eliminada se puede restaurar durante 30 días.
title = Título
search = Buscar
more-images = Más imágenes

choose-all = Seleccionar todo

parts-of-this-page = Partes de esta página
undo = Deshacer

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

days-and-hours-are-in = Los días y las horas están en UTC.
today = Hoy
kept = Guardado
days-as-csv = Días en CSV
hours-as-csv = Horas en CSV
the-same-as-a-table = Lo mismo en una tabla, datos en bytes

last-deliveries = Últimas entregas
send-again = Reenviar

address = Dirección
use-https-comments-are-in = Usa https://: los envíos contienen comentarios.
what-happens-meanwhile-is-not = . Lo que ocurra mientras tanto no se enviará después.
address-and-events = Dirección y eventos

secret = Secreto
webhooks = Webhooks
what-happens-here-is-sent = Lo que ocurre aquí se envía a estas direcciones, firmado según Standard Webhooks. Lo que no se acepta se reenvía durante 24 horas.
your-signing-secret = Tu secreto de firma
store-the-signing-secret = Guárdalo donde tu programa lo encuentre. No se volverá a mostrar. Un secreto al que reemplace sigue firmando 24 horas más.
new-webhook = Webhook nuevo
create-webhook = Crear webhook
