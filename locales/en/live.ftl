# What the page of an image says by itself, after it has been loaded. Each of these travels with the page: short texts,
# and none that the server alone says.

# The full stop of a sentence.
full-stop = .

## Connection
connection-live = Live
connection-connecting = Connecting…
connection-offline = Offline
connection-not-live = Not live
# Behind one of the two before.
connection-consequence = , reading only
reading-offline = You are offline: you can read, and write again when you are back.
comments-offline = You are offline. More comments come when you are back.
no-cookies = Your browser does not let this page remember you inside another site. You can read here; to write, open it in a tab of its own.

## Roles, beside a name
role-guest = Guest
role-member = Member
role-moderator = Moderator
role-administrator = Administrator

## Discussions
# The accessible name of a marker. $place: as below.
marker = Discussion { $number }, { $place }
marker-sending = { $marker }, sending
marker-resolved = { $marker }, resolved
marker-unread = { $marker }, unread
marker-mentions = { $marker }, unread, mentions you
draft = Draft
draft-failed = Draft, not sent
# A place on the image, spoken. $x, $y: percent.
place = { $words }, { $x } %, { $y } %
place-centre = centre
place-left = left
place-right = right
place-upper = upper
place-lower = lower
place-upper-left = upper left
place-upper-right = upper right
place-lower-left = lower left
place-lower-right = lower right
# $from: a place. $x, $y: percent of the picture.
place-region = region from { $from }, to { $x } %, { $y } %
no-comment = No comment yet
replies = { $count ->
    [one] { $count } reply
   *[other] { $count } replies
}
matches = { $count ->
    [one] { $count } match
   *[other] { $count } matches
}
# Beside the heading of the list: all discussions, and the open ones.
discussions-open = { NUMBER($all) }, { NUMBER($open) } open
discussion-title = Discussion { $number }
found = { $count ->
    [0] Nothing found
    [one] Found in { $count } discussion
   *[other] Found in { $count } discussions
}
all-read = All discussions are marked as read
no-discussions = No discussions
discussion-reopened = Discussion { $number } reopened
discussion-resolved = Discussion { $number } resolved
markers-hidden = Markers hidden
markers-shown = Markers shown

## What others do, for screen readers
heard-opened = { $name } opened a discussion, { $place }
heard-opened-with = { $name } opened a discussion, { $place }: { $text }
heard-deleted = { $name } deleted discussion { $number }
heard-replied = { $name } replied in discussion { $number }: { $text }
heard-edited = { $name } edited a comment in discussion { $number }
heard-deleted-comment = { $name } deleted a comment in discussion { $number }
heard-restored-comment = { $name } restored a comment in discussion { $number }
heard-reacted = { $name } reacted with { $emoji } in discussion { $number }
heard-resolved = { $name } resolved discussion { $number }
heard-reopened = { $name } reopened discussion { $number }
heard-locked = { $name } locked discussion { $number }
heard-unlocked = { $name } unlocked discussion { $number }
heard-moved = { $name } moved discussion { $number }, { $place }
heard-restored = { $name } restored a discussion
heard-many = { $count ->
    [one] { $count } change by others
   *[other] { $count } changes by others
}

## The window of a discussion
comment = Comment
reply = Reply
resolve = Resolve
reopen = Reopen
lock = Lock
unlock = Unlock
edited = edited
sending = sending…
edit-not-saved = edit not saved
characters-left = { NUMBER($count) } left
characters-too-many = { NUMBER($count) } too many
loading-comments = Loading comments…
earlier-comments = { $count ->
    [one] { $count } earlier
   *[other] { $count } earlier
}
# $name and $other are names.
typing-one = { $name } is writing…
typing-two = { $name } and { $other } are writing…
typing-many = { $count ->
    [one] { $name } and { $count } other are writing…
   *[other] { $name } and { $count } others are writing…
}
link-copied = Link copied.
text-copied = Text copied.
discussion-deleted = Discussion deleted.
comment-deleted = Comment deleted.
this-discussion-deleted = This discussion was deleted.
that-discussion-deleted = That discussion was deleted.
flag-thanks = Thank you. A moderator will look at it.
delete-consequence = { $count ->
    [one] It disappears for everyone. You can undo this for 10 seconds.
   *[other] All { $count } comments disappear for everyone. You can undo this for 10 seconds.
}
lock-discussions = Lock discussions
unlock-discussions = Unlock discussions

## The people here
you = you
people-unnamed = { $count ->
    [one] One person without a name yet
   *[other] { $count } people without a name yet
}
people-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}

## The moderation queue
comments-waiting = { $count ->
    [0] Nothing waits
    [one] { $count } comment waits
   *[other] { $count } comments wait
}

## Refusals. Without a capital and a full stop where it is one sentence: it can stand inside another one.
failed = something failed on the server; please try again
no-identity = a name or a sign-in is needed first
held = your comment waits for a moderator
no-name = enter your name to post
no-such-discussion = this discussion does not exist any more
no-such-comment = this comment does not exist any more
not-the-author = only the author of a comment may edit it
not-yours = only the author or a moderator may do this
moderators-only = only moderators may do this
discussion-locked = this discussion is locked: it can be read, but not continued
comment-too-long = { $max ->
    [one] a comment has at most { $max } character here
   *[other] a comment has at most { $max } characters here
}
too-deep = answers to answers do not go that deep here
unknown-emoji = this is not one of the reactions
region-outside = a region has to be on the image as a whole
full = there is no room for more here
sign-in-to-write = please sign in to write here
members-write = only members can write here
no-one-writes = nobody can write here at the moment
image-locked = discussions on this image are locked: they can be read, but not continued
view-only = this share link is for viewing only
text-empty = the text is empty
text-too-long = { $max ->
    [one] the text is longer than { $max } character
   *[other] the text is longer than { $max } characters
}
# $why: one of the two before.
bad-guest-name = this name cannot be used: { $why }
no-answer = the server cannot be reached
not-sent-offline = You are offline, so this was not sent. Please try again when you are back.
not-saved = The connection broke and this was not saved. Please try again.
other-version = There is a new version of Image Chat. Please reload; what you have written is kept.
image-gone = This image is not there any more.
not-allowed-any-more = You may not see this image any more.
signed-out = You were signed out. Sign in to go on.
no-origin = This page is shown in a sandbox, where it cannot connect. You can read here; to write, open it in a tab of its own.

## moving.rs, placing.rs
discussion-was-moved = Discussion { $number } moved.
discussion-was-resized = Discussion { $number } resized.
not-moved = Not moved
