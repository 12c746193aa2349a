# The pages of a workspace: members, settings, keys, webhooks, moderation, usage.

## tenant/first_steps.rs
first-steps = First steps
who-can-view = Who can view?
who-can-comment-and-upload = Who can comment and upload?
invite-people = Invite people
done = Done
first-steps-who-can-view = First steps: who can view and upload, inviting people, backups.
go-through-them = Go through them
what-guests-upload-is-for = What guests upload is for anyone with the link, and not in the gallery.
# $file: the name of one.
back-up = Back up the database and the images; how, is in { $file }.

## tenant/frame.rs
pages-of-this-workspace = Pages of this workspace
images = Images

## tenant/keys.rs
key = Key
name = Name
api-keys = API keys
api = API
your-api-key = Your API key
store-it-where-your-program = Store it where your program finds it. It is not shown again.
new-key = New key
role = Role
expires-after = Expires after
create-key = Create key
keys = Keys
revoke = Revoke
# $header: of HTTP. $api: a link, “API”.
a-program-sends-its-key = A program sends its key as { $header } with each call of the { $api }. It may do here what its role may, and writes under its own name.
# How long something lasts.
years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
# When a key expires.
never = Never
# Of a key: “Member · by Ada · 3 May 2026 · expires 1 June 2026 · last used 4 May 2026”.
made-by = by { $name }
made-at-the-command-line = by the command line
expires = expires { $time }
expired = expired { $time }
last-used = last used { $time }
never-used = never used
# What a button does, for those who hear it. $name: of a key.
revoke-key = Revoke { $name }

## tenant/members.rs
link = Link
members = Members
your-invitation = Your invitation
send-this-link-to-the = Send this link to the invited people. It is not shown again.
you = You
save = Save
remove = Remove
invite-by-link = Invite by link
people = People
create-link = Create link
open-invitations = Open invitations
people-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
member-since = since { $time }
without-a-name = Without a name
# Of a field and of buttons, for those who hear them. $name: of a person.
role-of = Role of { $name }
save-role-of = Save the role of { $name }
remove-member = Remove { $name }
# An invitation. $role: of those who accept it.
role-for-people = { $count ->
    [one] { $role } for { $count } person
   *[other] { $role } for { $count } people
}
# Of an invitation.
by-until = by { $name } · until { $time }
# $what: an invitation, as above.
revoke-invitation = Revoke: { $what }

## tenant/settings.rs
marker-size = Marker size
percent-of-the-images-width = Percent of the image's width, 1 to 20.
longest-comment = Longest comment
characters-1-to-2000 = Characters, 1 to 2000.
reply-nesting = Reply nesting
reply-nesting-hint = 0 keeps discussions flat; 10 is the deepest.
sites-that-may-embed-images = Sites that may embed images
one-a-line-like-https = One a line, like https://example.org.
blocked-words = Blocked words
one-a-line = One a line.
flags-that-hide-a-comment = Flags that hide a comment
it-comes-back-when-a = It comes back when a moderator approves it. 0: never hide.
settings = Settings
general = General
who-can-view-legend = Who can view
everyone = Everyone
members-and-people-with-a = Members, and people with a share link to an image
who-can-comment-and-upload-legend = Who can comment and upload
anyone-who-gives-a-name = Anyone who gives a name
people-with-an-account = People with an account
nobody-everything-can-be-read = Nobody: everything can be read, nothing can be posted
discussions = Discussions
embedding = Embedding
signed-payloads-are-good-for = Signed payloads are good for 2 days and more than once, as older pages need it; a leaked one can be used for that time
pages-may-name-people-unsigned = Pages may name people unsigned; anyone can claim any name then
moderation = Moderation
cover-them-with-asterisks = Cover them with asterisks
hold-the-comment-until-a = Hold the comment until a moderator has seen it
usage = Usage
everyone-with-a-name-may = Everyone with a name may read the usage figures

## moderation/audit.rs
audit-log = Audit log
older-entries = Older entries
there-are-no-such-entries = There are no such entries.
action-begins-with = Action begins with
filter = Filter
all = All
when = When
who = Who
what = What
to-what = To what
from-where = From where
# $csv, $json: links.
audit-as-a-file = All of it as a file: { $csv }, { $json }
command-line = Command line

## moderation/ban.rs
or-until-the-end-of = Or until the end of a day (UTC)
reason = Reason
for-moderators-it-is-not = For moderators; it is not shown to the person.
how-long = How long
ban-for = For
ban = Ban
everyone-who-comes-from = Everyone who comes from { $address }
ban-person = Ban { $name }

## moderation/bans.rs
nobody-is-banned-a-ban = Nobody is banned. A ban begins at a comment: in the queue, or in its discussion.
lift = Lift
# Behind the one before. $until, $since: days and times. $name: of a moderator.
ban-until = until { $until }, by { $name } on { $since }
# What someone wrote, in the quotation marks of the language.
quoted = “{ $text }”
# A network address that is banned.
banned-address = Address { $address }
lift-the-ban-of = Lift the ban of { $name }

## moderation/bulk_form.rs
with-all-that-are-chosen = With all that are chosen

## moderation/deleted.rs
what-was-deleted = What was deleted
restore = Restore
nothing-to-restore = Nothing to restore.
# What was deleted: a discussion with all comments, or one comment.
discussion = Discussion
comment = Comment
someone-without-a-name = someone without a name
# Of a box to check. $name: of a person.
choose-what-was-written-by = Choose what { $name } wrote
# $image: a link. $name: of a person.
on-image-deleted-by = on { $image }, deleted by { $name } on { $time }

## moderation/deleted_images.rs
deleted-images = Deleted images
no-deleted-image = No deleted image.
a-deleted-image-is-gone = A deleted image is gone with its discussions and files after 30 days.
# $uploader, $name: of people.
uploaded-by-deleted-by = uploaded by { $uploader }, deleted by { $name } on { $time }

## moderation/filter.rs
show = Show
text = Text
image-by-its-id = Image, by its id
# What the queue shows.
everything = Everything
flagged = Flagged
hidden = Hidden
held-by-word-filter = Held by word filter

## moderation/images.rs
delete = Delete
pages-of-images = Pages of images
no-image = No image.
where-discussions-are-locked-people = Where discussions are locked, people can read them and not continue. A deleted image can be restored for 30 days.
title = Title
search = Search
more-images = More images
# Of a box to check. $title: of an image.
choose-image = Choose { $title }
# $open: the number of open discussions, in words.
discussions-locked = Discussions locked, { $open }
# What a button does, and to what, for those who hear it.
action-on = { $action }: { $what }

## moderation/live_queue.rs
choose-all = Choose all

## moderation/page.rs
parts-of-this-page = Parts of this page
undo = Undo
queue = Queue
deleted = Deleted
bans = Bans

## moderation/person_field.rs
person = Person

## moderation/queue.rs
comments-that-wait = Comments that wait
approve = Approve
ban-authors = Ban authors
reasons-given = Reasons given
ban-authors-summary = Ban authors…
reason-for-moderators = Reason, for moderators
nothing-waits-new-flags-and = Nothing waits. New flags and held comments appear here by themselves.
author-banned = author banned
ban-summary = Ban…
held = Held
# Behind “Flagged” or “Hidden”.
by-people = { $count ->
    [one] by { $count } person
   *[other] by { $count } people
}
# Behind “Held”. $words: unwanted ones.
because-of = because of: { $words }
# $image: a link.
on-image-at = on { $image }, { $time }
# Of a box to check, and of buttons, for those who hear them. $name: of a person.
choose-the-comment-of = Choose the comment of { $name }
approve-the-comment-of = Approve the comment of { $name }
remove-the-comment-of = Remove the comment of { $name }

## usage/page.rs
days-and-hours-are-in = Days and hours are in UTC.
today = Today
kept = Kept
days-as-csv = Days as CSV
hours-as-csv = Hours as CSV
the-same-as-a-table = The same as a table, data in bytes
up-to = Up to { $time }
storage = Storage
# $from, $to: days.
by-day = By day, { $from } to { $to }
by-hour = By hour, { $day }
# The first and the last day of what is shown.
from-day = From
to-day = To
# Heads of columns.
day = Day
hour = Hour
usage-by-day = Usage by day
usage-by-hour = Usage by hour
messages-to-viewers = Messages to viewers
data-to-viewers = Data to viewers
discussions-opened = Discussions opened
# A chart, for those who hear it. $figure: one of the three before. $first, $last, $at: days or hours.
chart = { $figure }, { $first } to { $last }: at most { $value }, { $at }
chart-of-nothing = { $figure }, { $first } to { $last }: none
# Seven units of data, each a thousand times the one before, with spaces between them.
units-of-data = B kB MB GB TB PB EB
# Between a number and its tenths.
decimal-mark = .

## webhooks/delivery.rs
last-deliveries = Last deliveries
send-again = Send again
attempts = { $count ->
    [one] { $count } attempt
   *[other] { $count } attempts
}
next-attempt = next { $time }
# How far a delivery has come.
delivery-waits = waiting
delivered = delivered
given-up = given up
# $kind: the name of an event, such as comment.added.
send-event-again = Send { $kind } again

## webhooks/endpoint.rs
address = Address
use-https-comments-are-in = Use https://, because comments are in what is sent.
address-and-events = Address and events
off-since = Off since { $time }. What happens meanwhile is not sent later.
the-old-secret-signs-too = The secret before this one signs too until { $time }.
turn-on = Turn on
turn-off = Turn off
send-test-event = Send test event
replace-secret = Replace secret
events-of-images = Images: created, updated, deleted, restored
events-of-discussions = Discussions: created, updated, deleted, restored
events-of-comments = Comments: added, edited, deleted, restored, flagged
send-headers-of-fastcomments = Send the headers of FastComments as well

## webhooks/mod.rs
secret = Secret
webhooks = Webhooks
what-happens-here-is-sent = What happens here is sent to these addresses, signed as Standard Webhooks. What is not taken is sent again for 24 hours.
your-signing-secret = Your signing secret
store-the-signing-secret = Store it where your program finds it. It is not shown again. A secret that it replaces signs for 24 more hours.
new-webhook = New webhook
create-webhook = Create webhook
