name-saved = 名前を保存しました。
password-changed = パスワードを変更しました。ほかの場所ではすべてサインアウトしました。
session-ended = そのセッションを終了しました。
signed-out-elsewhere = ほかの場所ではすべてサインアウトしました。
account-created-not-joined = アカウントを作成しました。招待はその間に使い切られました。新しい招待を依頼してください。

sign-in-denied = あなたまたは認証プロバイダーがサインインを取りやめました。何も変更されていません。
sign-in-took-too-long = このサインインは時間がかかりすぎたか、すでに完了しています。もう一度やり直してください。
sign-in-of-another-browser = このサインインは別のブラウザーまたはタブで始められました。こちらでもう一度やり直してください。
provider-unreachable = 認証プロバイダーに現在接続できません。しばらくしてからもう一度お試しください。
provider-refused = 認証プロバイダーに拒否されました。続く場合は、このサイトの管理者にお知らせください。
provider-not-trusted = 認証プロバイダーの応答は信頼できないため、使用しませんでした。もう一度やり直してください。

settings-saved = 保存しました。今から全員に適用されます。
role-changed = ロールを変更しました。
member-removed = この人はメンバーではなくなりました。
invitation-revoked = 招待を取り消しました。
key-revoked = キーを取り消しました。
webhook-saved = Webhookを保存しました。
webhook-on = Webhookを有効にしました。
webhook-off = Webhookを無効にしました。
webhook-deleted = Webhookを削除しました。
test-event-sent = テストイベントを送信しています。結果を見るには、このページを再読み込みしてください。
event-sent-again = イベントを再送信しています。結果を見るには、このページを再読み込みしてください。

ban-lifted = ブロックを解除しました。
discussions-locked = ディスカッションをロックしました。
discussions-unlocked = ディスカッションのロックを解除しました。
comments-approved = { $count }件のコメントを承認しました。
comments-removed = { $count }件のコメントを削除しました。
bans-begun = { $count }件のブロックを開始しました。
entries-restored = { $count }件を元に戻しました。
actions-undone = { $count }件の操作を元に戻しました。
images-deleted = { $count }枚の画像を削除しました。
images-restored = { $count }枚の画像を元に戻しました。
could-not-be-done = { $count }件はすでに処理済みか存在しない、または実行できませんでした。
