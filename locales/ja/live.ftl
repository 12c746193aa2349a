full-stop = 。

connection-live = ライブ
connection-connecting = 接続中…
connection-offline = オフライン
connection-not-live = ライブではありません
connection-consequence = （閲覧のみ）
reading-offline = オフラインです。閲覧はできます。接続が戻ると書き込めます。
comments-offline = オフラインです。接続が戻ると続きのコメントを表示します。
no-cookies = お使いのブラウザでは、別のサイトの中でこのページがあなたを記憶できません。ここでは閲覧できます。書き込むには、別のタブで開いてください。

role-guest = ゲスト
role-member = メンバー
role-moderator = モデレーター
role-administrator = 管理者

marker = ディスカッション{ $number }、{ $place }
marker-sending = { $marker }、送信中
marker-resolved = { $marker }、解決済み
marker-unread = { $marker }、未読
marker-mentions = { $marker }、未読、あなたへのメンション
draft = 下書き
draft-failed = 下書き、未送信
place = { $words }、{ $x } %、{ $y } %
place-centre = 中央
place-left = 左
place-right = 右
place-upper = 上
place-lower = 下
place-upper-left = 左上
place-upper-right = 右上
place-lower-left = 左下
place-lower-right = 右下
place-region = { $from } から { $x } %、{ $y } % までの範囲
no-comment = コメントはまだありません
replies = { $count ->
   *[other] 返信{ $count }件
}
matches = { $count ->
   *[other] { $count }件一致
}
discussions-open = { NUMBER($all) }、未解決{ NUMBER($open) }
discussion-title = ディスカッション{ $number }
found = { $count ->
    [0] 見つかりません
   *[other] { $count }件のディスカッションで見つかりました
}
all-read = すべてのディスカッションを既読にしました
no-discussions = ディスカッションはありません
discussion-reopened = ディスカッション{ $number }を再開しました
discussion-resolved = ディスカッション{ $number }を解決済みにしました
markers-hidden = マーカーを非表示にしました
markers-shown = マーカーを表示しました

heard-opened = { $name }さんがディスカッションを始めました、{ $place }
heard-opened-with = { $name }さんがディスカッションを始めました、{ $place }：{ $text }
heard-deleted = { $name }さんがディスカッション{ $number }を削除しました
heard-replied = { $name }さんがディスカッション{ $number }に返信しました：{ $text }
heard-edited = { $name }さんがディスカッション{ $number }のコメントを編集しました
heard-deleted-comment = { $name }さんがディスカッション{ $number }のコメントを削除しました
heard-restored-comment = { $name }さんがディスカッション{ $number }のコメントを元に戻しました
heard-reacted = { $name }さんがディスカッション{ $number }に{ $emoji }でリアクションしました
heard-resolved = { $name }さんがディスカッション{ $number }を解決済みにしました
heard-reopened = { $name }さんがディスカッション{ $number }を再開しました
heard-locked = { $name }さんがディスカッション{ $number }をロックしました
heard-unlocked = { $name }さんがディスカッション{ $number }のロックを解除しました
heard-moved = { $name }さんがディスカッション{ $number }を移動しました、{ $place }
heard-restored = { $name }さんがディスカッションを元に戻しました
heard-many = { $count ->
   *[other] ほかの人による変更{ $count }件
}

comment = コメント
reply = 返信
resolve = 解決
reopen = 再開
lock = ロック
unlock = ロック解除
edited = 編集済み
sending = 送信中…
edit-not-saved = 編集は未保存
characters-left = あと{ NUMBER($count) }文字
characters-too-many = { NUMBER($count) }文字超過
loading-comments = コメントを読み込み中…
earlier-comments = { $count ->
   *[other] 以前の{ $count }件
}
typing-one = { $name }さんが入力中…
typing-two = { $name }さんと{ $other }さんが入力中…
typing-many = { $count ->
   *[other] { $name }さんとほか{ $count }人が入力中…
}
link-copied = リンクをコピーしました。
text-copied = テキストをコピーしました。
discussion-deleted = ディスカッションを削除しました。
comment-deleted = コメントを削除しました。
this-discussion-deleted = このディスカッションは削除されました。
that-discussion-deleted = そのディスカッションは削除されました。
flag-thanks = ありがとうございます。モデレーターが確認します。
delete-consequence = { $count ->
    [1] 全員の画面から消えます。10秒以内なら元に戻せます。
   *[other] { $count }件のコメントがすべて、全員の画面から消えます。10秒以内なら元に戻せます。
}
lock-discussions = ディスカッションをロック
unlock-discussions = ディスカッションのロックを解除

you = 自分
people-unnamed = { $count ->
   *[other] 名前のない{ $count }人
}
people-more = { $count ->
   *[other] ほか{ $count }人
}

comments-waiting = { $count ->
    [0] 確認待ちはありません
   *[other] 確認待ちのコメント{ $count }件
}

failed = サーバーで問題が起きました。もう一度お試しください
no-identity = 先に名前かサインインが必要です
held = コメントはモデレーターの確認を待っています
no-name = 投稿するには名前を入力してください
no-such-discussion = このディスカッションはもうありません
no-such-comment = このコメントはもうありません
not-the-author = コメントを編集できるのは書いた本人だけです
not-yours = これができるのは書いた本人かモデレーターだけです
moderators-only = これができるのはモデレーターだけです
discussion-locked = このディスカッションはロックされています。閲覧はできますが、続けられません
comment-too-long = { $max ->
   *[other] ここではコメントは{ $max }文字までです
}
too-deep = ここではこれ以上深く返信できません
unknown-emoji = これはリアクションにありません
region-outside = 範囲全体が画像の中になければなりません
full = ここにはこれ以上追加できません
sign-in-to-write = 書き込むにはサインインしてください
members-write = ここに書き込めるのはメンバーだけです
no-one-writes = 現在、ここには書き込めません
image-locked = この画像のディスカッションはロックされています。閲覧はできますが、続けられません
view-only = この共有リンクは閲覧専用です
text-empty = テキストが空です
text-too-long = { $max ->
   *[other] テキストが{ $max }文字を超えています
}
bad-guest-name = この名前は使えません：{ $why }
no-answer = サーバーに接続できません
not-sent-offline = オフラインのため送信されませんでした。接続が戻ったらもう一度お試しください。
not-saved = 接続が切れたため保存されませんでした。もう一度お試しください。
other-version = Image Chatの新しいバージョンがあります。再読み込みしてください。書いた内容は残ります。
image-gone = この画像はもうありません。
not-allowed-any-more = この画像はもう表示できません。
signed-out = サインアウトしました。続けるにはサインインしてください。
no-origin = このページはサンドボックス内にあるため接続できません。ここでは閲覧できます。書き込むには、別のタブで開いてください。

## moving.rs, placing.rs
discussion-was-moved = ディスカッション{ $number }を移動しました。
discussion-was-resized = ディスカッション{ $number }の大きさを変えました。
not-moved = 移動しませんでした
