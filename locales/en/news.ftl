# What a page says once, after a form was carried out or was not.

## Account
name-saved = Your name is saved.
password-changed = Your password is changed. You are signed out everywhere else.
session-ended = That session is over.
signed-out-elsewhere = You are signed out everywhere else.
account-created-not-joined = Your account is created. The invitation was used up meanwhile: please ask for another one.

## Sign-in with a provider of identities that failed
sign-in-denied = You, or the provider, decided against signing in. Nothing was changed.
sign-in-took-too-long = This sign-in took too long, or was finished before. Please begin again.
sign-in-of-another-browser = This sign-in began in another browser or tab. Please begin again in this one.
provider-unreachable = The provider cannot be reached right now. Please try again in a moment.
provider-refused = The provider refused. If it goes on, the administrator of this site should know.
provider-not-trusted = What the provider said cannot be trusted, so it was not used. Please begin again.

## Workspace
settings-saved = Saved. It holds for everyone from now on.
role-changed = The role is changed.
member-removed = They are no member any more.
invitation-revoked = The invitation is revoked.
key-revoked = The key is revoked.
webhook-saved = The webhook is saved.
webhook-on = The webhook is on.
webhook-off = The webhook is off.
webhook-deleted = The webhook is deleted.
test-event-sent = A test event is on its way. Reload this page to see what came of it.
event-sent-again = The event is on its way again. Reload this page to see what came of it.

## Moderation
ban-lifted = The ban is lifted.
discussions-locked = Discussions are locked.
discussions-unlocked = Discussions are unlocked.
comments-approved = { $count ->
    [one] { $count } comment approved.
   *[other] { $count } comments approved.
}
comments-removed = { $count ->
    [one] { $count } comment removed.
   *[other] { $count } comments removed.
}
bans-begun = { $count ->
    [one] { $count } ban begun.
   *[other] { $count } bans begun.
}
entries-restored = { $count ->
    [one] { $count } entry restored.
   *[other] { $count } entries restored.
}
actions-undone = { $count ->
    [one] { $count } action undone.
   *[other] { $count } actions undone.
}
images-deleted = { $count ->
    [one] { $count } image deleted.
   *[other] { $count } images deleted.
}
images-restored = { $count ->
    [one] { $count } image restored.
   *[other] { $count } images restored.
}
# Behind one of those before.
could-not-be-done = { $count ->
    [one] One was settled or gone already, or could not be done.
   *[other] { $count } were settled or gone already, or could not be done.
}
