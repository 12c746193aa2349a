who-is-here = 参加者
here = 人
connecting = 接続中…
live-cursors = ライブカーソル
moderation = モデレーション

edit = 編集
flag-comment = コメントを報告
ban-author = 投稿者をブロック
delete-comment = コメントを削除
edit-comment = コメントを編集
reply-to-comment = 返信する
in-reply-to = { $name }さんへの返信
replying-to = { $name }さんに返信中
stop-replying = 返信をやめる
flagged = 報告済み
cancel = キャンセル
save = 保存

add-a-comment = コメントを追加…
your-name = 名前
send = 送信
sending = 送信中…
sign-in = サインイン

delete-this-discussion = このディスカッションを削除しますか？
keep = 残す
delete = 削除
flag-this-comment = このコメントを報告しますか？
moderators-will-look-at-it = モデレーターが確認します。誰が報告したかは投稿者に知らされません。
reason-if-you-like = 理由（任意）
flag = 報告

keyboard-shortcuts = キーボードショートカット
next-discussion = 次のディスカッション
previous-discussion = 前のディスカッション
resolve-or-reopen = 解決または再開
edit-your-last-comment = 自分の最後のコメントを編集
writing = 入力
send-or-save = 送信または保存
new-line = 改行
markers = マーカー
place-a-marker-arrow-keys = マーカーを置く：矢印キー、Enter
move-a-marker-arrow-keys = マーカーを動かす：矢印キー、Enter
larger-steps = 大きく移動
size-of-the-region = 範囲の大きさ
hide-or-show-all-markers = すべてのマーカーの表示切り替え
picture = 画像
zoom-in-or-out = 拡大または縮小
fit-whole-image = 全体を表示
actual-size = 実際のサイズ
space-key = スペース
drag-to-pan = 拡大した画像をドラッグで動かす
show-these-keys = このキー一覧を表示
close = 閉じる

unread = 未読
resolved = 解決済み
no-discussions-yet-click-anywhere = ディスカッションはまだありません。画像の好きな場所をクリックして始めてください。
no-discussion-here-choose-all = 該当するディスカッションはありません。「すべて」を選ぶか、別の言葉で検索してください。

place-of-the-new-marker = 新しいマーカーの位置。矢印キーで移動、Shiftで大きく移動、Altで範囲を描き、Enterで配置、Escapeで中止します。
place-of-the-marker = マーカーの位置。矢印キーで移動、Shiftで大きく移動、Altで範囲の大きさを変え、Enterで確定、Escapeで元に戻します。

dismiss = 閉じる
last-by = 、最後は{ $name }さん
your-text = 入力したテキスト
undo = 元に戻す
this-was-deleted-before-you = テキストを送信する前に削除またはロックされました：
discard = 破棄
copy = コピー
reload = 再読み込み
open-in-a-tab = タブで開く
all-images = すべての画像

jump-to-the-newest-comment = 最新のコメントへ移動
discussions = ディスカッション
search-comments = コメントを検索
show = 表示
newest = 最新
mark-all-as-read = すべて既読にする
order = 並び順
by-number = 番号順
newest-activity = 新しい順
oldest-activity = 古い順
all = すべて
open = 未解決
mine = 自分

new-discussion = 新しいディスカッション
back-to-the-image = 画像に戻る
copy-link = リンクをコピー
resolve = 解決
lock = ロック
delete-discussion = ディスカッションを削除
comments = コメント
locked-by-a-moderator = モデレーターがロックしました
resolved-by = { $name }さんが解決済みにしました
try-again = もう一度試す

zoom = ズーム
view = 表示
zoom-out = 縮小
zoom-in = 拡大
fit-to-width = 幅に合わせる
actual-size-1-1 = 実際のサイズ、1:1
hide-markers = マーカーを非表示

image-chat-all-images = Image Chat、すべての画像
image = 画像
share-links = 共有リンク
go-to-the-list-of = ディスカッション一覧へ移動
share = 共有
place-a-marker-with-the = キーボードでマーカーを置く
your-account = アカウント
this-image-is-on-another = この画像は別のサイトにあります：{ $place }
the-picture-cannot-be-shown = この画像はここに表示できません：{ $address }

about-this-image = この画像について
download = ダウンロード
download-the-original = 元のファイルをダウンロード
the-original-is-the-file = 元のファイルは送信されたままのファイルで、場所やカメラの情報が含まれていることがあります。ダウンロードできるのはアップロードした人とモデレーターです。ほかの人は、これらの情報を除いたフルサイズの画像をダウンロードします。
this-is-the-picture-in = 場所やカメラの情報を除いたフルサイズの画像です。元のファイルを保存するようになる前の画像のため、送信されたファイルはありません。
uploaded = アップロード
uploaded-by = アップロード：{ $name }さん
first-marker = 最初のマーカー
first-marker-by = 最初のマーカー：{ $name }さん
title = タイトル
who-finds-it = 公開範囲
everyone-in-the-gallery = 全員（ギャラリーに表示）
anyone-with-the-link = リンクを知っている人
members = メンバー
another-picture = 別の画像
discussions-stay-and-markers-keep = ディスカッションとマーカーの位置はそのまま残ります。
replace = 差し替え
delete-image = 画像を削除
it-can-be-restored-for = 30日以内なら元に戻せます。

all-discussions = すべてのディスカッション
read-all-discussions = すべてのディスカッションを読む

pages = ページ
page-of = { NUMBER($page) } / { NUMBER($pages) }ページ
previous = 前へ
next = 次へ
first-comments = 最初のコメント
further-comments = 続きのコメント
comment-count = { $count ->
   *[other] コメント{ $count }件
}

copied = コピーしました
at-most = { $max ->
   *[other] { $max }文字まで
}

there-are-no-discussions-yet = ディスカッションはまだありません。
further-discussions = 続きのディスカッション
print = 印刷

## image/switcher.rs, image/tips.rs
previous-or-next-image = 前または次の画像
images = 画像
previous-image = 前の画像
next-image = 次の画像
tip-click = 画像の好きな場所をクリックすると、そこについて話せます。
tip-share = このアドレスを開いた人は全員すぐに見られます。誰かに送ってみましょう。
tip-list = すべてのディスカッションがここに並びます。
tip-keys = ?キーでキー一覧を表示します。
tip = ヒント
skip = スキップ
got-it = わかりました

## reactions, mentions, earlier versions, tools to write
add-reaction = リアクションを追加
earlier-versions = 以前の版
no-earlier-versions = 以前の版は保存されていません。
earlier-versions-not-loaded = 以前の版を読み込めません。
delete-earlier-versions = 以前の版を削除
formatting = 書式
bold = 太字
italic = 斜体
code = コード
web-link = リンク
bullet-list = リスト
quote = 引用
mention = メンション
add-a-picture = 画像を追加
pictures = 画像
describe-the-picture = 画像の説明
remove-the-picture = 画像を取り除く
preview = プレビュー
enter-sends = Enterで送信
enter-sends-hint = Enterで送信します。Ctrl+Enterは常に送信します
here-now = 閲覧中
mentions-you = あなたへのメンション
mentions-me = 自分へのメンション
mention-someone = 誰かをメンション
send-or-save-unless-off = 送信または保存（オフにしていない場合）
preview-not-loaded = プレビューを読み込めません。
reactions = リアクション
people-to-mention = メンバー
