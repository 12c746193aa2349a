# The pages of a workspace: members, settings, keys, webhooks, moderation, usage.

## tenant/first_steps.rs
first-steps = First steps
who-can-view = Who can view?
who-can-comment-and-upload = Who can comment and upload?
invite-people = Invite people
done = Done
first-steps-who-can-view = First steps: who can view and upload, inviting people, backups.
go-through-them = Go through them

## tenant/frame.rs
pages-of-this-workspace = Pages of this workspace
images = Images

## tenant/keys.rs
key = Key
name = Name
api-keys = API keys
api = API
it-may-do-here-what = . It may do here what its role may, and writes under its own name.
your-api-key = Your API key
store-it-where-your-program = Store it where your program finds it. It is not shown again.
new-key = New key
role = Role
expires-after = Expires after
create-key = Create key
keys = Keys
revoke = Revoke

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

## moderation/ban.rs
or-until-the-end-of = Or until the end of a day (UTC)
reason = Reason
for-moderators-it-is-not = For moderators; it is not shown to the person.
how-long = How long
ban-for = For
ban = Ban

## moderation/bans.rs
nobody-is-banned-a-ban = Nobody is banned. A ban begins at a comment: in the queue, or in its discussion.
lift = Lift

## moderation/bulk_form.rs
with-all-that-are-chosen = With all that are chosen

## moderation/deleted.rs
what-was-deleted = What was deleted
restore = Restore
nothing-to-restore = Nothing to restore.

## moderation/deleted_images.rs
deleted-images = Deleted images
no-deleted-image = No deleted image.
a-deleted-image-is-gone = A deleted image is gone with its discussions and files after 30 days.

## moderation/filter.rs
show = Show
text = Text
image-by-its-id = Image, by its id

## moderation/images.rs
delete = Delete
pages-of-images = Pages of images
no-image = No image.
where-discussions-are-locked-people = Where discussions are locked, people can read them and not continue. A deleted image can be restored for 30 days.
title = Title
search = Search
more-images = More images

## moderation/live_queue.rs
choose-all = Choose all

## moderation/page.rs
parts-of-this-page = Parts of this page
undo = Undo

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

## usage/page.rs
days-and-hours-are-in = Days and hours are in UTC.
today = Today
kept = Kept
days-as-csv = Days as CSV
hours-as-csv = Hours as CSV
the-same-as-a-table = The same as a table, data in bytes

## webhooks/delivery.rs
last-deliveries = Last deliveries
send-again = Send again

## webhooks/endpoint.rs
address = Address
use-https-comments-are-in = Use https://: comments are in what is sent.
what-happens-meanwhile-is-not = . What happens meanwhile is not sent later.
address-and-events = Address and events

## webhooks/mod.rs
secret = Secret
webhooks = Webhooks
what-happens-here-is-sent = What happens here is sent to these addresses, signed as Standard Webhooks. What is not taken is sent again for 24 hours.
your-signing-secret = Your signing secret
store-the-signing-secret = Store it where your program finds it. It is not shown again. A secret that it replaces signs for 24 more hours.
new-webhook = New webhook
create-webhook = Create webhook
