language = 语言
choose = 选择
appearance = 外观
as-the-system = 跟随系统
light = 浅色
dark = 深色
open-discussions = { $count ->
    [0] 没有未解决的讨论
   *[other] { $count } 个未解决的讨论
}

pages-of-images = 图片分页
images = 图片
title = 标题
order = 排序
search = 搜索
deleted = 已删除：{ $title }。30 天内可以恢复。
nothing-here-yet = 这里还没有内容。你的第一张图片会显示在这里。
no-image-has-this = 没有图片的标题包含这个词。
first-images = 最前面的图片
more-images = 更多图片
newest-first = 最新优先
oldest-first = 最早优先
by-title = 按标题
last-activity-first = 最近活动优先
undo = 撤销

uploaded = 已上传
import = 导入
importing = 正在导入…
drop-images-here-or-paste = 将图片拖到这里，或粘贴一张
choose-files = 选择文件
upload = 上传
file-kinds = PNG、JPEG、WebP 或 GIF，最大 { NUMBER($mb) } MB
not-an-image = “{ $name }”不是可以在这里显示的图片。请选择 PNG、JPEG、WebP 或 GIF 文件。
file-too-large = 文件超过 { NUMBER($mb) } MB。
no-file-dropped = 你拖入的内容中没有文件。
connection-broke = 连接中断。请重试。
partly-uploaded = 已上传 { $all } 张图片中的 { $done } 张；重新加载页面后会显示在图库中。
uploading = 正在上传 { $name }
preparing-the-image = 正在处理图片…
sent-of = { $sent } / { $total } MB
cancel = 取消
or-import-from-a-link = …或从链接导入
untitled-image = 无标题图片

talk-about-an-image-right = 就在图上，讨论图片。
click-anywhere-on-it-and = 点击任意位置即可书写。正在查看的人会立刻看到。

for-developers = 面向开发者
rest-api = REST API
live-protocol = 实时协议

your-account = 你的账户
sign-in = 登录

all-images = 所有图片
nothing-here-for-you = 这里没有你可以查看的内容
missing-or-for-others = 地址可能有误，或者这里的内容已被删除。也可能它属于其他账户。
missing-or-for-members = 地址可能有误，或者这里的内容已被删除。也可能仅限成员：请登录后再来。
link-expired = 此链接已失效
link-expired-why = 它已被使用、过期或撤销。请向发送者索取新的链接。
too-many-at-once = 一次请求过多
load-again-in-a-moment = 你的网络发来的请求超过了服务器的处理能力。请稍后重新加载页面；没有任何内容丢失。
load-again-in = { $seconds ->
   *[other] 你的网络发来的请求超过了服务器的处理能力。请在 { $seconds } 秒后重新加载页面；没有任何内容丢失。
}
this-is-not-allowed = 不允许这样做
the-server-is-busy = 服务器正忙
this-was-not-saved = 没有保存
this-did-not-work = 没有成功
something-failed-on-our-side = 我们这边出了问题
it-was-noted = 问题已记录。请稍后重试；已发送的内容没有丢失。
not-found = 未找到
too-many-requests = 请求过多
busy-right-now = 正忙
not-saved = 未保存
not-allowed = 不允许
something-failed = 出了问题
about-an-error = Image Chat 的此页面无法显示；它会说明原因，并带你回到图片。

images-to-talk-about-on = 在任何页面上讨论图片
click-on-a-picture-and = 点击图片即可书写：打开此页面的人都会立刻看到。页面所需的全部内容如下。
the-page-to-copy = 可复制的页面
images-to-talk-about = 供讨论的图片
replace-demo-by-the-id = 将 demo 换成你的工作区 ID，并在其设置中登记你的网站地址。
plan-of-a-flat = 公寓平面图：两个房间、厨房和浴室
visitors-by-month = 每月访客：从一月到六月翻倍

no-discussions-of-this-image = 此图片还没有讨论。
read-the-discussions-of-this = 阅读此图片的讨论
