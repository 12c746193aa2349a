add-a-marker = 添加标记
click-on-the-image = 点击图片
sign-out = 退出登录
page-did-not-accept = 页面未接受该评论
page-did-not-answer = 页面没有响应
