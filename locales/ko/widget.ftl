add-a-marker = 마커 추가
click-on-the-image = 이미지를 클릭하세요
sign-out = 로그아웃
page-did-not-accept = 페이지가 댓글을 받아들이지 않았습니다
page-did-not-answer = 페이지가 응답하지 않았습니다
