# Refusals that the server alone gives; those of a discussion are in live.ftl. Without a capital and a full stop where it is
# one sentence: it can stand inside another one. Errors about calls of programs are not here: they are English everywhere.

wrong-credentials = wrong e-mail or password
no-such-page = there is no such page
no-such-image = there is no such image
no-such-picture = there is no such picture
no-such-workspace = there is no such workspace
no-such-link = there is no such link
no-such-discussion = there is no such discussion
no-such-comment = there is no such comment
no-such-invitation = there is no such invitation
no-such-key = there is no such API key
no-such-webhook = there is no such webhook
no-such-member = there is no such member
no-such-ban = there is no such ban
nothing-to-undo = there is no such action to undo: it was undone already, or is too long ago
no-such-thing = there is no such thing
overloaded = too many people are opening large images; please try again
# $why: one of the five below.
unwritable = nothing can be saved at present: { $why }
disk-full = the server's disk is full
database-locked = another program keeps the server's database locked
disk-fails = the server's disk refuses to be written
files-away = the store of the images does not answer
database-away = the server's database does not answer
stopping = the server is about to stop

## Input
blank-name = the name shows nothing
reserved-name = this name is kept for people who moderate here; please choose another one
deleted-name = this name stands for people whose names are not shown; please choose another one
# $why: what is wrong with a text.
your-name = your name: { $why }
key-name = the name of the key: { $why }
email-invalid = please give an e-mail address, as in ada@example.org
# $field: as on the page or in the call.
control-character = { $field } has a control character
field-empty = { $field } is empty
field-too-long = { $max ->
    [one] { $field } is longer than { $max } character
   *[other] { $field } is longer than { $max } characters
}
field-out-of-range = { $field } is a number from { $from } to { $to }
tenant-name = { $max ->
    [one] a name has 1 to { $max } character
   *[other] a name has 1 to { $max } characters
}
list-too-long = { $max ->
    [one] { $field } has more than { $max } entry
   *[other] { $field } has more than { $max } entries
}
not-a-site = { $text } is not a site like https://example.org
word-too-long = { $max ->
    [one] a blocked word has at most { $max } character
   *[other] a blocked word has at most { $max } characters
}
key-days = { $max ->
    [one] an API key expires after 1 to { $max } day, or never
   *[other] an API key expires after 1 to { $max } days, or never
}
# $why: what is wrong with an address.
address-unusable = this address cannot be used: { $why }
image-address-unusable = the image's address cannot be used: { $why }
no-topics = choose at least one kind of event
link-days = { $max ->
    [one] a link expires after 1 to { $max } day
   *[other] a link expires after 1 to { $max } days
}
invitation-bounds = { $max ->
    [one] an invitation is for 1, 7 or 30 days and 1 to { $max } people
   *[other] an invitation is for 1, 7 or 30 days and 1 to { $max } people
}
member-role = a member is a member, a moderator or an administrator
ban-end = choose how long, or a day to come such as 2030-01-31
ban-target = a ban is of a person or an address
own-comment = this comment is your own: you can delete it
no-items = choose at least one entry first
too-many-items = { $max ->
    [one] at most { $max } entry at once
   *[other] at most { $max } entries at once
}
item-unknown = one of the chosen entries is none
action-unknown = this page knows no such action
not-confirmed = please say yes to deleting your account
usage-dates = from and to are days such as 2026-01-31
usage-period = { $max ->
    [one] from comes before to, and they are at most { $max } day apart
   *[other] from comes before to, and they are at most { $max } days apart
}
no-title = an image needs a title
no-file = the form has no field named file
body-too-large = the request body is too large

## Fields
field-title = title
field-search = search
field-reason = the reason
field-marker-size = the marker size
field-comment-length = the comment length
field-reply-nesting = the reply nesting
field-flags = the number of flags
field-embed-sites = the list of sites that may embed images
field-blocked-words = the list of blocked words

## Rights
other-site = this request comes from another site
site-not-listed = this site may not embed images of this workspace; its administrators list the sites that may
unknown-host = this server does not know the name it was called by; its operator sets the name with --public-url
no-account = you have no account here
wrong-password = this is not your current password
wrong-link-password = this is not the password of this link
name-of-site = your name is the one that the site gives you where you are signed in
close-image = only moderators close images
manage-image = only who uploaded an image and moderators change it
original = only who uploaded an image and moderators have the file as it was sent
usage = only administrators see what was used
ban-self = you cannot ban yourself
ban-peer = you cannot ban someone who may do as much here as you, or more
banned = you cannot take part here at the moment: a moderator has banned you for a time

## What changed meanwhile
file-elsewhere = the picture is on another site: replace it there
email-taken = there is an account with this e-mail address already; please sign in instead
last-administrator = there would be no administrator any more; please make someone else one first
only-administrator = you are the only administrator; please make someone else one first
only-administrator-of = you are the only administrator of “{ $tenant }”; please make someone else one first
too-many-links = { $max ->
    [one] an image has at most { $max } share link; please revoke one first
   *[other] an image has at most { $max } share links; please revoke one first
}
too-many-keys = { $max ->
    [one] a workspace has at most { $max } API key; please revoke one first
   *[other] a workspace has at most { $max } API keys; please revoke one first
}
too-many-webhooks = { $max ->
    [one] a workspace has at most { $max } webhook; please delete one first
   *[other] a workspace has at most { $max } webhooks; please delete one first
}
webhook-off = this webhook is off; please turn it on first
no-address = it is not known where this person came from
own-address = this person comes from the same address as you: you would ban yourself
held-deleted = someone deleted this comment after it was approved
held-outdated = this comment was edited after this change of it was sent
abandoned = this operation was given up; please send it again
contended = too many people change this image at once; please try again
discussion-gone = the discussion was deleted meanwhile
comment-gone = the comment was deleted meanwhile
invitation-gone = this invitation was used up meanwhile
reset-link-gone = this link was used already
# $settings: a list of settings, each with what it is now.
settings-changed = not saved: someone else changed the settings after you had opened this page. Save again to have yours instead, in { $settings }
# Between the settings of such a list.
list-separator = {", "}
# $setting: one of those below.
setting-text = { $setting } (now “{ $value }”)
setting-value = { $setting } (now { $value })
setting-on = { $setting } (now on)
setting-off = { $setting } (now off)
setting-viewers = who can view
setting-writers = who can comment
setting-marker-size = marker size
setting-comment-length = longest comment
setting-reply-nesting = reply nesting
setting-embed-sites = sites that may embed
setting-sso-compatibility = signed payloads good for 2 days
setting-simple-sso = people named unsigned
setting-words = blocked words
setting-on-word = what happens to blocked words
setting-flags = flags that hide a comment
setting-usage = usage for everyone
setting-first-steps = first steps done

## Too much at once
rate-limited = { $seconds ->
    [one] too many requests at once; please try again in { $seconds } second
   *[other] too many requests at once; please try again in { $seconds } seconds
}
server-busy = the server has too much to do right now; please try again in a moment
too-many-connections = too many connections are open from your network; please close some
uploads-yours = you bring several images already; please try again when they are there
uploads-network = too many images are brought from your network right now; please try again
uploads-all = too many images are brought at this moment; please try again in a moment
fetches = too many images are being fetched right now; please try again in a moment
preparations = too many images are being prepared right now; please try again in a moment
passwords-waiting = too many passwords wait to be checked
held-comments = { $max ->
    [one] { $max } comment of yours waits for a moderator already; please try again when it is settled
   *[other] { $max } comments of yours wait for a moderator already; please try again when some of them are settled
}

## Images
image-file-too-large = the file is larger than { NUMBER($max) } MiB
image-too-large = the image is too large: { NUMBER($megapixels) } megapixels and { NUMBER($side) } pixels a side are the most
image-format = { $name } images are not accepted; PNG, JPEG, WebP and GIF are
# $why: one of those below.
not-an-image = this is not an image that can be shown: { $why }
image-empty = the file is empty
image-unknown-format = the content is of no known image format
image-part-too-large = a part is larger than the whole
image-no-pixels = it has no pixels
image-rare-variant = it uses a rare variant of its format
image-undecodable = it is damaged or cut off
image-damaged = it is damaged
image-unscalable = it cannot be made smaller
image-unstorable = it cannot be stored
image-cut-off = this image is cut off: its end is missing
image-too-slow = preparing the image took too long
fetch-unreachable = the image's server could not be reached
fetch-too-slow = the image's server answered too slowly
fetch-status = the image's server answered with status { $status }
fetch-redirects = the image's address redirects too often
fetch-encoded = the image's server sent it in a form that was not asked for
fetch-too-large = the image is larger than { NUMBER($max) } MiB
address-too-long = it is too long
address-no-url = it is no web address
address-not-http = it does not begin with http:// or https://
address-credentials = it contains a user name or password
address-no-host = it has no host
address-redirect = it redirects to no web address
address-not-public = it is not on the public internet

## Deliveries of webhooks: after the kind of the event and the time
delivery-status = status { $status }
delivery-no-connection = no connection
delivery-too-slow = { $seconds ->
    [one] no answer within { $seconds } second
   *[other] no answer within { $seconds } seconds
}

## Passwords
password-too-short = { $min ->
    [one] please choose a password of at least { $min } character
   *[other] please choose a password of at least { $min } characters
}
password-too-long = { $max ->
    [one] a password has at most { $max } character
   *[other] a password has at most { $max } characters
}
password-common = this password is one of those that are tried first; please choose another one
password-personal = please choose a password that is neither your name nor your e-mail address
