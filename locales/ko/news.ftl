name-saved = 이름을 저장했습니다.
password-changed = 비밀번호를 바꿨습니다. 다른 모든 곳에서 로그아웃되었습니다.
session-ended = 해당 세션을 종료했습니다.
signed-out-elsewhere = 다른 모든 곳에서 로그아웃되었습니다.
account-created-not-joined = 계정을 만들었습니다. 초대가 그동안 모두 사용되었습니다. 새 초대를 요청하세요.

sign-in-denied = 사용자 또는 제공자가 로그인을 취소했습니다. 아무것도 바뀌지 않았습니다.
sign-in-took-too-long = 로그인에 시간이 너무 오래 걸렸거나 이미 완료되었습니다. 다시 시작하세요.
sign-in-of-another-browser = 다른 브라우저나 탭에서 시작한 로그인입니다. 여기에서 다시 시작하세요.
provider-unreachable = 지금은 제공자에 연결할 수 없습니다. 잠시 후 다시 시도하세요.
provider-refused = 제공자가 거부했습니다. 계속되면 이 사이트의 관리자에게 알려 주세요.
provider-not-trusted = 제공자의 응답을 신뢰할 수 없어 사용하지 않았습니다. 다시 시작하세요.

settings-saved = 저장했습니다. 지금부터 모두에게 적용됩니다.
role-changed = 역할을 바꿨습니다.
member-removed = 더 이상 멤버가 아닙니다.
invitation-revoked = 초대를 취소했습니다.
key-revoked = 키를 취소했습니다.
webhook-saved = 웹훅을 저장했습니다.
webhook-on = 웹훅을 켰습니다.
webhook-off = 웹훅을 껐습니다.
webhook-deleted = 웹훅을 삭제했습니다.
test-event-sent = 테스트 이벤트를 보내고 있습니다. 결과를 보려면 이 페이지를 새로고침하세요.
event-sent-again = 이벤트를 다시 보내고 있습니다. 결과를 보려면 이 페이지를 새로고침하세요.

ban-lifted = 차단을 해제했습니다.
discussions-locked = 토론을 잠갔습니다.
discussions-unlocked = 토론 잠금을 해제했습니다.
comments-approved = 댓글 { $count }개를 승인했습니다.
comments-removed = 댓글 { $count }개를 제거했습니다.
bans-begun = 차단 { $count }건을 시작했습니다.
entries-restored = 항목 { $count }개를 복원했습니다.
actions-undone = 작업 { $count }건을 취소했습니다.
images-deleted = 이미지 { $count }개를 삭제했습니다.
images-restored = 이미지 { $count }개를 복원했습니다.
could-not-be-done = { $count }건은 이미 처리되었거나 없어졌거나 실행할 수 없었습니다.
