who-is-here = 谁在这里
here = 人
connecting = 正在连接…
live-cursors = 实时光标
moderation = 管理

edit = 编辑
flag-comment = 举报评论
ban-author = 封禁作者
delete-comment = 删除评论
edit-comment = 编辑评论
reply-to-comment = 回复
in-reply-to = 回复 { $name }
replying-to = 正在回复 { $name }
stop-replying = 取消回复
flagged = 已举报
cancel = 取消
save = 保存

add-a-comment = 添加评论…
your-name = 你的名字
send = 发送
sending = 正在发送…
sign-in = 登录

delete-this-discussion = 删除此讨论？
keep = 保留
delete = 删除
flag-this-comment = 举报此评论？
moderators-will-look-at-it = 版主会查看。作者不会知道是谁举报的。
reason-if-you-like = 原因（可选）
flag = 举报

keyboard-shortcuts = 键盘快捷键
next-discussion = 下一个讨论
previous-discussion = 上一个讨论
resolve-or-reopen = 解决或重新打开
edit-your-last-comment = 编辑你的上一条评论
writing = 书写
send-or-save = 发送或保存
new-line = 换行
markers = 标记
place-a-marker-arrow-keys = 放置标记：方向键、Enter
move-a-marker-arrow-keys = 移动标记:方向键,Enter
larger-steps = 大步移动
size-of-the-region = 区域大小
hide-or-show-all-markers = 隐藏或显示所有标记
picture = 图片
zoom-in-or-out = 放大或缩小
fit-whole-image = 显示整张图片
actual-size = 实际大小
space-key = 空格
drag-to-pan = 放大后拖动画面
show-these-keys = 显示这些快捷键
close = 关闭

unread = 未读
resolved = 已解决
no-discussions-yet-click-anywhere = 还没有讨论。点击图片的任意位置开始。
no-discussion-here-choose-all = 这里没有讨论。请选择“全部”或更换搜索词。

place-of-the-new-marker = 新标记的位置。方向键移动,按住 Shift 移动更远,按住 Alt 画出区域;Enter 放置,Escape 取消。
place-of-the-marker = 标记的位置。方向键移动,按住 Shift 移动更远,按住 Alt 更改区域大小;Enter 放下,Escape 还原。

dismiss = 关闭
last-by = ，最后一条来自 { $name }
your-text = 你的文本
undo = 撤销
this-was-deleted-before-you = 在你发送文本之前，它已被删除或锁定：
discard = 丢弃
copy = 复制
reload = 重新加载
open-in-a-tab = 在标签页中打开
all-images = 所有图片

jump-to-the-newest-comment = 跳到最新评论
discussions = 讨论
search-comments = 搜索评论
show = 显示
newest = 最新
mark-all-as-read = 全部标为已读
order = 排序
by-number = 按编号
newest-activity = 最近活动
oldest-activity = 最早活动
all = 全部
open = 未解决
mine = 我的

new-discussion = 新讨论
back-to-the-image = 返回图片
copy-link = 复制链接
resolve = 解决
lock = 锁定
delete-discussion = 删除讨论
comments = 评论
locked-by-a-moderator = 已被版主锁定
resolved-by = { $name } 已解决
try-again = 重试

zoom = 缩放
view = 视图
zoom-out = 缩小
zoom-in = 放大
fit-to-width = 适合宽度
actual-size-1-1 = 实际大小，1:1
hide-markers = 隐藏标记

image-chat-all-images = Image Chat，所有图片
image = 图片
share-links = 分享链接
go-to-the-list-of = 转到讨论列表
share = 分享
place-a-marker-with-the = 用键盘放置标记
your-account = 你的账户
this-image-is-on-another = 此图片在另一个网站上：{ $place }
the-picture-cannot-be-shown = 此图片无法在这里显示：{ $address }

about-this-image = 关于此图片
download = 下载
download-the-original = 下载原文件
the-original-is-the-file = 原文件即发送时的文件，可能含有地点和相机信息，仅供上传者和版主下载。其他人下载的是不含这些信息的全尺寸图片。
this-is-the-picture-in = 这是不含地点和相机信息的全尺寸图片。发送的文件不在这里：它早于此类文件的保存。
uploaded = 已上传
uploaded-by = 由 { $name } 上传
first-marker = 第一个标记
first-marker-by = 第一个标记来自 { $name }
title = 标题
who-finds-it = 谁能看到
everyone-in-the-gallery = 所有人，在图库中
anyone-with-the-link = 知道链接的人
members = 成员
another-picture = 另一张图片
discussions-stay-and-markers-keep = 讨论会保留，标记位置不变。
replace = 替换
delete-image = 删除图片
it-can-be-restored-for = 30 天内可以恢复。

all-discussions = 所有讨论
read-all-discussions = 阅读所有讨论

pages = 页面
page-of = 第 { NUMBER($page) } 页，共 { NUMBER($pages) } 页
previous = 上一页
next = 下一页
first-comments = 最早的评论
further-comments = 更多评论
comment-count = { $count ->
   *[other] { $count } 条评论
}

copied = 已复制
at-most = { $max ->
   *[other] 最多 { $max } 字
}

there-are-no-discussions-yet = 还没有讨论。
further-discussions = 更多讨论
print = 打印

## image/switcher.rs, image/tips.rs
previous-or-next-image = 上一张或下一张图片
images = 图片
previous-image = 上一张图片
next-image = 下一张图片
tip-click = 点击图片的任意位置，即可讨论那里。
tip-share = 打开此地址的人都会立刻看到。把它发给别人吧。
tip-list = 所有讨论都列在这里。
tip-keys = 按 ? 键显示快捷键。
tip = 提示
skip = 跳过
got-it = 知道了

## reactions, mentions, earlier versions, tools to write
add-reaction = 添加回应
earlier-versions = 早期版本
no-earlier-versions = 没有保存早期版本。
earlier-versions-not-loaded = 目前无法加载早期版本。
delete-earlier-versions = 删除早期版本
formatting = 格式
bold = 粗体
italic = 斜体
code = 代码
web-link = 链接
bullet-list = 列表
quote = 引用
mention = 提及
add-a-picture = 添加图片
pictures = 图片
describe-the-picture = 描述图片
remove-the-picture = 移除图片
preview = 预览
enter-sends = Enter 发送
enter-sends-hint = Enter 发送。Ctrl+Enter 始终发送
here-now = 正在查看
mentions-you = 提到了你
mentions-me = 提到我的
mention-someone = 提及某人
send-or-save-unless-off = 发送或保存（除非已关闭）
preview-not-loaded = 目前无法加载预览。
reactions = 回应
people-to-mention = 人员
