first-steps = Первые шаги
who-can-view = Кто может смотреть?
who-can-comment-and-upload = Кто может комментировать и загружать?
invite-people = Пригласить людей
done = Готово
first-steps-who-can-view = Первые шаги: кто может смотреть и загружать, приглашения, резервные копии.
go-through-them = Пройти

pages-of-this-workspace = Страницы этого пространства
images = Изображения

key = Ключ
name = Имя
api-keys = Ключи API
api = API
it-may-do-here-what = . Здесь ему можно то же, что и его роли; пишет он под своим именем.
your-api-key = Ваш ключ API
store-it-where-your-program = Сохраните его там, где его найдёт ваша программа. Больше он не появится.
new-key = Новый ключ
role = Роль
expires-after = Истекает через
create-key = Создать ключ
keys = Ключи
revoke = Отозвать

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

or-until-the-end-of = Или до конца дня (UTC)
reason = Причина
for-moderators-it-is-not = Для модераторов; сам человек её не увидит.
how-long = На какой срок
ban-for = Срок
ban = Заблокировать

nobody-is-banned-a-ban = Никто не заблокирован. Заблокировать можно из комментария: в очереди или в его обсуждении.
lift = Разблокировать

with-all-that-are-chosen = Со всеми выбранными

what-was-deleted = Что удалено
restore = Восстановить
nothing-to-restore = Восстанавливать нечего.

deleted-images = Удалённые изображения
no-deleted-image = Удалённых изображений нет.
a-deleted-image-is-gone = Через 30 дней удалённое изображение исчезает вместе с обсуждениями и файлами.

show = Показать
text = Текст
image-by-its-id = Изображение, по ID

delete = Удалить
pages-of-images = Страницы изображений
no-image = Изображений нет.
where-discussions-are-locked-people = Закрытые обсуждения можно читать, но не продолжать. Удалённое изображение можно восстановить в течение 30 дней.
title = Название
search = Искать
more-images = Ещё изображения

choose-all = Выбрать все

parts-of-this-page = Разделы этой страницы
undo = Отменить

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

days-and-hours-are-in = Дни и часы указаны по UTC.
today = Сегодня
kept = Хранится
days-as-csv = По дням, CSV
hours-as-csv = По часам, CSV
the-same-as-a-table = То же в таблице, данные в байтах

last-deliveries = Последние отправки
send-again = Отправить снова

address = Адрес
use-https-comments-are-in = Используйте https://: в отправляемом есть комментарии.
what-happens-meanwhile-is-not = . То, что происходит тем временем, позже не отправляется.
address-and-events = Адрес и события

secret = Секрет
webhooks = Вебхуки
what-happens-here-is-sent = То, что здесь происходит, отправляется на эти адреса с подписью по Standard Webhooks. Что не принято, отправляется повторно в течение 24 часов.
your-signing-secret = Ваш секрет для подписи
store-the-signing-secret = Сохраните его там, где его найдёт ваша программа. Больше он не появится. Прежний секрет подписывает ещё 24 часа.
new-webhook = Новый вебхук
create-webhook = Создать вебхук
