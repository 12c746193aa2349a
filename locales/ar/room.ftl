who-is-here = من هنا الآن
here = هنا
connecting = جارٍ الاتصال…
live-cursors = المؤشرات المباشرة
moderation = الإشراف

edit = تعديل
flag-comment = إبلاغ عن التعليق
ban-author = حظر الكاتب
delete-comment = حذف التعليق
edit-comment = تعديل التعليق
reply-to-comment = رد
in-reply-to = رد على { $name }
replying-to = الرد على { $name }
stop-replying = إلغاء الرد
flagged = مُبلّغ عنه
cancel = إلغاء
save = حفظ

add-a-comment = أضف تعليقًا…
your-name = اسمك
send = إرسال
sending = جارٍ الإرسال…
sign-in = تسجيل الدخول

delete-this-discussion = حذف هذا النقاش؟
keep = إبقاء
delete = حذف
flag-this-comment = الإبلاغ عن هذا التعليق؟
moderators-will-look-at-it = سينظر فيه المشرفون. لن يعرف كاتبه من أبلغ عنه.
reason-if-you-like = السبب، إن أردت
flag = إبلاغ

keyboard-shortcuts = اختصارات لوحة المفاتيح
next-discussion = النقاش التالي
previous-discussion = النقاش السابق
resolve-or-reopen = حل أو إعادة فتح
edit-your-last-comment = تعديل آخر تعليق لك
writing = الكتابة
send-or-save = إرسال أو حفظ
new-line = سطر جديد
markers = العلامات
place-a-marker-arrow-keys = وضع علامة: الأسهم ثم Enter
move-a-marker-arrow-keys = نقل علامة: مفاتيح الأسهم، Enter
larger-steps = خطوات أكبر
size-of-the-region = حجم المنطقة
hide-or-show-all-markers = إخفاء كل العلامات أو إظهارها
picture = الصورة
zoom-in-or-out = تكبير أو تصغير
fit-whole-image = الصورة كاملة
actual-size = الحجم الفعلي
space-key = مسافة
drag-to-pan = اسحب لتحريك الصورة المكبّرة
show-these-keys = عرض هذه الاختصارات
close = إغلاق

unread = غير مقروء
resolved = محلول
no-discussions-yet-click-anywhere = لا نقاشات بعد. انقر في أي مكان من الصورة لبدء نقاش.
no-discussion-here-choose-all = لا نقاش هنا. اختر «الكل» أو غيّر البحث.

place-of-the-new-marker = موضع العلامة الجديدة. تحركها مفاتيح الأسهم، ومع Shift أبعد، ومع Alt ترسم منطقة؛ Enter يضعها، وEscape يلغي.
place-of-the-marker = موضع العلامة. تحركها مفاتيح الأسهم، ومع Shift أبعد، ومع Alt تغيّر حجم المنطقة؛ Enter يضعها، وEscape يعيدها.

dismiss = إخفاء
last-by = ، آخرها من { $name }
your-text = نصك
undo = تراجع
this-was-deleted-before-you = حُذف هذا أو قُفل قبل أن ترسل نصك:
discard = تجاهل
copy = نسخ
reload = إعادة التحميل
open-in-a-tab = فتح في علامة تبويب
all-images = كل الصور

jump-to-the-newest-comment = الانتقال إلى أحدث تعليق
discussions = النقاشات
search-comments = بحث في التعليقات
show = عرض
newest = الأحدث
mark-all-as-read = تعليم الكل كمقروء
order = الترتيب
by-number = حسب الرقم
newest-activity = الأحدث نشاطًا
oldest-activity = الأقدم نشاطًا
all = الكل
open = المفتوحة
mine = نقاشاتي

new-discussion = نقاش جديد
back-to-the-image = العودة إلى الصورة
copy-link = نسخ الرابط
resolve = حل
lock = قفل
delete-discussion = حذف النقاش
comments = التعليقات
locked-by-a-moderator = قفله أحد المشرفين
resolved-by = حلّه { $name }
try-again = إعادة المحاولة

zoom = التكبير
view = العرض
zoom-out = تصغير
zoom-in = تكبير
fit-to-width = ملاءمة العرض
actual-size-1-1 = الحجم الفعلي، 1:1
hide-markers = إخفاء العلامات

image-chat-all-images = Image Chat، كل الصور
image = صورة
share-links = روابط المشاركة
go-to-the-list-of = إلى قائمة النقاشات
share = مشاركة
place-a-marker-with-the = وضع علامة بلوحة المفاتيح
your-account = حسابك
this-image-is-on-another = هذه الصورة على موقع آخر: { $place }
the-picture-cannot-be-shown = لا يمكن عرض الصورة هنا: { $address }

about-this-image = عن هذه الصورة
download = تنزيل
download-the-original = تنزيل الأصل
the-original-is-the-file = الأصل هو الملف كما أُرسل، وفيه المكان والكاميرا إن ذُكرا: لمن رفعه وللمشرفين. ينزّل الآخرون الصورة بحجمها الكامل دون هذه البيانات.
this-is-the-picture-in = هذه هي الصورة بحجمها الكامل دون المكان والكاميرا. الملف المرسل غير موجود هنا: وصل قبل أن تُحفظ مثل هذه الملفات.
uploaded = رُفعت
uploaded-by = رفعها { $name }
first-marker = أول علامة
first-marker-by = أول علامة من { $name }
title = العنوان
who-finds-it = من يجدها
everyone-in-the-gallery = الجميع، في المعرض
anyone-with-the-link = كل من لديه الرابط
members = الأعضاء
another-picture = صورة أخرى
discussions-stay-and-markers-keep = تبقى النقاشات وتحتفظ العلامات بأماكنها.
replace = استبدال
delete-image = حذف الصورة
it-can-be-restored-for = يمكن استعادتها خلال 30 يومًا.

all-discussions = كل النقاشات
read-all-discussions = قراءة كل النقاشات

pages = الصفحات
page-of = صفحة { NUMBER($page) } من { NUMBER($pages) }
previous = السابق
next = التالي
first-comments = أوائل التعليقات
further-comments = مزيد من التعليقات
comment-count = { $count ->
    [zero] لا تعليقات
    [one] تعليق واحد
    [two] تعليقان
    [few] { $count } تعليقات
    [many] { $count } تعليقًا
   *[other] { $count } تعليق
}

copied = نُسخ
at-most = { $max ->
    [one] حرف واحد على الأكثر
    [two] حرفان على الأكثر
    [few] { $max } أحرف على الأكثر
    [many] { $max } حرفًا على الأكثر
   *[other] { $max } حرف على الأكثر
}

there-are-no-discussions-yet = لا نقاشات بعد.
further-discussions = مزيد من النقاشات
print = طباعة

## image/switcher.rs, image/tips.rs
previous-or-next-image = الصورة السابقة أو التالية
images = الصور
previous-image = الصورة السابقة
next-image = الصورة التالية
tip-click = انقر في أي مكان من الصورة للحديث عن ذلك الموضع.
tip-share = كل من يفتح هذا العنوان يرى ذلك فورًا. أرسله إلى أحد.
tip-list = كل النقاشات مدرجة هنا.
tip-keys = يعرض مفتاح ? الاختصارات.
tip = نصيحة
skip = تخطٍّ
got-it = فهمت

## reactions, mentions, earlier versions, tools to write
add-reaction = إضافة تفاعل
earlier-versions = النسخ السابقة
no-earlier-versions = لا توجد نسخ سابقة محفوظة.
earlier-versions-not-loaded = يتعذر تحميل النسخ السابقة حاليًا.
delete-earlier-versions = حذف النسخ السابقة
formatting = التنسيق
bold = عريض
italic = مائل
code = رمز
web-link = رابط
bullet-list = قائمة
quote = اقتباس
mention = ذكر شخص
add-a-picture = إضافة صورة
pictures = الصور
describe-the-picture = صِف الصورة
remove-the-picture = إزالة الصورة
preview = معاينة
enter-sends = Enter يرسل
enter-sends-hint = Enter يرسل، وCtrl+Enter يرسل دائمًا
here-now = هنا الآن
mentions-you = تذكرك
mentions-me = تذكرني
mention-someone = ذكر شخص ما
send-or-save-unless-off = إرسال أو حفظ، ما لم يُعطَّل
preview-not-loaded = يتعذر تحميل المعاينة حاليًا.
reactions = التفاعلات
people-to-mention = الأشخاص
