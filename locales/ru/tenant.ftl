first-steps = Первые шаги
who-can-view = Кто может смотреть?
who-can-comment-and-upload = Кто может комментировать и загружать?
invite-people = Пригласить людей
done = Готово
first-steps-who-can-view = Первые шаги: кто может смотреть и загружать, приглашения, резервные копии.
go-through-them = Пройти
what-guests-upload-is-for = То, что загружают гости, видят все, у кого есть ссылка; в галерее этого нет.
back-up = Делать резервные копии базы данных и изображений; как — описано в { $file }.

pages-of-this-workspace = Страницы этого пространства
images = Изображения

key = Ключ
name = Имя
api-keys = Ключи API
api = API
your-api-key = Ваш ключ API
store-it-where-your-program = Сохраните его там, где его найдёт ваша программа. Больше он не появится.
new-key = Новый ключ
role = Роль
expires-after = Истекает через
create-key = Создать ключ
keys = Ключи
revoke = Отозвать
a-program-sends-its-key = Программа отправляет свой ключ как { $header } с каждым вызовом { $api }. Здесь ей можно то же, что и её роли; пишет она под своим именем.
years = { $count ->
    [one] { $count } год
    [few] { $count } года
    [many] { $count } лет
   *[other] { $count } года
}
days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}
hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
    [many] { $count } часов
   *[other] { $count } часа
}
never = Никогда
made-by = создал { $name }
made-at-the-command-line = из командной строки
expires = истекает { $time }
expired = срок истёк { $time }
last-used = последнее использование { $time }
never-used = не использовался
revoke-key = Отозвать: { $name }

link = Ссылка
members = Участники
your-invitation = Ваше приглашение
send-this-link-to-the = Отправьте эту ссылку тем, кого приглашаете. Больше она не появится.
you = Вы
save = Сохранить
remove = Исключить
invite-by-link = Пригласить по ссылке
people = Люди
create-link = Создать ссылку
open-invitations = Действующие приглашения
people-count = { $count ->
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
}
member-since = с { $time }
without-a-name = Без имени
role-of = Роль: { $name }
save-role-of = Сохранить роль: { $name }
remove-member = Исключить: { $name }
role-for-people = { $count ->
    [one] { $role }: для { $count } человека
    [few] { $role }: для { $count } человек
    [many] { $role }: для { $count } человек
   *[other] { $role }: для { $count } человека
}
by-until = от { $name } · до { $time }
revoke-invitation = Отозвать: { $what }

marker-size = Размер метки
percent-of-the-images-width = В процентах от ширины изображения, от 1 до 20.
longest-comment = Наибольшая длина комментария
characters-1-to-2000 = Число знаков, от 1 до 2000.
reply-nesting = Вложенность ответов
reply-nesting-hint = 0 — без вложенности, 10 — самая глубокая.
sites-that-may-embed-images = Сайты, которым можно встраивать изображения
one-a-line-like-https = По одному в строке, например https://example.org.
blocked-words = Запрещённые слова
one-a-line = По одному в строке.
flags-that-hide-a-comment = Сколько жалоб скрывают комментарий
it-comes-back-when-a = Он появится снова, когда модератор одобрит его. 0: не скрывать.
settings = Настройки
general = Общие
who-can-view-legend = Кто может смотреть
everyone = Все
members-and-people-with-a = Участники и те, у кого есть ссылка для доступа к изображению
who-can-comment-and-upload-legend = Кто может комментировать и загружать
anyone-who-gives-a-name = Все, кто назовёт имя
people-with-an-account = Все, у кого есть учётная запись
nobody-everything-can-be-read = Никто: всё можно читать, писать нельзя
discussions = Обсуждения
embedding = Встраивание
signed-payloads-are-good-for = Подписанные данные действуют 2 дня и многократно, как нужно старым страницам; если они утекут, ими смогут пользоваться всё это время
pages-may-name-people-unsigned = Страницы могут называть людей без подписи; тогда кто угодно может взять любое имя
moderation = Модерация
cover-them-with-asterisks = Закрывать их звёздочками
hold-the-comment-until-a = Задерживать комментарий, пока его не посмотрит модератор
usage = Использование
everyone-with-a-name-may = Статистику использования могут смотреть все, у кого есть имя

audit-log = Журнал аудита
older-entries = Более ранние записи
there-are-no-such-entries = Таких записей нет.
action-begins-with = Действие начинается с
filter = Отфильтровать
all = Все
when = Когда
who = Кто
what = Что
to-what = С чем
from-where = Откуда
audit-as-a-file = Всё одним файлом: { $csv }, { $json }
command-line = Командная строка

or-until-the-end-of = Или до конца дня (UTC)
reason = Причина
for-moderators-it-is-not = Для модераторов; сам человек её не увидит.
how-long = На какой срок
ban-for = Срок
ban = Заблокировать
everyone-who-comes-from = Все, кто приходит с адреса { $address }
ban-person = Заблокировать: { $name }

nobody-is-banned-a-ban = Никто не заблокирован. Заблокировать можно из комментария: в очереди или в его обсуждении.
lift = Разблокировать
ban-until = до { $until }; кто и когда: { $name }, { $since }
quoted = «{ $text }»
banned-address = Адрес { $address }
lift-the-ban-of = Снять блокировку: { $name }

with-all-that-are-chosen = Со всеми выбранными

what-was-deleted = Что удалено
restore = Восстановить
nothing-to-restore = Восстанавливать нечего.
discussion = Обсуждение
comment = Комментарий
someone-without-a-name = кто-то без имени
choose-what-was-written-by = Выбрать написанное: { $name }
on-image-deleted-by = на { $image }; удалено: { $name }, { $time }

deleted-images = Удалённые изображения
no-deleted-image = Удалённых изображений нет.
a-deleted-image-is-gone = Через 30 дней удалённое изображение исчезает вместе с обсуждениями и файлами.
uploaded-by-deleted-by = загружено: { $uploader }; удалено: { $name }, { $time }

show = Показать
text = Текст
image-by-its-id = Изображение, по ID
everything = Всё
flagged = Есть жалобы
hidden = Скрыто
held-by-word-filter = Задержано фильтром слов

delete = Удалить
pages-of-images = Страницы изображений
no-image = Изображений нет.
where-discussions-are-locked-people = Закрытые обсуждения можно читать, но не продолжать. Удалённое изображение можно восстановить в течение 30 дней.
title = Название
search = Искать
more-images = Ещё изображения
choose-image = Выбрать: { $title }
discussions-locked = Обсуждения закрыты, { $open }
action-on = { $action }: { $what }

choose-all = Выбрать все

parts-of-this-page = Разделы этой страницы
undo = Отменить
queue = Очередь
deleted = Удалённое
bans = Блокировки

person = Человек

comments-that-wait = Комментарии, которые ждут
approve = Одобрить
ban-authors = Заблокировать авторов
reasons-given = Указанные причины
ban-authors-summary = Заблокировать авторов…
reason-for-moderators = Причина, для модераторов
nothing-waits-new-flags-and = Ничего не ждёт. Новые жалобы и задержанные комментарии появятся здесь сами.
author-banned = автор заблокирован
ban-summary = Заблокировать…
held = Задержано
by-people = { $count ->
    [one] от { $count } человека
    [few] от { $count } человек
    [many] от { $count } человек
   *[other] от { $count } человека
}
because-of = из-за: { $words }
on-image-at = на { $image }, { $time }
choose-the-comment-of = Выбрать комментарий: { $name }
approve-the-comment-of = Одобрить комментарий: { $name }
remove-the-comment-of = Убрать комментарий: { $name }

days-and-hours-are-in = Дни и часы указаны по UTC.
today = Сегодня
kept = Хранится
days-as-csv = По дням, CSV
hours-as-csv = По часам, CSV
the-same-as-a-table = То же в таблице, данные в байтах
up-to = До { $time }
storage = Место на диске
by-day = По дням, с { $from } по { $to }
by-hour = По часам, { $day }
from-day = С
to-day = По
day = День
hour = Час
usage-by-day = Использование по дням
usage-by-hour = Использование по часам
messages-to-viewers = Сообщения зрителям
data-to-viewers = Данные зрителям
discussions-opened = Начатые обсуждения
chart = { $figure }, с { $first } по { $last }: самое большее { $value }, { $at }
chart-of-nothing = { $figure }, с { $first } по { $last }: нет
units-of-data = Б кБ МБ ГБ ТБ ПБ ЭБ
decimal-mark = ,

last-deliveries = Последние отправки
send-again = Отправить снова
attempts = { $count ->
    [one] { $count } попытка
    [few] { $count } попытки
    [many] { $count } попыток
   *[other] { $count } попытки
}
next-attempt = следующая { $time }
delivery-waits = ожидает
delivered = доставлено
given-up = попытки прекращены
send-event-again = Отправить снова: { $kind }

address = Адрес
use-https-comments-are-in = Используйте https://, поскольку в отправляемом есть комментарии.
address-and-events = Адрес и события
off-since = Выключен с { $time }. То, что происходит тем временем, позже не отправляется.
the-old-secret-signs-too = Прежний секрет тоже подписывает до { $time }.
turn-on = Включить
turn-off = Выключить
send-test-event = Отправить проверочное событие
replace-secret = Заменить секрет
events-of-images = Изображения: созданы, изменены, удалены, восстановлены
events-of-discussions = Обсуждения: начаты, изменены, удалены, восстановлены
events-of-comments = Комментарии: добавлены, изменены, удалены, восстановлены, получили жалобы
send-headers-of-fastcomments = Отправлять также заголовки FastComments

secret = Секрет
webhooks = Вебхуки
what-happens-here-is-sent = То, что здесь происходит, отправляется на эти адреса с подписью по Standard Webhooks. Что не принято, отправляется повторно в течение 24 часов.
your-signing-secret = Ваш секрет для подписи
store-the-signing-secret = Сохраните его там, где его найдёт ваша программа. Больше он не появится. Прежний секрет подписывает ещё 24 часа.
new-webhook = Новый вебхук
create-webhook = Создать вебхук
