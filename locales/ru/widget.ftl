add-a-marker = Добавить метку
click-on-the-image = Щёлкните по изображению
sign-out = Выйти
page-did-not-accept = страница не приняла комментарий
page-did-not-answer = страница не ответила
