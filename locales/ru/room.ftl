who-is-here = Кто здесь
here = здесь
connecting = Подключение…
live-cursors = Курсоры других
moderation = Модерация

edit = Изменить
flag-comment = Пожаловаться на комментарий
ban-author = Заблокировать автора
delete-comment = Удалить комментарий
edit-comment = Изменить комментарий
reply-to-comment = Ответить
in-reply-to = Ответ: { $name }
replying-to = Вы отвечаете: { $name }
stop-replying = Не отвечать
flagged = Есть жалоба
cancel = Отмена
save = Сохранить

add-a-comment = Комментарий…
your-name = Ваше имя
send = Отправить
sending = Отправляется…
sign-in = Войти

delete-this-discussion = Удалить это обсуждение?
keep = Оставить
delete = Удалить
flag-this-comment = Пожаловаться на этот комментарий?
moderators-will-look-at-it = Модераторы посмотрят его. Автор не узнает, кто пожаловался.
reason-if-you-like = Причина, если хотите
flag = Пожаловаться

keyboard-shortcuts = Сочетания клавиш
next-discussion = Следующее обсуждение
previous-discussion = Предыдущее обсуждение
resolve-or-reopen = Решить или открыть снова
edit-your-last-comment = Изменить свой последний комментарий
writing = Письмо
send-or-save = Отправить или сохранить
new-line = Новая строка
markers = Метки
place-a-marker-arrow-keys = Поставить метку: стрелки, Enter
move-a-marker-arrow-keys = Переместить метку: стрелки, Enter
larger-steps = Большие шаги
size-of-the-region = Размер области
hide-or-show-all-markers = Скрыть или показать все метки
picture = Изображение
zoom-in-or-out = Увеличить или уменьшить
fit-whole-image = Показать целиком
actual-size = Настоящий размер
space-key = Пробел
drag-to-pan = Перетаскивание двигает увеличенное изображение
show-these-keys = Показать эти клавиши
close = Закрыть

unread = Не прочитано
resolved = Решено
no-discussions-yet-click-anywhere = Обсуждений пока нет. Щёлкните в любом месте изображения, чтобы начать.
no-discussion-here-choose-all = Здесь нет обсуждений. Выберите «Все» или измените поиск.

place-of-the-new-marker = Место новой метки. Стрелки двигают её, с Shift — дальше, с Alt очерчивают область; Enter ставит, Escape отменяет.
place-of-the-marker = Место метки. Стрелки двигают её, с Shift — дальше, с Alt меняют размер области; Enter ставит, Escape возвращает.

dismiss = Скрыть
last-by = , последний: { $name }
your-text = Ваш текст
undo = Отменить
this-was-deleted-before-you = Это удалили или закрыли раньше, чем вы отправили текст:
discard = Выбросить
copy = Копировать
reload = Обновить
open-in-a-tab = Открыть во вкладке
all-images = Все изображения

jump-to-the-newest-comment = Перейти к новейшему комментарию
discussions = Обсуждения
search-comments = Поиск по комментариям
show = Показать
newest = Новейший
mark-all-as-read = Отметить всё прочитанным
order = Порядок
by-number = По номеру
newest-activity = Сначала новые
oldest-activity = Сначала старые
all = Все
open = Открытые
mine = Мои

new-discussion = Новое обсуждение
back-to-the-image = Назад к изображению
copy-link = Копировать ссылку
resolve = Решить
lock = Закрыть для ответов
delete-discussion = Удалить обсуждение
comments = Комментарии
locked-by-a-moderator = Закрыто модератором
resolved-by = Отмечено решённым: { $name }
try-again = Попробовать ещё раз

zoom = Масштаб
view = Вид
zoom-out = Уменьшить
zoom-in = Увеличить
fit-to-width = По ширине
actual-size-1-1 = Настоящий размер, 1:1
hide-markers = Скрыть метки

image-chat-all-images = Image Chat, все изображения
image = Изображение
share-links = Ссылки для доступа
go-to-the-list-of = К списку обсуждений
share = Поделиться
place-a-marker-with-the = Поставить метку с клавиатуры
your-account = Ваша учётная запись
this-image-is-on-another = Это изображение находится на другом сайте: { $place }
the-picture-cannot-be-shown = Изображение нельзя показать здесь: { $address }

about-this-image = Об этом изображении
download = Скачать
download-the-original = Скачать оригинал
the-original-is-the-file = Оригинал — это файл, как его отправили, с местом и камерой, если они в нём указаны: для загрузившего и модераторов. Остальные скачивают изображение в полном размере без этих данных.
this-is-the-picture-in = Это изображение в полном размере, без места и камеры. Отправленного файла здесь нет: он пришёл раньше, чем такие файлы стали хранить.
uploaded = Загружено
uploaded-by = Загружено: { $name }
first-marker = Первая метка
first-marker-by = Первая метка: { $name }
title = Название
who-finds-it = Кто его находит
everyone-in-the-gallery = Все, в галерее
anyone-with-the-link = Все, у кого есть ссылка
members = Участники
another-picture = Другое изображение
discussions-stay-and-markers-keep = Обсуждения останутся, метки сохранят место.
replace = Заменить
delete-image = Удалить изображение
it-can-be-restored-for = Его можно восстановить в течение 30 дней.

all-discussions = Все обсуждения
read-all-discussions = Читать все обсуждения

pages = Страницы
page-of = Страница { NUMBER($page) } из { NUMBER($pages) }
previous = Назад
next = Вперёд
first-comments = Первые комментарии
further-comments = Дальнейшие комментарии
comment-count = { $count ->
    [one] { $count } комментарий
    [few] { $count } комментария
    [many] { $count } комментариев
   *[other] { $count } комментария
}

copied = Скопировано
at-most = { $max ->
    [one] Не больше { $max } знака
   *[other] Не больше { $max } знаков
}

there-are-no-discussions-yet = Обсуждений пока нет.
further-discussions = Дальнейшие обсуждения
print = Печать

## image/switcher.rs, image/tips.rs
previous-or-next-image = Предыдущее или следующее изображение
images = Изображения
previous-image = Предыдущее изображение
next-image = Следующее изображение
tip-click = Щёлкните в любом месте изображения, чтобы обсудить его.
tip-share = Все, кто откроет этот адрес, сразу увидят это. Отправьте его кому-нибудь.
tip-list = Здесь все обсуждения.
tip-keys = Клавиша ? показывает клавиши.
tip = Подсказка
skip = Пропустить
got-it = Понятно

## reactions, mentions, earlier versions, tools to write
add-reaction = Добавить реакцию
earlier-versions = Прежние версии
no-earlier-versions = Прежних версий нет.
earlier-versions-not-loaded = Сейчас не удаётся загрузить прежние версии.
delete-earlier-versions = Удалить прежние версии
formatting = Форматирование
bold = Полужирный
italic = Курсив
code = Код
web-link = Ссылка
bullet-list = Список
quote = Цитата
mention = Упомянуть
add-a-picture = Добавить изображение
pictures = Изображения
describe-the-picture = Описать изображение
remove-the-picture = Убрать изображение
preview = Просмотр
enter-sends = Enter отправляет
enter-sends-hint = Enter отправляет. Ctrl+Enter отправляет всегда
here-now = сейчас здесь
mentions-you = Упоминает вас
mentions-me = Упоминания меня
mention-someone = Упомянуть кого-нибудь
send-or-save-unless-off = Отправить или сохранить, если не отключено
preview-not-loaded = Сейчас не удаётся загрузить просмотр.
reactions = Реакции
people-to-mention = Люди
