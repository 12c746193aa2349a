language = Idioma
choose = Elegir
appearance = Apariencia
as-the-system = Sistema
light = Clara
dark = Oscura
open-discussions = { $count ->
    [0] Sin conversaciones abiertas
    [one] { $count } conversación abierta
   *[other] { $count } conversaciones abiertas
}

pages-of-images = Páginas de imágenes
images = Imágenes
title = Título
order = Orden
search = Buscar
deleted = Eliminada: { $title }. Se puede restaurar durante 30 días.
nothing-here-yet = Aún no hay nada. Tu primera imagen aparecerá aquí.
no-image-has-this = Ninguna imagen tiene eso en el título.
first-images = Primeras imágenes
more-images = Más imágenes
newest-first = Más recientes primero
oldest-first = Más antiguas primero
by-title = Por título
last-activity-first = Última actividad primero
undo = Deshacer

uploaded = Subida
import = Importar
importing = Importando…
drop-images-here-or-paste = Suelta imágenes aquí o pega una
choose-files = Elegir archivos
upload = Subir
file-kinds = PNG, JPEG, WebP o GIF, hasta { NUMBER($mb) } MB
not-an-image = «{ $name }» no es una imagen que se pueda mostrar aquí. Elige un archivo PNG, JPEG, WebP o GIF.
file-too-large = El archivo supera los { NUMBER($mb) } MB.
no-file-dropped = No había ningún archivo en lo que soltaste.
connection-broke = Se cortó la conexión. Inténtalo de nuevo.
partly-uploaded = Se subieron { $done } de { $all } imágenes; estarán en la galería cuando recargues la página.
uploading = Subiendo { $name }
preparing-the-image = Preparando la imagen…
sent-of = { $sent } de { $total } MB
cancel = Cancelar
or-import-from-a-link = …o importa desde un enlace
untitled-image = Imagen sin título

talk-about-an-image-right = Habla de una imagen, en el punto exacto.
click-anywhere-on-it-and = Haz clic en cualquier lugar y escribe. Quienes la miran ven tu nota al instante.

for-developers = Para desarrollo
rest-api = API REST
live-protocol = Protocolo en vivo

your-account = Tu cuenta
sign-in = Iniciar sesión

all-images = Todas las imágenes
nothing-here-for-you = Aquí no hay nada que puedas ver
missing-or-for-others = Puede que la dirección esté mal escrita o que lo que había se haya eliminado. O es para otra cuenta distinta de la tuya.
missing-or-for-members = Puede que la dirección esté mal escrita o que lo que había se haya eliminado. O es solo para miembros: entonces inicia sesión y vuelve.
link-expired = Este enlace ya no vale
link-expired-why = Se usó, caducó o se revocó. Pide otro a quien te lo envió.
too-many-at-once = Demasiadas peticiones a la vez
load-again-in-a-moment = Desde tu red llegaron más peticiones de las que un servidor puede atender. Recarga la página en un momento; no se pierde nada.
load-again-in = { $seconds ->
    [one] Desde tu red llegaron más peticiones de las que un servidor puede atender. Recarga la página en { $seconds } segundo; no se pierde nada.
   *[other] Desde tu red llegaron más peticiones de las que un servidor puede atender. Recarga la página en { $seconds } segundos; no se pierde nada.
}
this-is-not-allowed = No está permitido
the-server-is-busy = El servidor está ocupado
this-was-not-saved = No se guardó
this-did-not-work = No funcionó
something-failed-on-our-side = Algo falló de nuestro lado
it-was-noted = Quedó registrado. Inténtalo en un momento; nada de lo enviado se perdió.
not-found = No encontrado
too-many-requests = Demasiadas peticiones
busy-right-now = Ocupado
not-saved = No guardado
not-allowed = No permitido
something-failed = Algo falló
about-an-error = Esta página de Image Chat no se puede mostrar; dice por qué y lleva de vuelta a las imágenes.

images-to-talk-about-on = Imágenes de las que hablar, en cualquier página
click-on-a-picture-and = Haz clic en una imagen y escribe: quienes tienen esta página abierta lo ven al instante. Abajo está todo lo que necesita una página.
the-page-to-copy = La página para copiar
images-to-talk-about = Imágenes de las que hablar
replace-demo-by-the-id = Cambia demo por el id de tu espacio y añade la dirección de tu sitio en sus ajustes.
plan-of-a-flat = Plano de un piso: dos habitaciones, cocina y baño
visitors-by-month = Visitas por mes: se duplican de enero a junio

no-discussions-of-this-image = Aún no hay conversaciones sobre esta imagen.
read-the-discussions-of-this = Leer las conversaciones sobre esta imagen
