first-steps = 入门步骤
who-can-view = 谁可以查看？
who-can-comment-and-upload = 谁可以评论和上传？
invite-people = 邀请他人
done = 完成
first-steps-who-can-view = 入门步骤：谁可以查看和上传、邀请他人、备份。
go-through-them = 开始

pages-of-this-workspace = 此工作区的页面
images = 图片

key = 密钥
name = 名称
api-keys = API 密钥
api = API
it-may-do-here-what = 。它在这里可以做其角色允许的事，并以自己的名字发布内容。
your-api-key = 你的 API 密钥
store-it-where-your-program = 请保存在你的程序能找到的地方。它不会再次显示。
new-key = 新密钥
role = 角色
expires-after = 有效期
create-key = 创建密钥
keys = 密钥
revoke = 撤销

link = 链接
members = 成员
your-invitation = 你的邀请
send-this-link-to-the = 请将此链接发送给受邀的人。它不会再次显示。
you = 你
save = 保存
remove = 移除
invite-by-link = 通过链接邀请
people = 人员
create-link = 创建链接
open-invitations = 待接受的邀请

marker-size = 标记大小
percent-of-the-images-width = 占图片宽度的百分比，1 到 20。
longest-comment = 评论最大长度
characters-1-to-2000 = 字数，1 到 2000。
reply-nesting = 回复嵌套
reply-nesting-hint = 0 表示不嵌套，最深为 10 层。
sites-that-may-embed-images = 可以嵌入图片的网站
one-a-line-like-https = 每行一个，例如 https://example.org。
blocked-words = 屏蔽词
one-a-line = 每行一个。
flags-that-hide-a-comment = 隐藏评论所需的举报数
it-comes-back-when-a = 版主批准后会重新显示。0：从不隐藏。
settings = 设置
general = 常规
who-can-view-legend = 谁可以查看
everyone = 所有人
members-and-people-with-a = 成员，以及有图片分享链接的人
who-can-comment-and-upload-legend = 谁可以评论和上传
anyone-who-gives-a-name = 填写名字的任何人
people-with-an-account = 有账户的人
nobody-everything-can-be-read = 无人：可以阅读所有内容，但不能发布
discussions = 讨论
embedding = 嵌入
signed-payloads-are-good-for = 签名数据在 2 天内有效且可多次使用，以兼容旧页面；一旦泄露，期间可能被他人使用
pages-may-name-people-unsigned = 页面可以不经签名指定用户的名字；这样任何人都能冒用任何名字
moderation = 管理
cover-them-with-asterisks = 用星号遮盖
hold-the-comment-until-a = 保留评论，直到版主看过
usage = 用量
everyone-with-a-name-may = 有名字的人都可以查看用量

audit-log = 审计日志
older-entries = 更早的记录
there-are-no-such-entries = 没有符合条件的记录。
action-begins-with = 操作开头为
filter = 筛选
all = 全部
when = 时间
who = 人员
what = 操作
to-what = 对象
from-where = 来源

or-until-the-end-of = 或到某日结束（UTC）
reason = 原因
for-moderators-it-is-not = 供版主查看，不会显示给对方。
how-long = 封禁多久
ban-for = 时长
ban = 封禁

nobody-is-banned-a-ban = 没有人被封禁。可以从队列或讨论中的评论进行封禁。
lift = 解除封禁

with-all-that-are-chosen = 对所有选中项

what-was-deleted = 已删除的内容
restore = 恢复
nothing-to-restore = 没有可恢复的内容。

deleted-images = 已删除的图片
no-deleted-image = 没有已删除的图片。
a-deleted-image-is-gone = 已删除的图片会在 30 天后连同讨论和文件一起彻底清除。

show = 显示
text = 文本
image-by-its-id = 图片 ID

delete = 删除
pages-of-images = 图片页面
no-image = 没有图片。
where-discussions-are-locked-people = 讨论锁定后，可以阅读，但不能继续。已删除的图片 30 天内可以恢复。
title = 标题
search = 搜索
more-images = 更多图片

choose-all = 全选

parts-of-this-page = 此页面的各部分
undo = 撤销

person = 人员

comments-that-wait = 待处理的评论
approve = 批准
ban-authors = 封禁作者
reasons-given = 举报原因
ban-authors-summary = 封禁作者…
reason-for-moderators = 原因（供版主查看）
nothing-waits-new-flags-and = 没有待处理的评论。新的举报和被保留的评论会自动显示在这里。
author-banned = 作者已封禁
ban-summary = 封禁…

days-and-hours-are-in = 日期和小时均为 UTC 时间。
today = 今天
kept = 存储
days-as-csv = 按天导出 CSV
hours-as-csv = 按小时导出 CSV
the-same-as-a-table = 以表格显示，数据单位为字节

last-deliveries = 最近的发送
send-again = 重新发送

address = 地址
use-https-comments-are-in = 请使用 https://：发送的内容包含评论。
what-happens-meanwhile-is-not = 。期间发生的事件之后不会补发。
address-and-events = 地址和事件

secret = 密钥
webhooks = Webhook
what-happens-here-is-sent = 这里发生的事件会发送到这些地址，并按 Standard Webhooks 签名。未被接收的会在 24 小时内重新发送。
your-signing-secret = 你的签名密钥
store-the-signing-secret = 请保存在你的程序能找到的地方。它不会再次显示。被替换的密钥还会继续签名 24 小时。
new-webhook = 新 Webhook
create-webhook = 创建 Webhook
