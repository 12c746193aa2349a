first-steps = الخطوات الأولى
who-can-view = من يمكنه العرض؟
who-can-comment-and-upload = من يمكنه التعليق ورفع الصور؟
invite-people = دعوة أشخاص
done = تم
first-steps-who-can-view = الخطوات الأولى: من يمكنه العرض ورفع الصور، ودعوة الأشخاص، والنسخ الاحتياطي.
go-through-them = بدء الخطوات

pages-of-this-workspace = صفحات مساحة العمل هذه
images = الصور

key = المفتاح
name = الاسم
api-keys = مفاتيح API
api = API
it-may-do-here-what = . للمفتاح هنا ما لدوره من صلاحيات، ويكتب باسمه الخاص.
your-api-key = مفتاح API الخاص بك
store-it-where-your-program = يجب حفظه حيث يجده برنامجك. لن يظهر مرة أخرى.
new-key = مفتاح جديد
role = الدور
expires-after = مدة الصلاحية
create-key = إنشاء مفتاح
keys = المفاتيح
revoke = إبطال

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

or-until-the-end-of = أو حتى نهاية يوم (UTC)
reason = السبب
for-moderators-it-is-not = للمشرفين؛ لا يظهر للشخص نفسه.
how-long = مدة الحظر
ban-for = المدة
ban = حظر

nobody-is-banned-a-ban = لا أحد محظور. يبدأ الحظر من تعليق: في قائمة الانتظار أو في نقاشه.
lift = رفع الحظر

with-all-that-are-chosen = لكل ما تم اختياره

what-was-deleted = المحذوفات
restore = استعادة
nothing-to-restore = لا شيء لاستعادته.

deleted-images = الصور المحذوفة
no-deleted-image = لا صور محذوفة.
a-deleted-image-is-gone = تزول الصورة المحذوفة نهائيًا مع نقاشاتها وملفاتها بعد 30 يومًا.

show = عرض
text = النص
image-by-its-id = الصورة، بمعرّفها

delete = حذف
pages-of-images = صفحات الصور
no-image = لا صور.
where-discussions-are-locked-people = النقاشات المقفلة تمكن قراءتها دون متابعتها. يمكن استعادة الصورة المحذوفة خلال 30 يومًا.
title = العنوان
search = بحث
more-images = مزيد من الصور

choose-all = اختيار الكل

parts-of-this-page = أقسام هذه الصفحة
undo = تراجع

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

days-and-hours-are-in = الأيام والساعات بتوقيت UTC.
today = اليوم
kept = المحفوظ
days-as-csv = الأيام بصيغة CSV
hours-as-csv = الساعات بصيغة CSV
the-same-as-a-table = عرض كجدول، البيانات بالبايت

last-deliveries = آخر عمليات الإرسال
send-again = إعادة الإرسال

address = العنوان
use-https-comments-are-in = يجب استخدام https://: ما يُرسل يتضمن تعليقات.
what-happens-meanwhile-is-not = . ما يحدث في هذه الأثناء لا يُرسل لاحقًا.
address-and-events = العنوان والأحداث

secret = السر
webhooks = خطافات الويب
what-happens-here-is-sent = يُرسل ما يحدث هنا إلى هذه العناوين موقّعًا وفق Standard Webhooks. وما لا يُستلم يُعاد إرساله خلال 24 ساعة.
your-signing-secret = سر التوقيع الخاص بك
store-the-signing-secret = يجب حفظه حيث يجده برنامجك. لن يظهر مرة أخرى. ويستمر التوقيع بالسر السابق 24 ساعة أخرى.
new-webhook = خطاف ويب جديد
create-webhook = إنشاء خطاف ويب
