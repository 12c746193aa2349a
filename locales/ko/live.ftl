full-stop = .

connection-live = 실시간
connection-connecting = 연결 중…
connection-offline = 오프라인
connection-not-live = 실시간 아님
connection-consequence = , 읽기 전용
reading-offline = 오프라인입니다. 읽을 수는 있고, 다시 연결되면 쓸 수 있습니다.
comments-offline = 오프라인입니다. 다시 연결되면 나머지 댓글을 표시합니다.
no-cookies = 이 브라우저에서는 다른 사이트 안의 이 페이지가 사용자를 기억할 수 없습니다. 여기에서는 읽을 수 있습니다. 쓰려면 별도의 탭에서 여세요.

role-guest = 손님
role-member = 멤버
role-moderator = 운영자
role-administrator = 관리자

marker = 토론 { $number }, { $place }
marker-sending = { $marker }, 보내는 중
marker-resolved = { $marker }, 해결됨
marker-unread = { $marker }, 읽지 않음
marker-mentions = { $marker }, 읽지 않음, 나를 언급함
draft = 초안
draft-failed = 초안, 보내지 못함
place = { $words }, { $x } %, { $y } %
place-centre = 가운데
place-left = 왼쪽
place-right = 오른쪽
place-upper = 위
place-lower = 아래
place-upper-left = 왼쪽 위
place-upper-right = 오른쪽 위
place-lower-left = 왼쪽 아래
place-lower-right = 오른쪽 아래
place-region = { $from }에서 { $x } %, { $y } %까지의 영역
no-comment = 아직 댓글 없음
replies = { $count ->
   *[other] 답글 { $count }개
}
matches = { $count ->
   *[other] { $count }개 일치
}
discussions-open = { NUMBER($all) }, 미해결 { NUMBER($open) }
discussion-title = 토론 { $number }
found = { $count ->
    [0] 찾은 결과 없음
   *[other] 토론 { $count }개에서 찾음
}
all-read = 모든 토론을 읽음으로 표시했습니다
no-discussions = 토론이 없습니다
discussion-reopened = 토론 { $number } 다시 열림
discussion-resolved = 토론 { $number } 해결됨
markers-hidden = 마커를 숨겼습니다
markers-shown = 마커를 표시했습니다

heard-opened = { $name } 님이 토론을 시작했습니다, { $place }
heard-opened-with = { $name } 님이 토론을 시작했습니다, { $place }: { $text }
heard-deleted = { $name } 님이 { $number }번 토론을 삭제했습니다
heard-replied = { $name } 님이 { $number }번 토론에 답글을 남겼습니다: { $text }
heard-edited = { $name } 님이 { $number }번 토론의 댓글을 편집했습니다
heard-deleted-comment = { $name } 님이 { $number }번 토론의 댓글을 삭제했습니다
heard-restored-comment = { $name } 님이 { $number }번 토론의 댓글을 복원했습니다
heard-reacted = { $name } 님이 토론 { $number }에 { $emoji } 반응을 남겼습니다
heard-resolved = { $name } 님이 { $number }번 토론을 해결했습니다
heard-reopened = { $name } 님이 { $number }번 토론을 다시 열었습니다
heard-locked = { $name } 님이 { $number }번 토론을 잠갔습니다
heard-unlocked = { $name } 님이 { $number }번 토론의 잠금을 풀었습니다
heard-moved = { $name } 님이 { $number }번 토론을 옮겼습니다, { $place }
heard-restored = { $name } 님이 토론을 복원했습니다
heard-many = { $count ->
   *[other] 다른 사람의 변경 { $count }건
}

comment = 댓글
reply = 답글
resolve = 해결
reopen = 다시 열기
lock = 잠그기
unlock = 잠금 해제
edited = 편집됨
sending = 보내는 중…
edit-not-saved = 편집 내용 저장 안 됨
characters-left = { NUMBER($count) }자 남음
characters-too-many = { NUMBER($count) }자 초과
loading-comments = 댓글을 불러오는 중…
earlier-comments = { $count ->
   *[other] 이전 { $count }개
}
typing-one = { $name } 님이 입력 중…
typing-two = { $name } 님과 { $other } 님이 입력 중…
typing-many = { $count ->
   *[other] { $name } 님 외 { $count }명이 입력 중…
}
link-copied = 링크를 복사했습니다.
text-copied = 텍스트를 복사했습니다.
discussion-deleted = 토론을 삭제했습니다.
comment-deleted = 댓글을 삭제했습니다.
this-discussion-deleted = 이 토론은 삭제되었습니다.
that-discussion-deleted = 그 토론은 삭제되었습니다.
flag-thanks = 감사합니다. 운영자가 확인합니다.
delete-consequence = { $count ->
    [1] 모든 사람의 화면에서 사라집니다. 10초 안에 실행 취소할 수 있습니다.
   *[other] 댓글 { $count }개가 모든 사람의 화면에서 사라집니다. 10초 안에 실행 취소할 수 있습니다.
}
lock-discussions = 토론 잠그기
unlock-discussions = 토론 잠금 해제

you = 나
people-unnamed = { $count ->
   *[other] 아직 이름이 없는 { $count }명
}
people-more = { $count ->
   *[other] 외 { $count }명
}

comments-waiting = { $count ->
    [0] 대기 중인 항목 없음
   *[other] 대기 중인 댓글 { $count }개
}

failed = 서버에서 문제가 생겼습니다. 다시 시도하세요
no-identity = 먼저 이름을 입력하거나 로그인해야 합니다
held = 댓글이 운영자의 확인을 기다리고 있습니다
no-name = 글을 올리려면 이름을 입력하세요
no-such-discussion = 이 토론은 더 이상 없습니다
no-such-comment = 이 댓글은 더 이상 없습니다
not-the-author = 댓글은 작성자만 편집할 수 있습니다
not-yours = 작성자나 운영자만 할 수 있습니다
moderators-only = 운영자만 할 수 있습니다
discussion-locked = 이 토론은 잠겨 있습니다. 읽을 수는 있지만 이어 갈 수 없습니다
comment-too-long = { $max ->
   *[other] 여기에서 댓글은 최대 { $max }자입니다
}
too-deep = 여기에서는 답글을 그만큼 깊게 달 수 없습니다
unknown-emoji = 반응 목록에 없는 항목입니다
region-outside = 영역 전체가 이미지 안에 있어야 합니다
full = 여기에는 더 추가할 수 없습니다
sign-in-to-write = 글을 쓰려면 로그인하세요
members-write = 여기에는 멤버만 쓸 수 있습니다
no-one-writes = 지금은 여기에 쓸 수 없습니다
image-locked = 이 이미지의 토론은 잠겨 있습니다. 읽을 수는 있지만 이어 갈 수 없습니다
view-only = 이 공유 링크는 보기 전용입니다
text-empty = 텍스트가 비어 있습니다
text-too-long = { $max ->
   *[other] 텍스트가 { $max }자를 넘습니다
}
bad-guest-name = 이 이름은 사용할 수 없습니다: { $why }
no-answer = 서버에 연결할 수 없습니다
not-sent-offline = 오프라인이라 보내지 못했습니다. 다시 연결되면 다시 시도하세요.
not-saved = 연결이 끊겨 저장되지 않았습니다. 다시 시도하세요.
other-version = Image Chat의 새 버전이 있습니다. 다시 불러오세요. 작성한 내용은 그대로 남습니다.
image-gone = 이 이미지는 더 이상 없습니다.
not-allowed-any-more = 이 이미지를 더 이상 볼 수 없습니다.
signed-out = 로그아웃되었습니다. 계속하려면 로그인하세요.
no-origin = 이 페이지는 샌드박스 안에 있어 연결할 수 없습니다. 여기에서는 읽을 수 있습니다. 쓰려면 별도의 탭에서 여세요.

## moving.rs, placing.rs
discussion-was-moved = 토론 { $number }을(를) 옮겼습니다.
discussion-was-resized = 토론 { $number }의 크기를 바꿨습니다.
not-moved = 옮기지 않음
