wrong-credentials = 이메일이나 비밀번호가 맞지 않습니다
no-such-page = 이 페이지는 없습니다
no-such-image = 이 이미지는 없습니다
no-such-picture = 이 그림 파일은 없습니다
no-such-workspace = 이 작업 공간은 없습니다
no-such-link = 이 링크는 없습니다
no-such-discussion = 이 토론은 없습니다
no-such-comment = 이 댓글은 없습니다
no-such-invitation = 이 초대는 없습니다
no-such-key = 이 API 키는 없습니다
no-such-webhook = 이 웹훅은 없습니다
no-such-member = 이 멤버는 없습니다
no-such-ban = 이 차단은 없습니다
nothing-to-undo = 실행 취소할 작업이 없습니다. 이미 취소되었거나 너무 오래되었습니다
no-such-thing = 찾을 수 없습니다
overloaded = 큰 이미지를 여는 사람이 너무 많습니다. 다시 시도하세요
unwritable = 지금은 저장할 수 없습니다: { $why }
disk-full = 서버의 디스크가 가득 찼습니다
database-locked = 다른 프로그램이 서버의 데이터베이스를 잠그고 있습니다
disk-fails = 서버의 디스크에 쓸 수 없습니다
files-away = 이미지 저장소가 응답하지 않습니다
database-away = 서버의 데이터베이스가 응답하지 않습니다
stopping = 서버가 곧 멈춥니다

blank-name = 이 이름은 보이지 않습니다
reserved-name = 이 이름은 운영자를 위한 것입니다. 다른 이름을 고르세요
deleted-name = 이 이름은 이름을 표시하지 않는 사람을 위한 것입니다. 다른 이름을 고르세요
your-name = 이름: { $why }
key-name = 키 이름: { $why }
email-invalid = ada@example.org와 같은 이메일 주소를 입력하세요
control-character = { $field }에 제어 문자가 있습니다
field-empty = { $field } 항목이 비어 있습니다
field-too-long = { $max ->
   *[other] { $field } 항목이 { $max }자를 넘습니다
}
field-out-of-range = { $field } 항목은 { $from }부터 { $to }까지의 수입니다
tenant-name = { $max ->
   *[other] 이름은 1~{ $max }자입니다
}
list-too-long = { $max ->
   *[other] { $field }에 항목이 { $max }개를 넘습니다
}
not-a-site = { $text }은(는) https://example.org와 같은 사이트가 아닙니다
word-too-long = { $max ->
   *[other] 금지어는 최대 { $max }자입니다
}
key-days = { $max ->
   *[other] API 키는 1~{ $max }일 뒤에 만료되거나 만료되지 않습니다
}
address-unusable = 이 주소는 사용할 수 없습니다: { $why }
image-address-unusable = 이미지 주소를 사용할 수 없습니다: { $why }
no-topics = 이벤트 종류를 하나 이상 고르세요
link-days = { $max ->
   *[other] 링크는 1~{ $max }일 뒤에 만료됩니다
}
invitation-bounds = { $max ->
   *[other] 초대는 1일, 7일, 30일 중 하나이며 1~{ $max }명까지입니다
}
member-role = 멤버의 역할은 멤버, 운영자, 관리자 중 하나입니다
ban-end = 기간이나 2030-01-31과 같은 앞으로의 날짜를 고르세요
ban-target = 차단 대상은 사람이나 주소입니다
own-comment = 내 댓글입니다. 삭제할 수 있습니다
no-items = 먼저 항목을 하나 이상 고르세요
too-many-items = { $max ->
   *[other] 한 번에 최대 { $max }개입니다
}
item-unknown = 고른 항목 중 하나를 찾을 수 없습니다
action-unknown = 이 페이지에 그런 작업은 없습니다
not-confirmed = 계정 삭제를 확인해 주세요
usage-dates = 시작일과 종료일은 2026-01-31과 같은 날짜입니다
usage-period = { $max ->
   *[other] 시작일은 종료일보다 앞이며 최대 { $max }일 차이입니다
}
no-title = 이미지에는 제목이 필요합니다
no-file = 양식에 file이라는 항목이 없습니다
body-too-large = 요청이 너무 큽니다

field-title = 제목
field-search = 검색
field-reason = 이유
field-marker-size = 마커 크기
field-comment-length = 댓글 길이
field-reply-nesting = 답글 깊이
field-flags = 신고 수
field-embed-sites = 삽입할 수 있는 사이트 목록
field-blocked-words = 금지어 목록

other-site = 이 요청은 다른 사이트에서 왔습니다
site-not-listed = 이 사이트는 이 작업 공간의 이미지를 삽입할 수 없습니다. 허용할 사이트는 관리자가 등록합니다
unknown-host = 서버가 호출된 이름을 알지 못합니다. 운영 담당자가 --public-url로 설정합니다
no-account = 여기에 계정이 없습니다
wrong-password = 현재 비밀번호가 아닙니다
wrong-link-password = 이 링크의 비밀번호가 아닙니다
name-of-site = 이름은 로그인한 사이트가 정한 것입니다
close-image = 이미지는 운영자만 잠글 수 있습니다
manage-image = 이미지는 올린 사람과 운영자만 바꿀 수 있습니다
original = 원본 파일은 올린 사람과 운영자만 받을 수 있습니다
usage = 사용량은 관리자만 볼 수 있습니다
ban-self = 자신을 차단할 수 없습니다
ban-peer = 권한이 같거나 더 많은 사람은 차단할 수 없습니다
banned = 지금은 여기에 참여할 수 없습니다. 운영자가 일정 기간 차단했습니다

file-elsewhere = 이 그림은 다른 사이트에 있습니다. 그곳에서 바꾸세요
email-taken = 이 이메일 주소의 계정이 이미 있습니다. 로그인하세요
last-administrator = 관리자가 없어집니다. 먼저 다른 사람을 관리자로 정하세요
only-administrator = 유일한 관리자입니다. 먼저 다른 사람을 관리자로 정하세요
only-administrator-of = ‘{ $tenant }’의 유일한 관리자입니다. 먼저 다른 사람을 관리자로 정하세요
too-many-links = { $max ->
   *[other] 공유 링크는 이미지마다 최대 { $max }개입니다. 먼저 하나를 취소하세요
}
too-many-keys = { $max ->
   *[other] API 키는 작업 공간마다 최대 { $max }개입니다. 먼저 하나를 취소하세요
}
too-many-webhooks = { $max ->
   *[other] 웹훅은 작업 공간마다 최대 { $max }개입니다. 먼저 하나를 삭제하세요
}
webhook-off = 이 웹훅은 꺼져 있습니다. 먼저 켜세요
no-address = 이 사람의 주소를 알 수 없습니다
own-address = 이 사람은 나와 같은 주소에서 왔습니다. 나도 차단됩니다
held-deleted = 이 댓글은 승인된 뒤 삭제되었습니다
held-outdated = 이 변경을 보낸 뒤 댓글이 편집되었습니다
abandoned = 이 작업은 중단되었습니다. 다시 보내세요
contended = 이 이미지를 동시에 바꾸는 사람이 너무 많습니다. 다시 시도하세요
discussion-gone = 그사이 토론이 삭제되었습니다
comment-gone = 그사이 댓글이 삭제되었습니다
invitation-gone = 그사이 초대가 모두 사용되었습니다
reset-link-gone = 이 링크는 이미 사용되었습니다
settings-changed = 저장되지 않았습니다. 이 페이지를 연 뒤 다른 사람이 설정을 바꿨습니다. 내 설정으로 하려면 다시 저장하세요: { $settings }
list-separator = {", "}
setting-text = { $setting }(현재 ‘{ $value }’)
setting-value = { $setting }(현재 { $value })
setting-on = { $setting }(현재 켜짐)
setting-off = { $setting }(현재 꺼짐)
setting-viewers = 볼 수 있는 사람
setting-writers = 댓글을 쓸 수 있는 사람
setting-marker-size = 마커 크기
setting-comment-length = 가장 긴 댓글
setting-reply-nesting = 답글 깊이
setting-embed-sites = 삽입할 수 있는 사이트
setting-sso-compatibility = 서명된 데이터를 2일간 유효하게
setting-simple-sso = 서명 없는 이름
setting-words = 금지어
setting-on-word = 금지어 처리
setting-flags = 댓글을 숨기는 신고 수
setting-usage = 모두에게 사용량 공개
setting-first-steps = 첫 단계 완료

rate-limited = { $seconds ->
   *[other] 한꺼번에 요청이 너무 많습니다. { $seconds }초 후 다시 시도하세요
}
server-busy = 서버가 지금 바쁩니다. 잠시 후 다시 시도하세요
too-many-connections = 사용 중인 네트워크에서 연결이 너무 많습니다. 일부를 닫으세요
uploads-yours = 이미 여러 이미지를 올리는 중입니다. 끝난 뒤 다시 시도하세요
uploads-network = 사용 중인 네트워크에서 너무 많은 이미지를 올리고 있습니다. 다시 시도하세요
uploads-all = 지금 너무 많은 이미지를 올리고 있습니다. 잠시 후 다시 시도하세요
fetches = 지금 너무 많은 이미지를 가져오고 있습니다. 잠시 후 다시 시도하세요
preparations = 지금 너무 많은 이미지를 준비하고 있습니다. 잠시 후 다시 시도하세요
passwords-waiting = 확인을 기다리는 비밀번호가 너무 많습니다
held-comments = { $max ->
   *[other] 이미 댓글 { $max }개가 운영자의 확인을 기다립니다. 일부가 처리되면 다시 시도하세요
}

image-file-too-large = 파일이 { NUMBER($max) } MiB를 넘습니다
image-too-large = 이미지가 너무 큽니다. 최대 { NUMBER($megapixels) }메가픽셀, 한 변 { NUMBER($side) }픽셀입니다
image-format = { $name } 이미지는 받지 않습니다. PNG, JPEG, WebP, GIF를 받습니다
not-an-image = 표시할 수 있는 이미지가 아닙니다: { $why }
image-empty = 파일이 비어 있습니다
image-unknown-format = 알려진 이미지 형식이 아닙니다
image-part-too-large = 부분이 전체보다 큽니다
image-no-pixels = 픽셀이 없습니다
image-rare-variant = 드문 변형의 형식입니다
image-undecodable = 손상되었거나 잘렸습니다
image-damaged = 손상되었습니다
image-unscalable = 줄일 수 없습니다
image-unstorable = 저장할 수 없습니다
image-cut-off = 이미지가 잘렸습니다. 끝부분이 없습니다
image-too-slow = 이미지를 준비하는 데 너무 오래 걸렸습니다
fetch-unreachable = 이미지의 서버에 연결할 수 없었습니다
fetch-too-slow = 이미지의 서버가 너무 느리게 응답했습니다
fetch-status = 이미지의 서버가 상태 { $status }로 응답했습니다
fetch-redirects = 이미지 주소가 너무 자주 이동됩니다
fetch-encoded = 이미지의 서버가 요청하지 않은 형식으로 보냈습니다
fetch-too-large = 이미지가 { NUMBER($max) } MiB를 넘습니다
address-too-long = 너무 깁니다
address-no-url = 웹 주소가 아닙니다
address-not-http = http:// 또는 https://로 시작하지 않습니다
address-credentials = 사용자 이름이나 비밀번호가 들어 있습니다
address-no-host = 호스트가 없습니다
address-redirect = 웹 주소가 아닌 곳으로 이동됩니다
address-not-public = 공개 인터넷에 있지 않습니다

delivery-status = 상태 { $status }
delivery-no-connection = 연결 없음
delivery-too-slow = { $seconds ->
   *[other] { $seconds }초 안에 응답이 없음
}

password-too-short = { $min ->
   *[other] { $min }자 이상의 비밀번호를 고르세요
}
password-too-long = { $max ->
   *[other] 비밀번호는 최대 { $max }자입니다
}
password-common = 가장 먼저 시도되는 비밀번호입니다. 다른 것을 고르세요
password-personal = 이름이나 이메일 주소가 아닌 비밀번호를 고르세요
