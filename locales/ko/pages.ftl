language = 언어
choose = 선택
appearance = 화면 모드
as-the-system = 시스템
light = 라이트
dark = 다크
open-discussions = { $count ->
    [0] 미해결 토론 없음
   *[other] 미해결 토론 { $count }개
}

pages-of-images = 이미지 페이지
images = 이미지
title = 제목
order = 정렬
search = 검색
deleted = 삭제됨: { $title }. 30일 동안 복원할 수 있습니다.
nothing-here-yet = 아직 아무것도 없습니다. 첫 이미지가 여기에 표시됩니다.
no-image-has-this = 제목에 이 말이 있는 이미지가 없습니다.
first-images = 첫 이미지
more-images = 이미지 더 보기
newest-first = 최신순
oldest-first = 오래된순
by-title = 제목순
last-activity-first = 최근 활동순
undo = 실행 취소

uploaded = 올림
import = 가져오기
importing = 가져오는 중…
drop-images-here-or-paste = 이미지를 여기에 놓거나 붙여 넣으세요
choose-files = 파일 선택
upload = 올리기
file-kinds = PNG, JPEG, WebP, GIF, 최대 { NUMBER($mb) } MB
not-an-image = ‘{ $name }’은(는) 여기에 표시할 수 있는 이미지가 아닙니다. PNG, JPEG, WebP, GIF 파일을 선택하세요.
file-too-large = 파일이 { NUMBER($mb) } MB를 넘습니다.
no-file-dropped = 놓은 항목에 파일이 없습니다.
connection-broke = 연결이 끊겼습니다. 다시 시도하세요.
partly-uploaded = 이미지 { $all }개 중 { $done }개를 올렸습니다. 페이지를 다시 불러오면 갤러리에 표시됩니다.
uploading = { $name } 올리는 중
preparing-the-image = 이미지를 준비하는 중…
sent-of = { $sent } / { $total } MB
cancel = 취소
or-import-from-a-link = …또는 링크에서 가져오기
untitled-image = 제목 없는 이미지

talk-about-an-image-right = 이미지에 대해, 바로 그 자리에서 이야기하세요.
click-anywhere-on-it-and = 아무 곳이나 클릭해 쓰세요. 보고 있는 모두가 바로 볼 수 있습니다.

for-developers = 개발자용
rest-api = REST API
live-protocol = 실시간 프로토콜

your-account = 내 계정
sign-in = 로그인

all-images = 모든 이미지
nothing-here-for-you = 볼 수 있는 것이 없습니다
missing-or-for-others = 주소가 잘못되었거나 여기 있던 것이 삭제되었습니다. 또는 지금 로그인한 계정이 아닌 다른 사람을 위한 것입니다.
missing-or-for-members = 주소가 잘못되었거나 여기 있던 것이 삭제되었습니다. 또는 멤버 전용입니다. 그렇다면 로그인한 뒤 다시 오세요.
link-expired = 이 링크는 만료되었습니다
link-expired-why = 이미 사용되었거나 만료되었거나 취소되었습니다. 보낸 사람에게 새 링크를 요청하세요.
too-many-at-once = 한꺼번에 너무 많은 요청
load-again-in-a-moment = 사용 중인 네트워크에서 서버가 응답할 수 있는 것보다 많은 요청이 왔습니다. 잠시 후 페이지를 다시 불러오세요. 잃은 것은 없습니다.
load-again-in = { $seconds ->
   *[other] 사용 중인 네트워크에서 서버가 응답할 수 있는 것보다 많은 요청이 왔습니다. { $seconds }초 후 페이지를 다시 불러오세요. 잃은 것은 없습니다.
}
this-is-not-allowed = 허용되지 않습니다
the-server-is-busy = 지금 서버가 바쁩니다
this-was-not-saved = 저장되지 않았습니다
this-did-not-work = 처리하지 못했습니다
something-failed-on-our-side = 서버에서 문제가 생겼습니다
it-was-noted = 기록해 두었습니다. 잠시 후 다시 시도하세요. 보낸 것은 사라지지 않았습니다.
not-found = 찾을 수 없음
too-many-requests = 요청이 너무 많음
busy-right-now = 지금 바쁨
not-saved = 저장 안 됨
not-allowed = 허용되지 않음
something-failed = 문제 발생
about-an-error = Image Chat의 이 페이지를 표시할 수 없습니다. 이유와 이미지로 돌아가는 길을 알려 줍니다.

images-to-talk-about-on = 어느 페이지에서나 이미지로 이야기하기
click-on-a-picture-and = 그림을 클릭해 쓰세요. 이 페이지를 연 모두가 바로 봅니다. 페이지에 필요한 것은 아래가 전부입니다.
the-page-to-copy = 복사할 페이지
images-to-talk-about = 이야기할 이미지
replace-demo-by-the-id = demo를 작업 공간의 ID로 바꾸고, 설정에 사이트 주소를 등록하세요.
plan-of-a-flat = 집 평면도: 방 두 개, 부엌과 욕실
visitors-by-month = 월별 방문자: 1월부터 6월까지 두 배

no-discussions-of-this-image = 이 이미지에는 아직 토론이 없습니다.
read-the-discussions-of-this = 이 이미지의 토론 읽기
