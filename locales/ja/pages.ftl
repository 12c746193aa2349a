language = 言語
choose = 選択
appearance = 外観
as-the-system = システム
light = ライト
dark = ダーク
open-discussions = { $count ->
    [0] 未解決のディスカッションなし
   *[other] 未解決のディスカッション{ $count }件
}

pages-of-images = 画像のページ
images = 画像
title = タイトル
order = 並び順
search = 検索
deleted = 削除しました：{ $title }。30日以内なら元に戻せます。
nothing-here-yet = まだ何もありません。最初の画像がここに表示されます。
no-image-has-this = タイトルにこの言葉を含む画像はありません。
first-images = 最初の画像
more-images = さらに表示
newest-first = 新しい順
oldest-first = 古い順
by-title = タイトル順
last-activity-first = 最近の活動順
undo = 元に戻す

uploaded = アップロード済み
import = 取り込む
importing = 取り込み中…
drop-images-here-or-paste = ここに画像をドロップ、または貼り付け
choose-files = ファイルを選択
upload = アップロード
file-kinds = PNG、JPEG、WebP、GIF、{ NUMBER($mb) } MBまで
not-an-image = 「{ $name }」は表示できる画像ではありません。PNG、JPEG、WebP、GIFのファイルを選んでください。
file-too-large = ファイルが{ NUMBER($mb) } MBを超えています。
no-file-dropped = ドロップされたものにファイルがありませんでした。
connection-broke = 接続が切れました。もう一度お試しください。
partly-uploaded = { $all }枚中{ $done }枚をアップロードしました。ページを再読み込みするとギャラリーに表示されます。
uploading = { $name }をアップロード中
preparing-the-image = 画像を準備中…
sent-of = { $sent } / { $total } MB
cancel = キャンセル
or-import-from-a-link = …またはリンクから取り込む
untitled-image = 無題の画像

talk-about-an-image-right = 画像について、その場所で話そう。
click-anywhere-on-it-and = 好きな場所をクリックして書き込むと、見ている全員にすぐ伝わります。

for-developers = 開発者向け
rest-api = REST API
live-protocol = ライブプロトコル

your-account = アカウント
sign-in = サインイン

all-images = すべての画像
nothing-here-for-you = 表示できるものがありません
missing-or-for-others = アドレスが間違っているか、ここにあったものが削除されています。または、現在サインインしているアカウント以外のためのものです。
missing-or-for-members = アドレスが間違っているか、ここにあったものが削除されています。または、メンバー専用です。その場合はサインインしてから戻ってください。
link-expired = このリンクは無効になりました
link-expired-why = 使用済みか、期限切れか、取り消されています。送り主に新しいリンクを依頼してください。
too-many-at-once = 一度に多くのリクエストがありました
load-again-in-a-moment = お使いのネットワークから、サーバーが応答できる数を超えるリクエストがありました。少し待ってから再読み込みしてください。何も失われていません。
load-again-in = { $seconds ->
   *[other] お使いのネットワークから、サーバーが応答できる数を超えるリクエストがありました。{ $seconds }秒後に再読み込みしてください。何も失われていません。
}
this-is-not-allowed = 許可されていません
the-server-is-busy = サーバーが混み合っています
this-was-not-saved = 保存されませんでした
this-did-not-work = うまくいきませんでした
something-failed-on-our-side = サーバー側で問題が起きました
it-was-noted = 問題を記録しました。少し待ってからもう一度お試しください。送信したものは失われていません。
not-found = 見つかりません
too-many-requests = リクエストが多すぎます
busy-right-now = 混み合っています
not-saved = 保存されていません
not-allowed = 許可されていません
something-failed = 問題が起きました
about-an-error = Image Chatのこのページは表示できません。理由と、画像一覧への戻り方を示します。

images-to-talk-about-on = どのページでも、画像について話そう
click-on-a-picture-and = 画像をクリックして書き込むと、このページを開いている全員にすぐ表示されます。必要なものは下のコードだけです。
the-page-to-copy = コピー用のページ
images-to-talk-about = 話し合いたい画像
replace-demo-by-the-id = demoをワークスペースのIDに置き換え、設定にサイトのアドレスを登録してください。
plan-of-a-flat = 住まいの間取り図：2部屋、キッチン、浴室
visitors-by-month = 月別訪問者数：1月から6月で2倍に

no-discussions-of-this-image = この画像のディスカッションはまだありません。
read-the-discussions-of-this = この画像のディスカッションを読む
