add-a-marker = إضافة علامة
click-on-the-image = انقر على الصورة
sign-out = تسجيل الخروج
page-did-not-accept = لم تقبل الصفحة التعليق
page-did-not-answer = لم تستجب الصفحة
