wrong-credentials = メールアドレスかパスワードが違います
no-such-page = このページはありません
no-such-image = この画像はありません
no-such-picture = この画像ファイルはありません
no-such-workspace = このワークスペースはありません
no-such-link = このリンクはありません
no-such-discussion = このディスカッションはありません
no-such-comment = このコメントはありません
no-such-invitation = この招待はありません
no-such-key = このAPIキーはありません
no-such-webhook = このWebhookはありません
no-such-member = このメンバーはいません
no-such-ban = このブロックはありません
nothing-to-undo = 元に戻せる操作がありません。すでに元に戻されたか、時間が経ちすぎています
no-such-thing = 見つかりません
overloaded = 大きな画像を開いている人が多すぎます。もう一度お試しください
unwritable = 現在、保存できません：{ $why }
disk-full = サーバーのディスクがいっぱいです
database-locked = 別のプログラムがサーバーのデータベースをロックしています
disk-fails = サーバーのディスクに書き込めません
files-away = 画像の保存先が応答しません
database-away = サーバーのデータベースが応答しません
stopping = サーバーはまもなく停止します

blank-name = この名前は表示されません
reserved-name = この名前はモデレーター用です。別の名前を選んでください
deleted-name = この名前は名前を表示しない人のためのものです。別の名前を選んでください
your-name = 名前：{ $why }
key-name = キーの名前：{ $why }
email-invalid = ada@example.orgのようなメールアドレスを入力してください
control-character = { $field }に制御文字が含まれています
field-empty = { $field }が空です
field-too-long = { $max ->
   *[other] { $field }が{ $max }文字を超えています
}
field-out-of-range = { $field }は{ $from }から{ $to }までの数です
tenant-name = { $max ->
   *[other] 名前は1～{ $max }文字です
}
list-too-long = { $max ->
   *[other] { $field }の項目が{ $max }件を超えています
}
not-a-site = { $text }はhttps://example.orgのようなサイトではありません
word-too-long = { $max ->
   *[other] 禁止語は{ $max }文字までです
}
key-days = { $max ->
   *[other] APIキーの有効期間は1～{ $max }日、または無期限です
}
address-unusable = このアドレスは使えません：{ $why }
image-address-unusable = 画像のアドレスは使えません：{ $why }
no-topics = イベントの種類を1つ以上選んでください
link-days = { $max ->
   *[other] リンクの有効期間は1～{ $max }日です
}
invitation-bounds = { $max ->
   *[other] 招待は1、7、30日間のいずれかで、1～{ $max }人までです
}
member-role = メンバーの役割は、メンバー、モデレーター、管理者のいずれかです
ban-end = 期間か、2030-01-31のような今後の日付を選んでください
ban-target = ブロックの対象は人かアドレスです
own-comment = これは自分のコメントです。削除できます
no-items = 先に項目を1つ以上選んでください
too-many-items = { $max ->
   *[other] 一度に選べるのは{ $max }件までです
}
item-unknown = 選んだ項目の1つが見つかりません
action-unknown = このページにその操作はありません
not-confirmed = アカウントの削除を確認してください
usage-dates = 開始日と終了日は2026-01-31のような日付です
usage-period = { $max ->
   *[other] 開始日は終了日より前で、間は{ $max }日までです
}
no-title = 画像にはタイトルが必要です
no-file = フォームにfileという項目がありません
body-too-large = リクエストが大きすぎます

field-title = タイトル
field-search = 検索
field-reason = 理由
field-marker-size = マーカーのサイズ
field-comment-length = コメントの長さ
field-reply-nesting = 返信の深さ
field-flags = 報告の数
field-embed-sites = 埋め込みを許可するサイトの一覧
field-blocked-words = 禁止語の一覧

other-site = このリクエストは別のサイトから来ています
site-not-listed = このサイトはこのワークスペースの画像を埋め込めません。許可するサイトは管理者が登録します
unknown-host = サーバーは呼び出された名前を知りません。運営者が--public-urlで設定します
no-account = ここにアカウントがありません
wrong-password = 現在のパスワードと違います
wrong-link-password = このリンクのパスワードと違います
name-of-site = 名前は、サインインしているサイトが決めたものです
close-image = 画像をロックできるのはモデレーターだけです
manage-image = 画像を変更できるのはアップロードした人とモデレーターだけです
original = 元のファイルを入手できるのはアップロードした人とモデレーターだけです
usage = 使用状況を見られるのは管理者だけです
ban-self = 自分自身はブロックできません
ban-peer = 同じかそれ以上の権限を持つ人はブロックできません
banned = 現在ここには参加できません。モデレーターが一定期間ブロックしています

file-elsewhere = この画像は別のサイトにあります。そちらで差し替えてください
email-taken = このメールアドレスのアカウントがすでにあります。サインインしてください
last-administrator = 管理者がいなくなります。先に別の人を管理者にしてください
only-administrator = あなたは唯一の管理者です。先に別の人を管理者にしてください
only-administrator-of = あなたは「{ $tenant }」の唯一の管理者です。先に別の人を管理者にしてください
too-many-links = { $max ->
   *[other] 共有リンクは画像ごとに{ $max }件までです。先に1件取り消してください
}
too-many-keys = { $max ->
   *[other] APIキーはワークスペースごとに{ $max }件までです。先に1件取り消してください
}
too-many-webhooks = { $max ->
   *[other] Webhookはワークスペースごとに{ $max }件までです。先に1件削除してください
}
webhook-off = このWebhookはオフです。先にオンにしてください
no-address = この人のアドレスは分かりません
own-address = この人はあなたと同じアドレスから来ています。あなた自身もブロックされます
held-deleted = このコメントは承認後に削除されました
held-outdated = この変更の送信後にコメントが編集されました
abandoned = この操作は中止されました。もう一度送信してください
contended = この画像を同時に変更している人が多すぎます。もう一度お試しください
discussion-gone = ディスカッションはその間に削除されました
comment-gone = コメントはその間に削除されました
invitation-gone = この招待はその間に使い切られました
reset-link-gone = このリンクは使用済みです
settings-changed = 保存されませんでした。このページを開いた後に別の人が設定を変更しました。自分の設定にするには、もう一度保存してください：{ $settings }
list-separator = 、
setting-text = { $setting }（現在「{ $value }」）
setting-value = { $setting }（現在{ $value }）
setting-on = { $setting }（現在オン）
setting-off = { $setting }（現在オフ）
setting-viewers = 閲覧できる人
setting-writers = コメントできる人
setting-marker-size = マーカーのサイズ
setting-comment-length = コメントの最大文字数
setting-reply-nesting = 返信の深さ
setting-embed-sites = 埋め込みを許可するサイト
setting-sso-compatibility = 署名付きデータを2日間有効にする
setting-simple-sso = 署名なしの名前
setting-words = 禁止語
setting-on-word = 禁止語の扱い
setting-flags = コメントを隠す報告数
setting-usage = 使用状況の公開
setting-first-steps = 最初の手順の完了

rate-limited = { $seconds ->
   *[other] 一度にリクエストが多すぎます。{ $seconds }秒後にもう一度お試しください
}
server-busy = サーバーが混み合っています。少し待ってからもう一度お試しください
too-many-connections = お使いのネットワークからの接続が多すぎます。いくつか閉じてください
uploads-yours = すでに複数の画像をアップロード中です。終わってからもう一度お試しください
uploads-network = お使いのネットワークからのアップロードが多すぎます。もう一度お試しください
uploads-all = 現在アップロードが多すぎます。少し待ってからもう一度お試しください
fetches = 現在取り込み中の画像が多すぎます。少し待ってからもう一度お試しください
preparations = 現在準備中の画像が多すぎます。少し待ってからもう一度お試しください
passwords-waiting = 確認待ちのパスワードが多すぎます
held-comments = { $max ->
   *[other] すでに{ $max }件のコメントがモデレーターの確認待ちです。確認が進んでからもう一度お試しください
}

image-file-too-large = ファイルが{ NUMBER($max) } MiBを超えています
image-too-large = 画像が大きすぎます。{ NUMBER($megapixels) }メガピクセル、一辺{ NUMBER($side) }ピクセルまでです
image-format = { $name }画像は使えません。PNG、JPEG、WebP、GIFが使えます
not-an-image = 表示できる画像ではありません：{ $why }
image-empty = ファイルが空です
image-unknown-format = 知られている画像形式ではありません
image-part-too-large = 一部が全体より大きくなっています
image-no-pixels = ピクセルがありません
image-rare-variant = 珍しい種類の形式です
image-undecodable = 破損しているか途中で切れています
image-damaged = 破損しています
image-unscalable = 縮小できません
image-unstorable = 保存できません
image-cut-off = この画像は途中で切れています。終わりがありません
image-too-slow = 画像の準備に時間がかかりすぎました
fetch-unreachable = 画像のサーバーに接続できませんでした
fetch-too-slow = 画像のサーバーの応答が遅すぎました
fetch-status = 画像のサーバーがステータス{ $status }を返しました
fetch-redirects = 画像のアドレスの転送が多すぎます
fetch-encoded = 画像のサーバーが求めていない形で送ってきました
fetch-too-large = 画像が{ NUMBER($max) } MiBを超えています
address-too-long = 長すぎます
address-no-url = ウェブアドレスではありません
address-not-http = http://またはhttps://で始まっていません
address-credentials = ユーザー名かパスワードが含まれています
address-no-host = ホストがありません
address-redirect = ウェブアドレスではないところへ転送されます
address-not-public = 公開インターネット上にありません

delivery-status = ステータス{ $status }
delivery-no-connection = 接続できません
delivery-too-slow = { $seconds ->
   *[other] { $seconds }秒以内に応答がありません
}

password-too-short = { $min ->
   *[other] { $min }文字以上のパスワードを選んでください
}
password-too-long = { $max ->
   *[other] パスワードは{ $max }文字までです
}
password-common = 最初に試されやすいパスワードです。別のものを選んでください
password-personal = 名前やメールアドレスとは違うパスワードを選んでください
