full-stop = .

connection-live = На связи
connection-connecting = Подключение…
connection-offline = Нет сети
connection-not-live = Не обновляется
connection-consequence = , только чтение
reading-offline = Нет сети: читать можно, а писать — когда связь вернётся.
comments-offline = Нет сети. Остальные комментарии появятся, когда связь вернётся.
no-cookies = Ваш браузер не позволяет этой странице запомнить вас внутри другого сайта. Здесь можно читать; чтобы писать, откройте её в отдельной вкладке.

role-guest = Гость
role-member = Участник
role-moderator = Модератор
role-administrator = Администратор

marker = Обсуждение { $number }, { $place }
marker-sending = { $marker }, отправляется
marker-resolved = { $marker }, решено
marker-unread = { $marker }, не прочитано
marker-mentions = { $marker }, не прочитано, упоминает вас
draft = Черновик
draft-failed = Черновик, не отправлен
place = { $words }, { $x } %, { $y } %
place-centre = в центре
place-left = слева
place-right = справа
place-upper = вверху
place-lower = внизу
place-upper-left = вверху слева
place-upper-right = вверху справа
place-lower-left = внизу слева
place-lower-right = внизу справа
place-region = область от { $from } до { $x } %, { $y } %
no-comment = Комментариев пока нет
replies = { $count ->
    [one] { $count } ответ
    [few] { $count } ответа
    [many] { $count } ответов
   *[other] { $count } ответа
}
matches = { $count ->
    [one] { $count } совпадение
    [few] { $count } совпадения
    [many] { $count } совпадений
   *[other] { $count } совпадения
}
discussions-open = { NUMBER($all) }, открыто { NUMBER($open) }
discussion-title = Обсуждение { $number }
found = { $count ->
    [0] Ничего не найдено
    [one] Найдено в { $count } обсуждении
   *[other] Найдено в { $count } обсуждениях
}
all-read = Все обсуждения отмечены как прочитанные
no-discussions = Обсуждений нет
discussion-reopened = Обсуждение { $number } открыто снова
discussion-resolved = Обсуждение { $number } решено
markers-hidden = Метки скрыты
markers-shown = Метки показаны

heard-opened = { $name } начинает обсуждение, { $place }
heard-opened-with = { $name } начинает обсуждение, { $place }: { $text }
heard-deleted = { $name } удаляет обсуждение { $number }
heard-replied = { $name } отвечает в обсуждении { $number }: { $text }
heard-edited = { $name } меняет комментарий в обсуждении { $number }
heard-deleted-comment = { $name } удаляет комментарий в обсуждении { $number }
heard-restored-comment = { $name } восстанавливает комментарий в обсуждении { $number }
heard-reacted = { $name } — реакция { $emoji } в обсуждении { $number }
heard-resolved = { $name } отмечает обсуждение { $number } решённым
heard-reopened = { $name } снова открывает обсуждение { $number }
heard-locked = { $name } закрывает обсуждение { $number }
heard-unlocked = { $name } снова разрешает писать в обсуждении { $number }
heard-moved = { $name } переносит обсуждение { $number }, { $place }
heard-restored = { $name } восстанавливает обсуждение
heard-many = { $count ->
    [one] { $count } изменение других людей
    [few] { $count } изменения других людей
    [many] { $count } изменений других людей
   *[other] { $count } изменения других людей
}

comment = Комментарий
reply = Ответ
resolve = Решить
reopen = Открыть снова
lock = Закрыть для ответов
unlock = Разрешить ответы
edited = изменено
sending = отправляется…
edit-not-saved = изменение не сохранено
characters-left = Осталось: { NUMBER($count) }
characters-too-many = Лишних: { NUMBER($count) }
loading-comments = Комментарии загружаются…
earlier-comments = { $count ->
    [one] Ещё { $count } раньше
   *[other] Ещё { $count } раньше
}
typing-one = { $name } пишет…
typing-two = { $name } и { $other } пишут…
typing-many = { $count ->
    [one] { $name } и ещё { $count } человек пишут…
    [few] { $name } и ещё { $count } человека пишут…
    [many] { $name } и ещё { $count } человек пишут…
   *[other] { $name } и ещё { $count } человека пишут…
}
link-copied = Ссылка скопирована.
text-copied = Текст скопирован.
discussion-deleted = Обсуждение удалено.
comment-deleted = Комментарий удалён.
this-discussion-deleted = Это обсуждение удалено.
that-discussion-deleted = То обсуждение удалено.
flag-thanks = Спасибо. Модератор посмотрит.
delete-consequence = { $count ->
    [1] Оно исчезнет для всех. Отменить можно в течение 10 секунд.
    [one] Весь { $count } комментарий исчезнет для всех. Отменить можно в течение 10 секунд.
    [few] Все { $count } комментария исчезнут для всех. Отменить можно в течение 10 секунд.
    [many] Все { $count } комментариев исчезнут для всех. Отменить можно в течение 10 секунд.
   *[other] Все { $count } комментария исчезнут для всех. Отменить можно в течение 10 секунд.
}
lock-discussions = Закрыть обсуждения
unlock-discussions = Открыть обсуждения

you = вы
people-unnamed = { $count ->
    [one] { $count } человек пока без имени
    [few] { $count } человека пока без имени
    [many] { $count } человек пока без имени
   *[other] { $count } человека пока без имени
}
people-more = { $count ->
    [one] и ещё { $count }
   *[other] и ещё { $count }
}

comments-waiting = { $count ->
    [0] Ничего не ждёт
    [one] { $count } комментарий ждёт
    [few] { $count } комментария ждут
    [many] { $count } комментариев ждут
   *[other] { $count } комментария ждут
}

failed = на сервере произошла ошибка; попробуйте ещё раз
no-identity = сначала нужны имя или вход
held = ваш комментарий ждёт модератора
no-name = чтобы написать, введите имя
no-such-discussion = этого обсуждения больше нет
no-such-comment = этого комментария больше нет
not-the-author = изменить комментарий может только его автор
not-yours = это могут сделать только автор или модератор
moderators-only = это могут сделать только модераторы
discussion-locked = это обсуждение закрыто: его можно читать, но не продолжать
comment-too-long = { $max ->
    [one] комментарий здесь не длиннее { $max } знака
   *[other] комментарий здесь не длиннее { $max } знаков
}
too-deep = так глубоко отвечать здесь нельзя
unknown-emoji = такой реакции нет
region-outside = область должна целиком лежать на изображении
full = здесь больше нет места
sign-in-to-write = чтобы писать здесь, войдите
members-write = здесь пишут только участники
no-one-writes = сейчас здесь писать нельзя
image-locked = обсуждения этого изображения закрыты: их можно читать, но не продолжать
view-only = эта ссылка только для просмотра
text-empty = текст пуст
text-too-long = { $max ->
    [one] текст длиннее { $max } знака
   *[other] текст длиннее { $max } знаков
}
bad-guest-name = это имя не подходит: { $why }
no-answer = сервер недоступен
not-sent-offline = Нет сети, поэтому это не отправлено. Попробуйте ещё раз, когда связь вернётся.
not-saved = Связь прервалась, и это не сохранено. Попробуйте ещё раз.
other-version = Вышла новая версия Image Chat. Обновите страницу; написанное сохранится.
image-gone = Этого изображения больше нет.
not-allowed-any-more = Вам больше нельзя смотреть это изображение.
signed-out = Вы вышли. Чтобы продолжить, войдите.
no-origin = Эта страница показана в песочнице, откуда нельзя подключиться. Здесь можно читать; чтобы писать, откройте её в отдельной вкладке.

## moving.rs, placing.rs
discussion-was-moved = Обсуждение { $number } перемещено.
discussion-was-resized = Размер обсуждения { $number } изменён.
not-moved = Не перемещено
