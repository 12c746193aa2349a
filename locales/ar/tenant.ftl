first-steps = الخطوات الأولى
who-can-view = من يمكنه العرض؟
who-can-comment-and-upload = من يمكنه التعليق ورفع الصور؟
invite-people = دعوة أشخاص
done = تم
first-steps-who-can-view = الخطوات الأولى: من يمكنه العرض ورفع الصور، ودعوة الأشخاص، والنسخ الاحتياطي.
go-through-them = بدء الخطوات
what-guests-upload-is-for = ما يرفعه الضيوف متاح لكل من لديه الرابط، ولا يظهر في المعرض.
back-up = أنشئ نسخًا احتياطية من قاعدة البيانات والصور؛ الطريقة موضحة في { $file }.

pages-of-this-workspace = صفحات مساحة العمل هذه
images = الصور

key = المفتاح
name = الاسم
api-keys = مفاتيح API
api = API
your-api-key = مفتاح API الخاص بك
store-it-where-your-program = يجب حفظه حيث يجده برنامجك. لن يظهر مرة أخرى.
new-key = مفتاح جديد
role = الدور
expires-after = مدة الصلاحية
create-key = إنشاء مفتاح
keys = المفاتيح
revoke = إبطال
a-program-sends-its-key = يرسل البرنامج مفتاحه بصيغة { $header } مع كل استدعاء لـ { $api }. له هنا ما لدوره من صلاحيات، ويكتب باسمه الخاص.
years = { $count ->
    [one] سنة واحدة
    [two] سنتان
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}
days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
hours = { $count ->
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
never = أبدًا
made-by = من { $name }
made-at-the-command-line = من سطر الأوامر
expires = تنتهي صلاحيته في { $time }
expired = انتهت صلاحيته في { $time }
last-used = آخر استخدام في { $time }
never-used = لم يُستخدم بعد
revoke-key = إبطال { $name }

link = الرابط
members = الأعضاء
your-invitation = دعوتك
send-this-link-to-the = أرسل هذا الرابط إلى المدعوين. لن يظهر مرة أخرى.
you = أنت
save = حفظ
remove = إزالة
invite-by-link = دعوة برابط
people = الأشخاص
create-link = إنشاء رابط
open-invitations = الدعوات المفتوحة
people-count = { $count ->
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
member-since = منذ { $time }
without-a-name = بلا اسم
role-of = دور { $name }
save-role-of = حفظ دور { $name }
remove-member = إزالة { $name }
role-for-people = { $count ->
    [one] { $role } لشخص واحد
    [two] { $role } لشخصين
    [few] { $role } لعدد { $count } أشخاص
    [many] { $role } لعدد { $count } شخصًا
   *[other] { $role } لعدد { $count } شخص
}
by-until = من { $name } · حتى { $time }
revoke-invitation = إبطال: { $what }

marker-size = حجم العلامة
percent-of-the-images-width = نسبة مئوية من عرض الصورة، من 1 إلى 20.
longest-comment = أقصى طول للتعليق
characters-1-to-2000 = عدد الأحرف، من 1 إلى 2000.
reply-nesting = تفرّع الردود
reply-nesting-hint = 0 بلا تفرّع؛ و10 أعمق مستوى.
sites-that-may-embed-images = المواقع المسموح لها بتضمين الصور
one-a-line-like-https = موقع في كل سطر، مثل https://example.org.
blocked-words = الكلمات المحظورة
one-a-line = كلمة في كل سطر.
flags-that-hide-a-comment = عدد البلاغات لإخفاء التعليق
it-comes-back-when-a = يعود عندما يوافق عليه أحد المشرفين. 0: دون إخفاء.
settings = الإعدادات
general = عام
who-can-view-legend = من يمكنه العرض
everyone = الجميع
members-and-people-with-a = الأعضاء ومن لديهم رابط مشاركة لصورة
who-can-comment-and-upload-legend = من يمكنه التعليق ورفع الصور
anyone-who-gives-a-name = كل من يكتب اسمًا
people-with-an-account = من لديهم حساب
nobody-everything-can-be-read = لا أحد: تمكن قراءة كل شيء دون نشر
discussions = النقاشات
embedding = التضمين
signed-payloads-are-good-for = تصلح البيانات الموقّعة يومين ولأكثر من مرة، كما تحتاج الصفحات القديمة؛ وإن تسرّبت أمكن استخدامها طوال هذه المدة
pages-may-name-people-unsigned = يمكن للصفحات تسمية الأشخاص دون توقيع؛ وعندها يمكن لأي شخص انتحال أي اسم
moderation = الإشراف
cover-them-with-asterisks = تغطيتها بنجوم
hold-the-comment-until-a = حجز التعليق حتى يراه أحد المشرفين
usage = الاستخدام
everyone-with-a-name-may = يمكن لكل من له اسم الاطلاع على أرقام الاستخدام

audit-log = سجل التدقيق
older-entries = سجلات أقدم
there-are-no-such-entries = لا سجلات مطابقة.
action-begins-with = الإجراء يبدأ بـ
filter = تصفية
all = الكل
when = الوقت
who = الشخص
what = الإجراء
to-what = العنصر
from-where = المصدر
audit-as-a-file = الكل في ملف: { $csv }، { $json }
command-line = سطر الأوامر

or-until-the-end-of = أو حتى نهاية يوم (UTC)
reason = السبب
for-moderators-it-is-not = للمشرفين؛ لا يظهر للشخص نفسه.
how-long = مدة الحظر
ban-for = المدة
ban = حظر
everyone-who-comes-from = كل من يأتي من { $address }
ban-person = حظر { $name }

nobody-is-banned-a-ban = لا أحد محظور. يبدأ الحظر من تعليق: في قائمة الانتظار أو في نقاشه.
lift = رفع الحظر
ban-until = حتى { $until }، بواسطة { $name } في { $since }
quoted = «{ $text }»
banned-address = العنوان { $address }
lift-the-ban-of = رفع الحظر عن { $name }

with-all-that-are-chosen = لكل ما تم اختياره

what-was-deleted = المحذوفات
restore = استعادة
nothing-to-restore = لا شيء لاستعادته.
discussion = نقاش
comment = تعليق
someone-without-a-name = شخص بلا اسم
choose-what-was-written-by = اختيار ما كتبه { $name }
on-image-deleted-by = على { $image }، حذفه { $name } في { $time }

deleted-images = الصور المحذوفة
no-deleted-image = لا صور محذوفة.
a-deleted-image-is-gone = تزول الصورة المحذوفة نهائيًا مع نقاشاتها وملفاتها بعد 30 يومًا.
uploaded-by-deleted-by = رفعها { $uploader }، وحذفها { $name } في { $time }

show = عرض
text = النص
image-by-its-id = الصورة، بمعرّفها
everything = الكل
flagged = مُبلَّغ عنه
hidden = مخفي
held-by-word-filter = محجوز بسبب الكلمات المحظورة

delete = حذف
pages-of-images = صفحات الصور
no-image = لا صور.
where-discussions-are-locked-people = النقاشات المقفلة تمكن قراءتها دون متابعتها. يمكن استعادة الصورة المحذوفة خلال 30 يومًا.
title = العنوان
search = بحث
more-images = مزيد من الصور
choose-image = اختيار { $title }
discussions-locked = النقاشات مقفلة، { $open }
action-on = { $action }: { $what }

choose-all = اختيار الكل

parts-of-this-page = أقسام هذه الصفحة
undo = تراجع
queue = قائمة الانتظار
deleted = المحذوفات
bans = الحظر

person = الشخص

comments-that-wait = التعليقات المنتظرة
approve = موافقة
ban-authors = حظر الكتّاب
reasons-given = الأسباب المذكورة
ban-authors-summary = حظر الكتّاب…
reason-for-moderators = السبب، للمشرفين
nothing-waits-new-flags-and = لا شيء ينتظر. تظهر هنا تلقائيًا البلاغات الجديدة والتعليقات المحجوزة.
author-banned = الكاتب محظور
ban-summary = حظر…
held = محجوز
by-people = { $count ->
    [one] من شخص واحد
    [two] من شخصين
    [few] من { $count } أشخاص
    [many] من { $count } شخصًا
   *[other] من { $count } شخص
}
because-of = بسبب: { $words }
on-image-at = على { $image }، { $time }
choose-the-comment-of = اختيار تعليق { $name }
approve-the-comment-of = الموافقة على تعليق { $name }
remove-the-comment-of = إزالة تعليق { $name }

days-and-hours-are-in = الأيام والساعات بتوقيت UTC.
today = اليوم
kept = المحفوظ
days-as-csv = الأيام بصيغة CSV
hours-as-csv = الساعات بصيغة CSV
the-same-as-a-table = عرض كجدول، البيانات بالبايت
up-to = حتى { $time }
storage = التخزين
by-day = حسب اليوم، من { $from } إلى { $to }
by-hour = حسب الساعة، { $day }
from-day = من
to-day = إلى
day = اليوم
hour = الساعة
usage-by-day = الاستخدام حسب اليوم
usage-by-hour = الاستخدام حسب الساعة
messages-to-viewers = الرسائل إلى المشاهدين
data-to-viewers = البيانات إلى المشاهدين
discussions-opened = النقاشات المفتوحة
chart = { $figure }، من { $first } إلى { $last }: أقصى قيمة { $value }، { $at }
chart-of-nothing = { $figure }، من { $first } إلى { $last }: لا شيء
units-of-data = ب ك.ب م.ب غ.ب ت.ب ب.ب إ.ب
decimal-mark = .

last-deliveries = آخر عمليات الإرسال
send-again = إعادة الإرسال
attempts = { $count ->
    [one] محاولة واحدة
    [two] محاولتان
    [few] { $count } محاولات
    [many] { $count } محاولة
   *[other] { $count } محاولة
}
next-attempt = التالية في { $time }
delivery-waits = في الانتظار
delivered = تم التسليم
given-up = تم التخلي عنه
send-event-again = إعادة إرسال { $kind }

address = العنوان
use-https-comments-are-in = يجب استخدام ⁨https://⁩ لأن ما يُرسل يتضمن تعليقات.
address-and-events = العنوان والأحداث
off-since = معطّل منذ { $time }. ما يحدث في هذه الأثناء لا يُرسل لاحقًا.
the-old-secret-signs-too = يُوقَّع بالسر السابق أيضًا حتى { $time }.
turn-on = تفعيل
turn-off = تعطيل
send-test-event = إرسال حدث تجريبي
replace-secret = استبدال السر
events-of-images = الصور: إنشاء وتعديل وحذف واستعادة
events-of-discussions = النقاشات: إنشاء وتعديل وحذف واستعادة
events-of-comments = التعليقات: إضافة وتحرير وحذف واستعادة وإبلاغ
send-headers-of-fastcomments = إرسال ترويسات FastComments أيضًا

secret = السر
webhooks = خطافات الويب
what-happens-here-is-sent = يُرسل ما يحدث هنا إلى هذه العناوين موقّعًا وفق Standard Webhooks. وما لا يُستلم يُعاد إرساله خلال 24 ساعة.
your-signing-secret = سر التوقيع الخاص بك
store-the-signing-secret = يجب حفظه حيث يجده برنامجك. لن يظهر مرة أخرى. ويستمر التوقيع بالسر السابق 24 ساعة أخرى.
new-webhook = خطاف ويب جديد
create-webhook = إنشاء خطاف ويب
