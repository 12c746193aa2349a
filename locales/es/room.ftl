who-is-here = Quién está aquí
here = aquí
connecting = Conectando…
live-cursors = Cursores en vivo
moderation = Moderación

edit = Editar
flag-comment = Denunciar comentario
ban-author = Expulsar al autor
delete-comment = Eliminar comentario
edit-comment = Editar comentario
reply-to-comment = Responder
in-reply-to = Respuesta a { $name }
replying-to = Respondiendo a { $name }
stop-replying = Dejar de responder
flagged = Denunciado
cancel = Cancelar
save = Guardar

add-a-comment = Añade un comentario…
your-name = Tu nombre
send = Enviar
sending = Enviando…
sign-in = Iniciar sesión

delete-this-discussion = ¿Eliminar esta conversación?
keep = Conservar
delete = Eliminar
flag-this-comment = ¿Denunciar este comentario?
moderators-will-look-at-it = La moderación lo revisará. Quien lo escribió no sabrá quién lo denunció.
reason-if-you-like = Motivo, si quieres
flag = Denunciar

keyboard-shortcuts = Atajos de teclado
next-discussion = Conversación siguiente
previous-discussion = Conversación anterior
resolve-or-reopen = Resolver o reabrir
edit-your-last-comment = Editar tu último comentario
writing = Escritura
send-or-save = Enviar o guardar
new-line = Línea nueva
markers = Marcadores
place-a-marker-arrow-keys = Colocar un marcador: flechas, Intro
move-a-marker-arrow-keys = Mover un marcador: flechas, Intro
larger-steps = Pasos más grandes
size-of-the-region = Tamaño de la región
hide-or-show-all-markers = Ocultar o mostrar todos los marcadores
picture = Imagen
zoom-in-or-out = Acercar o alejar
fit-whole-image = Imagen completa
actual-size = Tamaño real
space-key = Espacio
drag-to-pan = Arrastrar para desplazar la imagen ampliada
show-these-keys = Mostrar estos atajos
close = Cerrar

unread = Sin leer
resolved = Resuelta
no-discussions-yet-click-anywhere = Aún no hay conversaciones. Haz clic en cualquier punto de la imagen para empezar una.
no-discussion-here-choose-all = No hay conversaciones aquí. Elige «Todas» o cambia la búsqueda.

place-of-the-new-marker = Lugar del nuevo marcador. Las flechas lo mueven, con Mayús más lejos, con Alt dibujan una región; Intro lo coloca, Escape cancela.
place-of-the-marker = Lugar del marcador. Las flechas lo mueven, con Mayús más lejos, con Alt cambian el tamaño de una región; Intro lo suelta, Escape lo devuelve.

dismiss = Ocultar
last-by = , la última de { $name }
your-text = Tu texto
undo = Deshacer
this-was-deleted-before-you = Esto se eliminó o se bloqueó antes de que enviaras tu texto:
discard = Descartar
copy = Copiar
reload = Recargar
open-in-a-tab = Abrir en una pestaña
all-images = Todas las imágenes

jump-to-the-newest-comment = Ir al comentario más reciente
discussions = Conversaciones
search-comments = Buscar comentarios
show = Mostrar
newest = Último
mark-all-as-read = Marcar todo como leído
order = Orden
by-number = Por número
newest-activity = Más recientes
oldest-activity = Más antiguas
all = Todas
open = Abiertas
mine = Mías

new-discussion = Conversación nueva
back-to-the-image = Volver a la imagen
copy-link = Copiar enlace
resolve = Resolver
lock = Bloquear
delete-discussion = Eliminar conversación
comments = Comentarios
locked-by-a-moderator = Bloqueada por la moderación
resolved-by = Resuelta por { $name }
try-again = Reintentar

zoom = Zoom
view = Vista
zoom-out = Alejar
zoom-in = Acercar
fit-to-width = Ajustar al ancho
actual-size-1-1 = Tamaño real, 1:1
hide-markers = Ocultar marcadores

image-chat-all-images = Image Chat, todas las imágenes
image = Imagen
share-links = Enlaces para compartir
go-to-the-list-of = Ir a la lista de conversaciones
share = Compartir
place-a-marker-with-the = Colocar un marcador con el teclado
your-account = Tu cuenta
this-image-is-on-another = Esta imagen está en otro sitio: { $place }
the-picture-cannot-be-shown = La imagen no se puede mostrar aquí: { $address }

about-this-image = Acerca de esta imagen
download = Descargar
download-the-original = Descargar el original
the-original-is-the-file = El original es el archivo tal como se envió, con lugar y cámara si constan en él: para quien lo subió y para la moderación. Los demás descargan la imagen en tamaño completo sin esos datos.
this-is-the-picture-in = Esta es la imagen en tamaño completo, sin lugar ni cámara. El archivo enviado no está aquí: llegó antes de que se conservaran.
uploaded = Subida
uploaded-by = Subida por { $name }
first-marker = Primer marcador
first-marker-by = Primer marcador de { $name }
title = Título
who-finds-it = Quién la encuentra
everyone-in-the-gallery = Todos, en la galería
anyone-with-the-link = Cualquiera con el enlace
members = Miembros
another-picture = Otra imagen
discussions-stay-and-markers-keep = Las conversaciones se quedan y los marcadores conservan su lugar.
replace = Reemplazar
delete-image = Eliminar imagen
it-can-be-restored-for = Se puede restaurar durante 30 días.

all-discussions = Todas las conversaciones
read-all-discussions = Leer todas las conversaciones

pages = Páginas
page-of = Página { NUMBER($page) } de { NUMBER($pages) }
previous = Anterior
next = Siguiente
first-comments = Primeros comentarios
further-comments = Más comentarios
comment-count = { $count ->
    [one] { $count } comentario
   *[other] { $count } comentarios
}

copied = Copiado
at-most = { $max ->
    [one] Como máximo { $max } carácter
   *[other] Como máximo { $max } caracteres
}

there-are-no-discussions-yet = Aún no hay conversaciones.
further-discussions = Más conversaciones
print = Imprimir

## image/switcher.rs, image/tips.rs
previous-or-next-image = Imagen anterior o siguiente
images = Imágenes
previous-image = Imagen anterior
next-image = Imagen siguiente
tip-click = Haz clic en cualquier punto de la imagen para hablar de ese lugar.
tip-share = Quien abre esta dirección lo ve al instante. Envíasela a alguien.
tip-list = Aquí están todas las conversaciones.
tip-keys = La tecla ? muestra los atajos.
tip = Consejo
skip = Omitir
got-it = Entendido

## reactions, mentions, earlier versions, tools to write
add-reaction = Añadir reacción
earlier-versions = Versiones anteriores
no-earlier-versions = No se guardan versiones anteriores.
earlier-versions-not-loaded = Las versiones anteriores no se pueden cargar en este momento.
delete-earlier-versions = Eliminar versiones anteriores
formatting = Formato
bold = Negrita
italic = Cursiva
code = Código
web-link = Enlace
bullet-list = Lista
quote = Cita
mention = Mencionar
add-a-picture = Añadir una imagen
pictures = Imágenes
describe-the-picture = Describir la imagen
remove-the-picture = Quitar la imagen
preview = Vista previa
enter-sends = Intro envía
enter-sends-hint = Intro envía. Ctrl+Intro envía siempre
here-now = aquí ahora
mentions-you = Te menciona
mentions-me = Me mencionan
mention-someone = Mencionar a alguien
send-or-save-unless-off = Enviar o guardar, si no está desactivado
preview-not-loaded = La vista previa no se puede cargar en este momento.
reactions = Reacciones
people-to-mention = Personas
