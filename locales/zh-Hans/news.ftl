name-saved = 你的名字已保存。
password-changed = 你的密码已更改。你已在其他所有地方退出登录。
session-ended = 该会话已结束。
signed-out-elsewhere = 你已在其他所有地方退出登录。
account-created-not-joined = 你的账户已创建。邀请在此期间已用完，请再要一个。

sign-in-denied = 你或身份提供方取消了登录。没有任何更改。
sign-in-took-too-long = 此次登录用时过长，或之前已完成。请重新开始。
sign-in-of-another-browser = 此次登录是在另一个浏览器或标签页中开始的。请在此处重新开始。
provider-unreachable = 目前无法连接身份提供方。请稍后重试。
provider-refused = 身份提供方拒绝了请求。如果持续出现，请告知本站管理员。
provider-not-trusted = 身份提供方的回复不可信，因此未被采用。请重新开始。

settings-saved = 已保存。从现在起对所有人生效。
role-changed = 角色已更改。
member-removed = 对方已不再是成员。
invitation-revoked = 邀请已撤销。
key-revoked = 密钥已撤销。
webhook-saved = Webhook 已保存。
webhook-on = Webhook 已启用。
webhook-off = Webhook 已停用。
webhook-deleted = Webhook 已删除。
test-event-sent = 测试事件正在发送。重新加载此页面即可查看结果。
event-sent-again = 事件正在重新发送。重新加载此页面即可查看结果。

ban-lifted = 封禁已解除。
discussions-locked = 讨论已锁定。
discussions-unlocked = 讨论已解锁。
comments-approved = 已批准 { $count } 条评论。
comments-removed = 已移除 { $count } 条评论。
bans-begun = 已开始 { $count } 项封禁。
entries-restored = 已恢复 { $count } 项。
actions-undone = 已撤销 { $count } 项操作。
images-deleted = 已删除 { $count } 张图片。
images-restored = 已恢复 { $count } 张图片。
could-not-be-done = 有 { $count } 项已处理过、已不存在，或无法执行。
