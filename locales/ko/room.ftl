who-is-here = 함께 보는 사람
here = 명
connecting = 연결 중…
live-cursors = 실시간 커서
moderation = 운영

edit = 편집
flag-comment = 댓글 신고
ban-author = 작성자 차단
delete-comment = 댓글 삭제
edit-comment = 댓글 편집
reply-to-comment = 답글 달기
in-reply-to = { $name } 님에게 답글
replying-to = { $name } 님에게 답글 쓰는 중
stop-replying = 답글 취소
flagged = 신고됨
cancel = 취소
save = 저장

add-a-comment = 댓글 추가…
your-name = 이름
send = 보내기
sending = 보내는 중…
sign-in = 로그인

delete-this-discussion = 이 토론을 삭제할까요?
keep = 유지
delete = 삭제
flag-this-comment = 이 댓글을 신고할까요?
moderators-will-look-at-it = 운영자가 확인합니다. 작성자는 누가 신고했는지 알 수 없습니다.
reason-if-you-like = 이유(선택 사항)
flag = 신고

keyboard-shortcuts = 키보드 단축키
next-discussion = 다음 토론
previous-discussion = 이전 토론
resolve-or-reopen = 해결 또는 다시 열기
edit-your-last-comment = 내 마지막 댓글 편집
writing = 쓰기
send-or-save = 보내기 또는 저장
new-line = 줄 바꿈
markers = 마커
place-a-marker-arrow-keys = 마커 놓기: 화살표 키, Enter
move-a-marker-arrow-keys = 마커 옮기기: 화살표 키, Enter
larger-steps = 크게 이동
size-of-the-region = 영역의 크기
hide-or-show-all-markers = 모든 마커 숨기기 또는 표시
picture = 그림
zoom-in-or-out = 확대 또는 축소
fit-whole-image = 전체 맞춤
actual-size = 실제 크기
space-key = 스페이스
drag-to-pan = 확대한 이미지를 끌어서 이동
show-these-keys = 이 단축키 보기
close = 닫기

unread = 읽지 않음
resolved = 해결됨
no-discussions-yet-click-anywhere = 아직 토론이 없습니다. 이미지의 아무 곳이나 클릭해 시작하세요.
no-discussion-here-choose-all = 여기에는 토론이 없습니다. ‘전체’를 선택하거나 다르게 검색하세요.

place-of-the-new-marker = 새 마커의 위치. 화살표 키로 옮기고 Shift와 함께 누르면 더 멀리 옮기며 Alt와 함께 누르면 영역을 그립니다. Enter로 놓고 Escape로 취소합니다.
place-of-the-marker = 마커의 위치. 화살표 키로 옮기고 Shift와 함께 누르면 더 멀리 옮기며 Alt와 함께 누르면 영역의 크기를 바꿉니다. Enter로 놓고 Escape로 되돌립니다.

dismiss = 닫기
last-by = , 마지막 { $name } 님
your-text = 작성한 텍스트
undo = 실행 취소
this-was-deleted-before-you = 텍스트를 보내기 전에 삭제되었거나 잠겼습니다:
discard = 버리기
copy = 복사
reload = 다시 불러오기
open-in-a-tab = 탭에서 열기
all-images = 모든 이미지

jump-to-the-newest-comment = 최신 댓글로 이동
discussions = 토론
search-comments = 댓글 검색
show = 표시
newest = 최신
mark-all-as-read = 모두 읽음으로 표시
order = 정렬
by-number = 번호순
newest-activity = 최근 활동순
oldest-activity = 오래된 활동순
all = 전체
open = 미해결
mine = 내 토론

new-discussion = 새 토론
back-to-the-image = 이미지로 돌아가기
copy-link = 링크 복사
resolve = 해결
lock = 잠그기
delete-discussion = 토론 삭제
comments = 댓글
locked-by-a-moderator = 운영자가 잠갔습니다
resolved-by = { $name } 님이 해결함
try-again = 다시 시도

zoom = 확대/축소
view = 보기
zoom-out = 축소
zoom-in = 확대
fit-to-width = 너비에 맞춤
actual-size-1-1 = 실제 크기, 1:1
hide-markers = 마커 숨기기

image-chat-all-images = Image Chat, 모든 이미지
image = 이미지
share-links = 공유 링크
go-to-the-list-of = 토론 목록으로 이동
share = 공유
place-a-marker-with-the = 키보드로 마커 놓기
your-account = 내 계정
this-image-is-on-another = 이 이미지는 다른 사이트에 있습니다: { $place }
the-picture-cannot-be-shown = 이 그림은 여기에 표시할 수 없습니다: { $address }

about-this-image = 이미지 정보
download = 다운로드
download-the-original = 원본 다운로드
the-original-is-the-file = 원본은 보낸 그대로의 파일로, 위치와 카메라 정보가 들어 있을 수 있습니다. 올린 사람과 운영자만 받을 수 있습니다. 다른 사람은 이런 정보가 없는 전체 크기 그림을 다운로드합니다.
this-is-the-picture-in = 위치와 카메라 정보가 없는 전체 크기 그림입니다. 원본 파일을 보관하기 전에 올라온 그림이라 보낸 파일은 없습니다.
uploaded = 올림
uploaded-by = { $name } 님이 올림
first-marker = 첫 마커
first-marker-by = 첫 마커 { $name } 님
title = 제목
who-finds-it = 공개 범위
everyone-in-the-gallery = 모두, 갤러리에 표시
anyone-with-the-link = 링크가 있는 사람
members = 멤버
another-picture = 다른 그림
discussions-stay-and-markers-keep = 토론은 남고 마커는 제자리에 있습니다.
replace = 바꾸기
delete-image = 이미지 삭제
it-can-be-restored-for = 30일 동안 복원할 수 있습니다.

all-discussions = 모든 토론
read-all-discussions = 모든 토론 읽기

pages = 페이지
page-of = { NUMBER($pages) }쪽 중 { NUMBER($page) }쪽
previous = 이전
next = 다음
first-comments = 첫 댓글
further-comments = 다음 댓글
comment-count = { $count ->
   *[other] 댓글 { $count }개
}

copied = 복사됨
at-most = { $max ->
   *[other] 최대 { $max }자
}

there-are-no-discussions-yet = 아직 토론이 없습니다.
further-discussions = 다음 토론
print = 인쇄

## image/switcher.rs, image/tips.rs
previous-or-next-image = 이전 또는 다음 이미지
images = 이미지
previous-image = 이전 이미지
next-image = 다음 이미지
tip-click = 그림의 아무 곳이나 클릭해 그 자리에 대해 이야기하세요.
tip-share = 이 주소를 연 모두가 바로 봅니다. 누군가에게 보내 보세요.
tip-list = 모든 토론이 여기에 나열됩니다.
tip-keys = ? 키로 단축키를 볼 수 있습니다.
tip = 도움말
skip = 건너뛰기
got-it = 알겠습니다

## reactions, mentions, earlier versions, tools to write
add-reaction = 반응 추가
earlier-versions = 이전 버전
no-earlier-versions = 저장된 이전 버전이 없습니다.
earlier-versions-not-loaded = 지금은 이전 버전을 불러올 수 없습니다.
delete-earlier-versions = 이전 버전 삭제
formatting = 서식
bold = 굵게
italic = 기울임
code = 코드
web-link = 링크
bullet-list = 목록
quote = 인용
mention = 언급
add-a-picture = 이미지 추가
pictures = 이미지
describe-the-picture = 이미지 설명
remove-the-picture = 이미지 제거
preview = 미리보기
enter-sends = Enter로 보내기
enter-sends-hint = Enter로 보냅니다. Ctrl+Enter는 항상 보냅니다
here-now = 지금 보는 중
mentions-you = 나를 언급함
mentions-me = 나를 언급
mention-someone = 누군가 언급하기
send-or-save-unless-off = 보내기 또는 저장(끄지 않은 경우)
preview-not-loaded = 지금은 미리보기를 불러올 수 없습니다.
reactions = 반응
people-to-mention = 사람
