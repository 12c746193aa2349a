language = اللغة
choose = اختيار
appearance = المظهر
as-the-system = حسب النظام
light = فاتح
dark = داكن
open-discussions = { $count ->
    [zero] لا نقاشات مفتوحة
    [one] نقاش مفتوح واحد
    [two] نقاشان مفتوحان
    [few] { $count } نقاشات مفتوحة
    [many] { $count } نقاشًا مفتوحًا
   *[other] { $count } نقاش مفتوح
}

pages-of-images = صفحات الصور
images = الصور
title = العنوان
order = الترتيب
search = بحث
deleted = حُذفت: { $title }. يمكن استعادتها خلال 30 يومًا.
nothing-here-yet = لا شيء هنا بعد. ستظهر صورتك الأولى هنا.
no-image-has-this = لا صورة تحمل هذا في عنوانها.
first-images = أولى الصور
more-images = مزيد من الصور
newest-first = الأحدث أولًا
oldest-first = الأقدم أولًا
by-title = حسب العنوان
last-activity-first = آخر نشاط أولًا
undo = تراجع

uploaded = رُفعت
import = استيراد
importing = جارٍ الاستيراد…
drop-images-here-or-paste = أفلت الصور هنا أو ألصق صورة
choose-files = اختيار ملفات
upload = رفع
file-kinds = PNG أو JPEG أو WebP أو GIF، حتى { NUMBER($mb) } م.ب
not-an-image = «{ $name }» ليس صورة يمكن عرضها هنا. اختر ملف PNG أو JPEG أو WebP أو GIF.
file-too-large = الملف أكبر من { NUMBER($mb) } م.ب.
no-file-dropped = لا ملف فيما أفلتّه.
connection-broke = انقطع الاتصال. يُرجى المحاولة مجددًا.
partly-uploaded = رُفعت { $done } من { $all } صور؛ ستظهر في المعرض عند إعادة تحميل الصفحة.
uploading = جارٍ رفع { $name }
preparing-the-image = جارٍ تجهيز الصورة…
sent-of = { $sent } من { $total } م.ب
cancel = إلغاء
or-import-from-a-link = …أو الاستيراد من رابط
untitled-image = صورة بلا عنوان

talk-about-an-image-right = تحدّث عن الصورة، في موضعها تمامًا.
click-anywhere-on-it-and = انقر في أي مكان واكتب. كل من ينظر إليها يرى ملاحظتك فورًا.

for-developers = للمطورين
rest-api = واجهة REST
live-protocol = بروتوكول البث المباشر

your-account = حسابك
sign-in = تسجيل الدخول

all-images = كل الصور
nothing-here-for-you = لا شيء هنا يمكنك رؤيته
missing-or-for-others = ربما كان العنوان خاطئًا، أو حُذف ما كان هنا. أو هو لحساب غير الذي سجّلت به الدخول.
missing-or-for-members = ربما كان العنوان خاطئًا، أو حُذف ما كان هنا. أو هو للأعضاء فقط: سجّل الدخول ثم عُد.
link-expired = انتهت صلاحية هذا الرابط
link-expired-why = استُخدم أو انتهت مدته أو أُلغي. اطلب رابطًا آخر ممن أرسله.
too-many-at-once = طلبات كثيرة دفعة واحدة
load-again-in-a-moment = وصل من شبكتك أكثر مما يستطيع خادم واحد الرد عليه. أعد تحميل الصفحة بعد قليل؛ لم يُفقد شيء.
load-again-in = { $seconds ->
    [one] وصل من شبكتك أكثر مما يستطيع خادم واحد الرد عليه. أعد تحميل الصفحة بعد ثانية؛ لم يُفقد شيء.
    [two] وصل من شبكتك أكثر مما يستطيع خادم واحد الرد عليه. أعد تحميل الصفحة بعد ثانيتين؛ لم يُفقد شيء.
    [few] وصل من شبكتك أكثر مما يستطيع خادم واحد الرد عليه. أعد تحميل الصفحة بعد { $seconds } ثوانٍ؛ لم يُفقد شيء.
   *[other] وصل من شبكتك أكثر مما يستطيع خادم واحد الرد عليه. أعد تحميل الصفحة بعد { $seconds } ثانية؛ لم يُفقد شيء.
}
this-is-not-allowed = هذا غير مسموح
the-server-is-busy = الخادم مشغول الآن
this-was-not-saved = لم يُحفظ هذا
this-did-not-work = لم ينجح هذا
something-failed-on-our-side = حدث خطأ من جهتنا
it-was-noted = سُجّل الخطأ. يُرجى المحاولة بعد قليل؛ لم يُفقد شيء مما أُرسل.
not-found = غير موجود
too-many-requests = طلبات كثيرة
busy-right-now = مشغول الآن
not-saved = لم يُحفظ
not-allowed = غير مسموح
something-failed = حدث خطأ
about-an-error = لا يمكن عرض صفحة Image Chat هذه؛ تذكر السبب وتعيدك إلى الصور.

images-to-talk-about-on = صور للنقاش، في أي صفحة
click-on-a-picture-and = انقر على صورة واكتب: كل من فتح هذه الصفحة يرى ذلك فورًا. في الأسفل كل ما تحتاج إليه الصفحة.
the-page-to-copy = الصفحة للنسخ
images-to-talk-about = صور للنقاش
replace-demo-by-the-id = ضع معرّف مساحة عملك مكان demo، وأدرج عنوان موقعك في إعداداتها.
plan-of-a-flat = مخطط شقة: غرفتان ومطبخ وحمام
visitors-by-month = الزوار شهريًا: يتضاعفون من يناير إلى يونيو

no-discussions-of-this-image = لا نقاشات حول هذه الصورة بعد.
read-the-discussions-of-this = قراءة النقاشات حول هذه الصورة
