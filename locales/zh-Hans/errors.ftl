wrong-credentials = 电子邮箱或密码不正确
no-such-page = 没有这个页面
no-such-image = 没有这张图片
no-such-picture = 没有这个图片文件
no-such-workspace = 没有这个工作区
no-such-link = 没有这个链接
no-such-discussion = 没有这个讨论
no-such-comment = 没有这条评论
no-such-invitation = 没有这个邀请
no-such-key = 没有这个 API 密钥
no-such-webhook = 没有这个 Webhook
no-such-member = 没有这位成员
no-such-ban = 没有这项封禁
nothing-to-undo = 没有可撤销的操作：它已被撤销，或时间过久
no-such-thing = 没有此项内容
overloaded = 打开大图片的人过多，请重试
unwritable = 目前无法保存任何内容：{ $why }
disk-full = 服务器的磁盘已满
database-locked = 服务器的数据库被另一个程序锁定
disk-fails = 服务器的磁盘无法写入
files-away = 图片存储没有响应
database-away = 服务器的数据库没有响应
stopping = 服务器即将停止

blank-name = 名字没有可显示的内容
reserved-name = 这个名字保留给这里的版主，请换一个
deleted-name = 这个名字用来代表不显示名字的人，请换一个
your-name = 你的名字：{ $why }
key-name = 密钥的名称：{ $why }
email-invalid = 请填写电子邮箱，例如 ada@example.org
control-character = { $field }含有控制字符
field-empty = { $field }为空
field-too-long = { $max ->
   *[other] { $field }超过 { $max } 字
}
field-out-of-range = { $field }应为 { $from } 到 { $to } 的数字
tenant-name = { $max ->
   *[other] 名称应为 1 到 { $max } 字
}
list-too-long = { $max ->
   *[other] { $field }超过 { $max } 项
}
not-a-site = { $text } 不是像 https://example.org 这样的网站
word-too-long = { $max ->
   *[other] 屏蔽词最多 { $max } 字
}
key-days = { $max ->
   *[other] API 密钥的有效期为 1 到 { $max } 天，或永不过期
}
address-unusable = 不能使用这个地址：{ $why }
image-address-unusable = 不能使用这个图片地址：{ $why }
no-topics = 请至少选择一种事件
link-days = { $max ->
   *[other] 链接的有效期为 1 到 { $max } 天
}
invitation-bounds = { $max ->
   *[other] 邀请的有效期为 1、7 或 30 天，人数为 1 到 { $max } 人
}
member-role = 成员的角色只能是成员、版主或管理员
ban-end = 请选择时长，或填写将来的日期，例如 2030-01-31
ban-target = 只能封禁人或地址
own-comment = 这是你自己的评论：你可以删除它
no-items = 请先至少选择一项
too-many-items = { $max ->
   *[other] 一次最多 { $max } 项
}
item-unknown = 选中的某一项无效
action-unknown = 此页面没有这个操作
not-confirmed = 请确认要删除你的账户
usage-dates = 开始和结束应为日期，例如 2026-01-31
usage-period = { $max ->
   *[other] 开始应早于结束，且最多相隔 { $max } 天
}
no-title = 图片需要标题
no-file = 表单中没有名为 file 的字段
body-too-large = 请求内容过大

field-title = 标题
field-search = 搜索内容
field-reason = 原因
field-marker-size = 标记大小
field-comment-length = 评论长度
field-reply-nesting = 回复嵌套
field-flags = 举报数
field-embed-sites = 可以嵌入图片的网站列表
field-blocked-words = 屏蔽词列表

other-site = 此请求来自另一个网站
site-not-listed = 此网站不能嵌入这个工作区的图片；可以嵌入的网站由工作区的管理员登记
unknown-host = 此服务器不认识访问它所用的名称；名称由服务器的运营者用 --public-url 设置
no-account = 你在这里没有账户
wrong-password = 这不是你的当前密码
wrong-link-password = 这不是此链接的密码
name-of-site = 你的名字由你登录的网站提供
close-image = 只有版主可以锁定图片
manage-image = 只有上传者和版主可以更改图片
original = 只有上传者和版主可以获取发送时的原文件
usage = 只有管理员可以查看用量
ban-self = 你不能封禁自己
ban-peer = 你不能封禁在这里权限与你相同或更高的人
banned = 你目前不能在这里参与：版主已将你封禁一段时间

file-elsewhere = 此图片在另一个网站上：请在那里替换
email-taken = 此电子邮箱已有账户，请直接登录
last-administrator = 这样将不再有管理员，请先让其他人成为管理员
only-administrator = 你是唯一的管理员，请先让其他人成为管理员
only-administrator-of = 你是“{ $tenant }”唯一的管理员，请先让其他人成为管理员
too-many-links = { $max ->
   *[other] 一张图片最多有 { $max } 个分享链接，请先撤销一个
}
too-many-keys = { $max ->
   *[other] 一个工作区最多有 { $max } 个 API 密钥，请先撤销一个
}
too-many-webhooks = { $max ->
   *[other] 一个工作区最多有 { $max } 个 Webhook，请先删除一个
}
webhook-off = 此 Webhook 已关闭，请先开启
no-address = 不知道此人来自哪个地址
own-address = 此人与你来自同一地址：这样会封禁你自己
held-deleted = 此评论在批准后已被删除
held-outdated = 这项修改发送之后，此评论又被编辑过
abandoned = 此操作已被放弃，请重新发送
contended = 同时更改此图片的人过多，请重试
discussion-gone = 讨论在此期间已被删除
comment-gone = 评论在此期间已被删除
invitation-gone = 此邀请在此期间已被用完
reset-link-gone = 此链接已被使用
settings-changed = 未保存：在你打开此页面之后，其他人更改了设置。再次保存将改用你的设置，涉及：{ $settings }
list-separator = 、
setting-text = { $setting }（现为“{ $value }”）
setting-value = { $setting }（现为 { $value }）
setting-on = { $setting }（现已开启）
setting-off = { $setting }（现已关闭）
setting-viewers = 谁可以查看
setting-writers = 谁可以评论
setting-marker-size = 标记大小
setting-comment-length = 评论最大长度
setting-reply-nesting = 回复嵌套
setting-embed-sites = 可以嵌入图片的网站
setting-sso-compatibility = 签名数据在 2 天内有效
setting-simple-sso = 不经签名指定用户的名字
setting-words = 屏蔽词
setting-on-word = 屏蔽词的处理方式
setting-flags = 隐藏评论所需的举报数
setting-usage = 所有人可查看用量
setting-first-steps = 入门步骤已完成

rate-limited = { $seconds ->
   *[other] 一次请求过多，请在 { $seconds } 秒后重试
}
server-busy = 服务器目前过于繁忙，请稍后重试
too-many-connections = 你的网络打开的连接过多，请关闭一些
uploads-yours = 你已在上传多张图片，请在完成后重试
uploads-network = 你的网络目前上传的图片过多，请重试
uploads-all = 目前上传的图片过多，请稍后重试
fetches = 目前获取的图片过多，请稍后重试
preparations = 目前处理的图片过多，请稍后重试
passwords-waiting = 等待验证的密码过多
held-comments = { $max ->
   *[other] 你已有 { $max } 条评论正等待版主查看，请在处理后重试
}

image-file-too-large = 文件超过 { NUMBER($max) } MiB
image-too-large = 图片过大：最多 { NUMBER($megapixels) } 百万像素，每边最多 { NUMBER($side) } 像素
image-format = 不接受 { $name } 图片；可以使用 PNG、JPEG、WebP 和 GIF
not-an-image = 这不是可以显示的图片：{ $why }
image-empty = 文件为空
image-unknown-format = 内容不是已知的图片格式
image-part-too-large = 某个部分大于整体
image-no-pixels = 图片没有像素
image-rare-variant = 图片使用了其格式的罕见变体
image-undecodable = 图片已损坏或不完整
image-damaged = 图片已损坏
image-unscalable = 图片无法缩小
image-unstorable = 图片无法存储
image-cut-off = 此图片不完整：缺少末尾部分
image-too-slow = 处理图片的时间过长
fetch-unreachable = 无法连接图片所在的服务器
fetch-too-slow = 图片所在的服务器响应过慢
fetch-status = 图片所在的服务器返回了状态 { $status }
fetch-redirects = 图片地址的重定向次数过多
fetch-encoded = 图片所在的服务器以未请求的形式发送了图片
fetch-too-large = 图片超过 { NUMBER($max) } MiB
address-too-long = 地址过长
address-no-url = 不是网址
address-not-http = 不以 http:// 或 https:// 开头
address-credentials = 含有用户名或密码
address-no-host = 没有主机名
address-redirect = 重定向的目标不是网址
address-not-public = 不在公共互联网上

delivery-status = 状态 { $status }
delivery-no-connection = 无法连接
delivery-too-slow = { $seconds ->
   *[other] { $seconds } 秒内没有响应
}

password-too-short = { $min ->
   *[other] 请设置至少 { $min } 个字符的密码
}
password-too-long = { $max ->
   *[other] 密码最多 { $max } 个字符
}
password-common = 这个密码属于最先被尝试的密码，请换一个
password-personal = 密码不能是你的名字或电子邮箱，请换一个
