first-steps = 첫 단계
who-can-view = 누가 볼 수 있나요?
who-can-comment-and-upload = 누가 댓글을 달고 업로드할 수 있나요?
invite-people = 사람 초대
done = 완료
first-steps-who-can-view = 첫 단계: 보기 및 업로드 권한, 사람 초대, 백업.
go-through-them = 살펴보기

pages-of-this-workspace = 이 작업 공간의 페이지
images = 이미지

key = 키
name = 이름
api-keys = API 키
api = API
it-may-do-here-what = . 키는 여기에서 역할에 허용된 일을 할 수 있고, 자기 이름으로 글을 씁니다.
your-api-key = API 키
store-it-where-your-program = 프로그램이 찾을 수 있는 곳에 보관하세요. 다시 표시되지 않습니다.
new-key = 새 키
role = 역할
expires-after = 만료
create-key = 키 만들기
keys = 키
revoke = 취소

link = 링크
members = 멤버
your-invitation = 초대 링크
send-this-link-to-the = 초대할 사람에게 이 링크를 보내세요. 다시 표시되지 않습니다.
you = 나
save = 저장
remove = 제거
invite-by-link = 링크로 초대
people = 사람
create-link = 링크 만들기
open-invitations = 대기 중인 초대

marker-size = 마커 크기
percent-of-the-images-width = 이미지 너비의 백분율, 1~20.
longest-comment = 댓글 최대 길이
characters-1-to-2000 = 글자 수, 1~2000.
reply-nesting = 답글 단계
reply-nesting-hint = 0이면 토론에 단계가 없고, 가장 깊은 단계는 10입니다.
sites-that-may-embed-images = 이미지를 삽입할 수 있는 사이트
one-a-line-like-https = 한 줄에 하나씩, 예: https://example.org.
blocked-words = 금지어
one-a-line = 한 줄에 하나씩.
flags-that-hide-a-comment = 댓글을 숨기는 신고 수
it-comes-back-when-a = 운영자가 승인하면 다시 표시됩니다. 0: 숨기지 않음.
settings = 설정
general = 일반
who-can-view-legend = 볼 수 있는 사람
everyone = 모든 사람
members-and-people-with-a = 멤버와 이미지의 공유 링크가 있는 사람
who-can-comment-and-upload-legend = 댓글을 달고 업로드할 수 있는 사람
anyone-who-gives-a-name = 이름을 입력한 모든 사람
people-with-an-account = 계정이 있는 사람
nobody-everything-can-be-read = 없음: 모두 읽을 수 있지만 아무것도 올릴 수 없음
discussions = 토론
embedding = 삽입
signed-payloads-are-good-for = 오래된 페이지에 맞춰 서명된 데이터를 2일 동안 여러 번 쓸 수 있음. 유출되면 그동안 사용될 수 있음
pages-may-name-people-unsigned = 페이지가 서명 없이 사람의 이름을 정할 수 있음. 그러면 누구나 아무 이름이나 쓸 수 있음
moderation = 운영
cover-them-with-asterisks = 별표로 가리기
hold-the-comment-until-a = 운영자가 확인할 때까지 댓글 보류
usage = 사용량
everyone-with-a-name-may = 이름이 있는 모든 사람이 사용량을 볼 수 있음

audit-log = 감사 로그
older-entries = 이전 항목
there-are-no-such-entries = 해당하는 항목이 없습니다.
action-begins-with = 작업 이름의 시작
filter = 필터
all = 전체
when = 시간
who = 사람
what = 작업
to-what = 대상
from-where = 접속 위치

or-until-the-end-of = 또는 날짜 지정(UTC, 그날 끝까지)
reason = 이유
for-moderators-it-is-not = 운영자용이며, 당사자에게는 표시되지 않습니다.
how-long = 차단 기간
ban-for = 기간
ban = 차단

nobody-is-banned-a-ban = 차단된 사람이 없습니다. 차단은 대기열이나 토론에 있는 댓글에서 할 수 있습니다.
lift = 차단 해제

with-all-that-are-chosen = 선택한 항목 모두

what-was-deleted = 삭제된 항목
restore = 복원
nothing-to-restore = 복원할 항목이 없습니다.

deleted-images = 삭제된 이미지
no-deleted-image = 삭제된 이미지가 없습니다.
a-deleted-image-is-gone = 삭제된 이미지는 30일이 지나면 토론 및 파일과 함께 완전히 없어집니다.

show = 표시
text = 텍스트
image-by-its-id = 이미지 ID

delete = 삭제
pages-of-images = 이미지 페이지
no-image = 이미지가 없습니다.
where-discussions-are-locked-people = 토론이 잠긴 이미지에서는 읽을 수만 있고 이어 갈 수 없습니다. 삭제된 이미지는 30일 동안 복원할 수 있습니다.
title = 제목
search = 검색
more-images = 이미지 더 보기

choose-all = 모두 선택

parts-of-this-page = 이 페이지의 구성
undo = 실행 취소

person = 사람

comments-that-wait = 대기 중인 댓글
approve = 승인
ban-authors = 작성자 차단
reasons-given = 신고 이유
ban-authors-summary = 작성자 차단…
reason-for-moderators = 이유(운영자용)
nothing-waits-new-flags-and = 대기 중인 항목이 없습니다. 새 신고와 보류된 댓글은 여기에 자동으로 나타납니다.
author-banned = 작성자 차단됨
ban-summary = 차단…

days-and-hours-are-in = 날짜와 시간은 UTC 기준입니다.
today = 오늘
kept = 보관 중
days-as-csv = 일별 CSV
hours-as-csv = 시간별 CSV
the-same-as-a-table = 표로 보기, 데이터는 바이트 단위

last-deliveries = 최근 전송
send-again = 다시 보내기

address = 주소
use-https-comments-are-in = https://를 사용하세요. 보내는 내용에 댓글이 들어 있습니다.
what-happens-meanwhile-is-not = . 그동안 일어난 일은 나중에 보내지 않습니다.
address-and-events = 주소와 이벤트

secret = 비밀 키
webhooks = 웹훅
what-happens-here-is-sent = 여기에서 일어나는 일을 Standard Webhooks 방식으로 서명해 이 주소로 보냅니다. 받지 못하면 24시간 동안 다시 보냅니다.
your-signing-secret = 서명용 비밀 키
store-the-signing-secret = 프로그램이 찾을 수 있는 곳에 보관하세요. 다시 표시되지 않습니다. 이전 비밀 키는 24시간 더 서명에 쓰입니다.
new-webhook = 새 웹훅
create-webhook = 웹훅 만들기
