full-stop = 。

connection-live = 实时
connection-connecting = 正在连接…
connection-offline = 离线
connection-not-live = 未实时更新
connection-consequence = ，只读
reading-offline = 你已离线：可以阅读，恢复连接后可以继续书写。
comments-offline = 你已离线。恢复连接后会显示其余评论。
no-cookies = 浏览器不允许此页面在其他网站中记住你。你可以在这里阅读；要书写，请在单独的标签页中打开。

role-guest = 访客
role-member = 成员
role-moderator = 版主
role-administrator = 管理员

marker = 讨论 { $number }，{ $place }
marker-sending = { $marker }，正在发送
marker-resolved = { $marker }，已解决
marker-unread = { $marker }，未读
marker-mentions = { $marker },未读,提到了你
draft = 草稿
draft-failed = 草稿，未发送
place = { $words }，{ $x } %，{ $y } %
place-centre = 中间
place-left = 左侧
place-right = 右侧
place-upper = 上方
place-lower = 下方
place-upper-left = 左上
place-upper-right = 右上
place-lower-left = 左下
place-lower-right = 右下
place-region = 从{ $from }到 { $x } %、{ $y } % 的区域
no-comment = 还没有评论
replies = { $count ->
   *[other] { $count } 条回复
}
matches = { $count ->
   *[other] { $count } 处匹配
}
discussions-open = { NUMBER($all) }，{ NUMBER($open) } 个未解决
discussion-title = 讨论 { $number }
found = { $count ->
    [0] 未找到
   *[other] 在 { $count } 个讨论中找到
}
all-read = 所有讨论已标为已读
no-discussions = 没有讨论
discussion-reopened = 讨论 { $number } 已重新打开
discussion-resolved = 讨论 { $number } 已解决
markers-hidden = 已隐藏标记
markers-shown = 已显示标记

heard-opened = { $name } 发起了讨论，{ $place }
heard-opened-with = { $name } 发起了讨论，{ $place }：{ $text }
heard-deleted = { $name } 删除了讨论 { $number }
heard-replied = { $name } 回复了讨论 { $number }：{ $text }
heard-edited = { $name } 编辑了讨论 { $number } 中的评论
heard-deleted-comment = { $name } 删除了讨论 { $number } 中的评论
heard-restored-comment = { $name } 恢复了讨论 { $number } 中的评论
heard-reacted = { $name } 在讨论 { $number } 中回应了 { $emoji }
heard-resolved = { $name } 解决了讨论 { $number }
heard-reopened = { $name } 重新打开了讨论 { $number }
heard-locked = { $name } 锁定了讨论 { $number }
heard-unlocked = { $name } 解锁了讨论 { $number }
heard-moved = { $name } 移动了讨论 { $number }，{ $place }
heard-restored = { $name } 恢复了一个讨论
heard-many = { $count ->
   *[other] 其他人有 { $count } 处改动
}

comment = 评论
reply = 回复
resolve = 解决
reopen = 重新打开
lock = 锁定
unlock = 解锁
edited = 已编辑
sending = 正在发送…
edit-not-saved = 修改未保存
characters-left = 还可输入 { NUMBER($count) } 字
characters-too-many = 超出 { NUMBER($count) } 字
loading-comments = 正在加载评论…
earlier-comments = { $count ->
   *[other] 更早的 { $count } 条
}
typing-one = { $name } 正在输入…
typing-two = { $name } 和 { $other } 正在输入…
typing-many = { $count ->
   *[other] { $name } 和另外 { $count } 人正在输入…
}
link-copied = 链接已复制。
text-copied = 文本已复制。
discussion-deleted = 讨论已删除。
comment-deleted = 评论已删除。
this-discussion-deleted = 此讨论已被删除。
that-discussion-deleted = 那个讨论已被删除。
flag-thanks = 谢谢。版主会查看。
delete-consequence = { $count ->
    [1] 它将对所有人消失。10 秒内可以撤销。
   *[other] 全部 { $count } 条评论将对所有人消失。10 秒内可以撤销。
}
lock-discussions = 锁定讨论
unlock-discussions = 解锁讨论

you = 你
people-unnamed = { $count ->
   *[other] { $count } 人还没有名字
}
people-more = { $count ->
   *[other] 另有 { $count } 人
}

comments-waiting = { $count ->
    [0] 没有待处理的评论
   *[other] { $count } 条评论待处理
}

failed = 服务器出错，请重试
no-identity = 请先填写名字或登录
held = 你的评论正等待版主查看
no-name = 请填写名字后再发布
no-such-discussion = 此讨论已不存在
no-such-comment = 此评论已不存在
not-the-author = 只有作者可以编辑评论
not-yours = 只有作者或版主可以这样做
moderators-only = 只有版主可以这样做
discussion-locked = 此讨论已锁定：可以阅读，但不能继续
comment-too-long = { $max ->
   *[other] 这里的评论最多 { $max } 字
}
too-deep = 这里的回复不能嵌套那么深
unknown-emoji = 这不是可用的回应
region-outside = 区域必须完全在图片之内
full = 这里已没有空间
sign-in-to-write = 请登录后再书写
members-write = 只有成员可以在这里书写
no-one-writes = 目前不能在这里书写
image-locked = 此图片的讨论已锁定：可以阅读，但不能继续
view-only = 此分享链接仅供查看
text-empty = 文本为空
text-too-long = { $max ->
   *[other] 文本超过 { $max } 字
}
bad-guest-name = 不能使用这个名字：{ $why }
no-answer = 无法连接服务器
not-sent-offline = 你已离线，因此没有发送。恢复连接后请重试。
not-saved = 连接中断，没有保存。请重试。
other-version = Image Chat 有新版本。请重新加载；你写的内容会保留。
image-gone = 此图片已不存在。
not-allowed-any-more = 你不能再查看此图片。
signed-out = 你已退出登录。请登录后继续。
no-origin = 此页面显示在无法联网的沙盒中。你可以在这里阅读；要书写，请在单独的标签页中打开。

## moving.rs, placing.rs
discussion-was-moved = 讨论 { $number } 已移动。
discussion-was-resized = 讨论 { $number } 的大小已更改。
not-moved = 未移动
