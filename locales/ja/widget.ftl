add-a-marker = マーカーを追加
click-on-the-image = 画像をクリック
sign-out = サインアウト
page-did-not-accept = ページがコメントを受け付けませんでした
page-did-not-answer = ページから応答がありませんでした
