first-steps = はじめに
who-can-view = 誰が閲覧できますか？
who-can-comment-and-upload = 誰がコメントとアップロードをできますか？
invite-people = 招待する
done = 完了
first-steps-who-can-view = はじめに：閲覧とアップロードの権限、招待、バックアップ。
go-through-them = 確認する

pages-of-this-workspace = このワークスペースのページ
images = 画像

key = キー
name = 名前
api-keys = APIキー
api = API
it-may-do-here-what = 。キーはここでロールに許可された操作を行い、キー自身の名前で書き込みます。
your-api-key = APIキー
store-it-where-your-program = プログラムから読み取れる場所に保管してください。再表示はできません。
new-key = 新しいキー
role = ロール
expires-after = 有効期間
create-key = キーを作成
keys = キー
revoke = 取り消す

link = リンク
members = メンバー
your-invitation = 招待リンク
send-this-link-to-the = 招待する人にこのリンクを送ってください。再表示はできません。
you = 自分
save = 保存
remove = 外す
invite-by-link = リンクで招待
people = メンバー一覧
create-link = リンクを作成
open-invitations = 有効な招待

marker-size = マーカーのサイズ
percent-of-the-images-width = 画像の幅に対する割合（%）、1～20。
longest-comment = コメントの最大の長さ
characters-1-to-2000 = 文字数、1～2000。
reply-nesting = 返信の階層
reply-nesting-hint = 0にすると階層なし、最大は10です。
sites-that-may-embed-images = 画像を埋め込めるサイト
one-a-line-like-https = 1行に1件。例：https://example.org
blocked-words = 禁止語句
one-a-line = 1行に1件。
flags-that-hide-a-comment = コメントを非表示にする報告数
it-comes-back-when-a = モデレーターが承認すると再び表示されます。0：非表示にしません。
settings = 設定
general = 全般
who-can-view-legend = 閲覧できる人
everyone = 全員
members-and-people-with-a = メンバーと、画像の共有リンクを知っている人
who-can-comment-and-upload-legend = コメントとアップロードができる人
anyone-who-gives-a-name = 名前を入力した人
people-with-an-account = アカウントを持っている人
nobody-everything-can-be-read = なし：すべて閲覧できますが、投稿はできません
discussions = ディスカッション
embedding = 埋め込み
signed-payloads-are-good-for = 古いページに合わせて、署名付きデータを2日間、何度でも有効にする（漏れた場合、その間は使われるおそれがあります）
pages-may-name-people-unsigned = ページが署名なしでユーザーの名前を指定できるようにする（誰でも任意の名前を名乗れるようになります）
moderation = モデレーション
cover-them-with-asterisks = アスタリスクで伏せる
hold-the-comment-until-a = モデレーターが確認するまでコメントを保留する
usage = 使用状況
everyone-with-a-name-may = 名前のある人全員が使用状況を見られるようにする

audit-log = 監査ログ
older-entries = 以前の記録
there-are-no-such-entries = 該当する記録はありません。
action-begins-with = 操作名の先頭
filter = 絞り込む
all = すべて
when = 日時
who = ユーザー
what = 操作
to-what = 対象
from-where = アクセス元

or-until-the-end-of = または終了日（UTC、その日の終わりまで）
reason = 理由
for-moderators-it-is-not = モデレーター用です。本人には表示されません。
how-long = ブロックの期間
ban-for = 期間
ban = ブロック

nobody-is-banned-a-ban = ブロック中の人はいません。ブロックは、確認待ちの一覧やディスカッションのコメントから行えます。
lift = 解除

with-all-that-are-chosen = 選択したものをまとめて

what-was-deleted = 削除されたもの
restore = 元に戻す
nothing-to-restore = 元に戻せるものはありません。

deleted-images = 削除された画像
no-deleted-image = 削除された画像はありません。
a-deleted-image-is-gone = 削除された画像は、30日後にディスカッションやファイルとともに完全に消去されます。

show = 表示
text = テキスト
image-by-its-id = 画像のID

delete = 削除
pages-of-images = 画像のページ
no-image = 画像はありません。
where-discussions-are-locked-people = ディスカッションがロックされている画像では、閲覧はできますが、続けられません。削除した画像は30日以内なら元に戻せます。
title = タイトル
search = 検索
more-images = さらに表示

choose-all = すべて選択

parts-of-this-page = このページの項目
undo = 元に戻す

person = ユーザー

comments-that-wait = 確認待ちのコメント
approve = 承認
ban-authors = 投稿者をブロック
reasons-given = 報告の理由
ban-authors-summary = 投稿者をブロック…
reason-for-moderators = 理由（モデレーター用）
nothing-waits-new-flags-and = 確認待ちはありません。新しい報告や保留されたコメントは、ここに自動で表示されます。
author-banned = 投稿者ブロック済み
ban-summary = ブロック…

days-and-hours-are-in = 日付と時刻はUTCです。
today = 今日
kept = 保存中
days-as-csv = 日別CSV
hours-as-csv = 時間別CSV
the-same-as-a-table = 表で表示（データ量はバイト単位）

last-deliveries = 最近の送信
send-again = 再送信

address = アドレス
use-https-comments-are-in = https://を使ってください。送信内容にはコメントが含まれます。
what-happens-meanwhile-is-not = 。停止中の出来事は、後から送信されません。
address-and-events = アドレスとイベント

secret = シークレット
webhooks = Webhook
what-happens-here-is-sent = ここでの出来事を、Standard Webhooks形式で署名してこれらのアドレスに送信します。受信されなかったものは24時間、再送信します。
your-signing-secret = 署名用シークレット
store-the-signing-secret = プログラムから読み取れる場所に保管してください。再表示はできません。置き換えられたシークレットも、あと24時間は署名に使われます。
new-webhook = 新しいWebhook
create-webhook = Webhookを作成
