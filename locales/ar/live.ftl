full-stop = .

connection-live = مباشر
connection-connecting = جارٍ الاتصال…
connection-offline = غير متصل
connection-not-live = غير مباشر
connection-consequence = ، للقراءة فقط
reading-offline = لا يوجد اتصال: يمكنك القراءة الآن، والكتابة عند عودة الاتصال.
comments-offline = لا يوجد اتصال. ستظهر بقية التعليقات عند عودته.
no-cookies = لا يسمح متصفحك لهذه الصفحة بأن تتذكرك داخل موقع آخر. يمكنك القراءة هنا؛ وللكتابة افتحها في علامة تبويب مستقلة.

role-guest = ضيف
role-member = عضو
role-moderator = مشرف
role-administrator = مدير

marker = نقاش { $number }، { $place }
marker-sending = { $marker }، جارٍ الإرسال
marker-resolved = { $marker }، محلول
marker-unread = { $marker }، غير مقروء
marker-mentions = { $marker }، غير مقروءة، تذكرك
draft = مسودة
draft-failed = مسودة، لم تُرسل
place = { $words }، { $x } %، { $y } %
place-centre = في الوسط
place-left = يسارًا
place-right = يمينًا
place-upper = في الأعلى
place-lower = في الأسفل
place-upper-left = أعلى اليسار
place-upper-right = أعلى اليمين
place-lower-left = أسفل اليسار
place-lower-right = أسفل اليمين
place-region = منطقة من { $from }، إلى { $x } %، { $y } %
no-comment = لا تعليقات بعد
replies = { $count ->
    [zero] لا ردود
    [one] رد واحد
    [two] ردّان
    [few] { $count } ردود
    [many] { $count } ردًا
   *[other] { $count } رد
}
matches = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
discussions-open = { NUMBER($all) }، المفتوح منها { NUMBER($open) }
discussion-title = نقاش { $number }
found = { $count ->
    [zero] لم يُعثر على شيء
    [one] في نقاش واحد
    [two] في نقاشين
    [few] في { $count } نقاشات
    [many] في { $count } نقاشًا
   *[other] في { $count } نقاش
}
all-read = عُلّمت كل النقاشات كمقروءة
no-discussions = لا نقاشات
discussion-reopened = أُعيد فتح النقاش { $number }
discussion-resolved = حُلّ النقاش { $number }
markers-hidden = أُخفيت العلامات
markers-shown = أُظهرت العلامات

heard-opened = نقاش جديد من { $name }، { $place }
heard-opened-with = نقاش جديد من { $name }، { $place }: { $text }
heard-deleted = حذف { $name } النقاش { $number }
heard-replied = رد من { $name } في النقاش { $number }: { $text }
heard-edited = عدّل { $name } تعليقًا في النقاش { $number }
heard-deleted-comment = حذف { $name } تعليقًا في النقاش { $number }
heard-restored-comment = استعاد { $name } تعليقًا في النقاش { $number }
heard-reacted = تفاعل { $name } بـ { $emoji } في النقاش { $number }
heard-resolved = حلّ { $name } النقاش { $number }
heard-reopened = أعاد { $name } فتح النقاش { $number }
heard-locked = قفل { $name } النقاش { $number }
heard-unlocked = ألغى { $name } قفل النقاش { $number }
heard-moved = نقل { $name } النقاش { $number }، { $place }
heard-restored = استعاد { $name } نقاشًا
heard-many = { $count ->
    [one] تغيير واحد من آخرين
    [two] تغييران من آخرين
    [few] { $count } تغييرات من آخرين
    [many] { $count } تغييرًا من آخرين
   *[other] { $count } تغيير من آخرين
}

comment = تعليق
reply = رد
resolve = حل
reopen = إعادة فتح
lock = قفل
unlock = إلغاء القفل
edited = معدّل
sending = جارٍ الإرسال…
edit-not-saved = التعديل غير محفوظ
characters-left = المتبقي { NUMBER($count) }
characters-too-many = الزائد { NUMBER($count) }
loading-comments = جارٍ تحميل التعليقات…
earlier-comments = { $count ->
    [one] تعليق سابق واحد
    [two] تعليقان سابقان
    [few] { $count } تعليقات سابقة
    [many] { $count } تعليقًا سابقًا
   *[other] { $count } تعليق سابق
}
typing-one = يكتب { $name } الآن…
typing-two = يكتب { $name } و{ $other } الآن…
typing-many = { $count ->
    [one] يكتب { $name } وشخص آخر الآن…
    [two] يكتب { $name } وشخصان آخران الآن…
    [few] يكتب { $name } و{ $count } آخرون الآن…
    [many] يكتب { $name } و{ $count } شخصًا آخر الآن…
   *[other] يكتب { $name } و{ $count } شخص آخر الآن…
}
link-copied = نُسخ الرابط.
text-copied = نُسخ النص.
discussion-deleted = حُذف النقاش.
comment-deleted = حُذف التعليق.
this-discussion-deleted = حُذف هذا النقاش.
that-discussion-deleted = حُذف ذلك النقاش.
flag-thanks = شكرًا. سينظر فيه أحد المشرفين.
delete-consequence = { $count ->
    [one] سيختفي عند الجميع. يمكن التراجع خلال 10 ثوانٍ.
    [two] سيختفي التعليقان عند الجميع. يمكن التراجع خلال 10 ثوانٍ.
    [few] ستختفي التعليقات الـ { $count } كلها عند الجميع. يمكن التراجع خلال 10 ثوانٍ.
   *[other] ستختفي كل التعليقات وعددها { $count } عند الجميع. يمكن التراجع خلال 10 ثوانٍ.
}
lock-discussions = قفل النقاشات
unlock-discussions = إلغاء قفل النقاشات

you = أنت
people-unnamed = { $count ->
    [one] شخص واحد بلا اسم بعد
    [two] شخصان بلا اسم بعد
    [few] { $count } أشخاص بلا اسم بعد
    [many] { $count } شخصًا بلا اسم بعد
   *[other] { $count } شخص بلا اسم بعد
}
people-more = { $count ->
    [one] وشخص آخر
    [two] وشخصان آخران
    [few] و{ $count } آخرون
    [many] و{ $count } شخصًا آخر
   *[other] و{ $count } شخص آخر
}

comments-waiting = { $count ->
    [zero] لا شيء ينتظر
    [one] تعليق واحد ينتظر
    [two] تعليقان ينتظران
    [few] { $count } تعليقات تنتظر
    [many] { $count } تعليقًا ينتظر
   *[other] { $count } تعليق ينتظر
}

failed = حدث خطأ في الخادم؛ يُرجى المحاولة مجددًا
no-identity = يلزم أولًا اسم أو تسجيل دخول
held = تعليقك بانتظار أحد المشرفين
no-name = اكتب اسمك لتنشر
no-such-discussion = لم يعد هذا النقاش موجودًا
no-such-comment = لم يعد هذا التعليق موجودًا
not-the-author = لا يعدّل التعليق إلا كاتبه
not-yours = هذا للكاتب أو لأحد المشرفين فقط
moderators-only = هذا للمشرفين فقط
discussion-locked = هذا النقاش مقفل: تمكن قراءته دون متابعته
comment-too-long = { $max ->
    [one] لا يتجاوز التعليق هنا حرفًا واحدًا
    [two] لا يتجاوز التعليق هنا حرفين
    [few] لا يتجاوز التعليق هنا { $max } أحرف
    [many] لا يتجاوز التعليق هنا { $max } حرفًا
   *[other] لا يتجاوز التعليق هنا { $max } حرف
}
too-deep = لا تتفرع الردود هنا إلى هذا العمق
unknown-emoji = هذا ليس من التفاعلات المتاحة
region-outside = يجب أن تكون المنطقة كلها داخل الصورة
full = لم يعد هنا متسع
sign-in-to-write = يلزم تسجيل الدخول للكتابة هنا
members-write = الكتابة هنا للأعضاء فقط
no-one-writes = الكتابة هنا متوقفة حاليًا
image-locked = النقاشات على هذه الصورة مقفلة: تمكن قراءتها دون متابعتها
view-only = رابط المشاركة هذا للعرض فقط
text-empty = النص فارغ
text-too-long = { $max ->
    [one] النص أطول من حرف واحد
    [two] النص أطول من حرفين
    [few] النص أطول من { $max } أحرف
    [many] النص أطول من { $max } حرفًا
   *[other] النص أطول من { $max } حرف
}
bad-guest-name = لا يمكن استخدام هذا الاسم: { $why }
no-answer = تعذر الوصول إلى الخادم
not-sent-offline = لا يوجد اتصال، فلم يُرسل هذا. يُرجى المحاولة عند عودة الاتصال.
not-saved = انقطع الاتصال ولم يُحفظ هذا. يُرجى المحاولة مجددًا.
other-version = يوجد إصدار جديد من Image Chat. يُرجى إعادة التحميل؛ ما كتبته محفوظ.
image-gone = لم تعد هذه الصورة موجودة.
not-allowed-any-more = لم يعد بإمكانك رؤية هذه الصورة.
signed-out = سُجّل خروجك. سجّل الدخول للمتابعة.
no-origin = تُعرض هذه الصفحة في إطار معزول لا يمكنها الاتصال منه. يمكنك القراءة هنا؛ وللكتابة افتحها في علامة تبويب مستقلة.

## moving.rs, placing.rs
discussion-was-moved = نُقل النقاش { $number }.
discussion-was-resized = تغيّر حجم النقاش { $number }.
not-moved = لم تُنقل
