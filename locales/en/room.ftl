# The page of an image as the server draws it: the bar, the tools, the list, and the templates of everything that comes
# later. A key is made of the first words of its text.

## markup/bar.rs
who-is-here = Who is here
# Behind a number of people.
here = here
connecting = Connecting…
live-cursors = Live cursors
moderation = Moderation

## markup/comment.rs
edit = Edit
flag-comment = Flag comment
ban-author = Ban author
delete-comment = Delete comment
edit-comment = Edit comment
reply-to-comment = Reply
in-reply-to = Reply to { $name }
replying-to = Replying to { $name }
stop-replying = Stop replying
flagged = Flagged
cancel = Cancel
save = Save

## markup/composer.rs
add-a-comment = Add a comment…
your-name = Your name
send = Send
sending = Sending…
sign-in = Sign in

## markup/dialogs.rs
delete-this-discussion = Delete this discussion?
keep = Keep
delete = Delete
flag-this-comment = Flag this comment?
moderators-will-look-at-it = Moderators will look at it. Its author does not learn who flagged it.
reason-if-you-like = Reason, if you like
flag = Flag

## markup/keys.rs
keyboard-shortcuts = Keyboard shortcuts
next-discussion = Next discussion
previous-discussion = Previous discussion
resolve-or-reopen = Resolve or reopen
edit-your-last-comment = Edit your last comment
writing = Writing
send-or-save = Send or save
new-line = New line
markers = Markers
place-a-marker-arrow-keys = Place a marker: arrow keys, Enter
move-a-marker-arrow-keys = Move a marker: arrow keys, Enter
larger-steps = Larger steps
size-of-the-region = Size of the region
hide-or-show-all-markers = Hide or show all markers
picture = Picture
zoom-in-or-out = Zoom in or out
fit-whole-image = Fit whole image
actual-size = Actual size
space-key = Space
drag-to-pan = Drag to pan while zoomed in
show-these-keys = Show these keys
close = Close

## markup/list.rs
unread = Unread
resolved = Resolved
no-discussions-yet-click-anywhere = No discussions yet. Click anywhere on the image to start one.
no-discussion-here-choose-all = No discussion here. Choose “All” or another search.

## markup/marker.rs
place-of-the-new-marker = Place of the new marker. Arrow keys move it, with Shift further, with Alt they draw a region; Enter places it, Escape cancels.
place-of-the-marker = Place of the marker. Arrow keys move it, with Shift further, with Alt they size a region; Enter puts it down, Escape takes it back.

## markup/messages.rs
dismiss = Dismiss
# Behind the number of replies. $name: who wrote the last one.
last-by = , last by { $name }
your-text = Your text
undo = Undo
this-was-deleted-before-you = This was deleted or locked before you sent your text:
discard = Discard
copy = Copy
reload = Reload
open-in-a-tab = Open in a tab
all-images = All images

## markup/tools.rs
jump-to-the-newest-comment = Jump to the newest comment
discussions = Discussions
search-comments = Search comments
show = Show
newest = Newest
mark-all-as-read = Mark all as read
order = Order
by-number = By number
newest-activity = Newest activity
oldest-activity = Oldest activity
# The filters of the list.
all = All
open = Open
mine = Mine

## markup/window.rs
new-discussion = New discussion
back-to-the-image = Back to the image
copy-link = Copy link
resolve = Resolve
lock = Lock
delete-discussion = Delete discussion
comments = Comments
locked-by-a-moderator = Locked by a moderator
resolved-by = Resolved by { $name }
try-again = Try again

## markup/zoom.rs
zoom = Zoom
view = View
zoom-out = Zoom out
zoom-in = Zoom in
fit-to-width = Fit to width
actual-size-1-1 = Actual size, 1:1
hide-markers = Hide markers

## image/room.rs
image-chat-all-images = Image Chat, all images
image = Image
share-links = Share links
go-to-the-list-of = Go to the list of discussions
share = Share
place-a-marker-with-the = Place a marker with the keyboard
your-account = Your account
# $place: a link to the page, or its id.
this-image-is-on-another = This image is on another site: { $place }
the-picture-cannot-be-shown = The picture cannot be shown here: { $address }

## image/menu.rs
about-this-image = About this image
download = Download
download-the-original = Download the original
the-original-is-the-file = The original is the file as it was sent, with place and camera if it tells them: for its uploader and for moderators. Everyone else downloads the picture in full size without these.
this-is-the-picture-in = This is the picture in full size, without place and camera. The file as it was sent is not here: it came before such files were kept.
# With a date behind it.
uploaded = Uploaded
uploaded-by = Uploaded by { $name }
first-marker = First marker
first-marker-by = First marker by { $name }
title = Title
who-finds-it = Who finds it
everyone-in-the-gallery = Everyone, in the gallery
anyone-with-the-link = Anyone with the link
members = Members
another-picture = Another picture
discussions-stay-and-markers-keep = Discussions stay, and markers keep their place.
replace = Replace
delete-image = Delete image
it-can-be-restored-for = It can be restored for 30 days.

## image/reading.rs
all-discussions = All discussions
read-all-discussions = Read all discussions

## image/discussions.rs
pages = Pages
page-of = Page { NUMBER($page) } of { NUMBER($pages) }
previous = Previous
next = Next
first-comments = First comments
further-comments = Further comments
comment-count = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}

## ui/secret.rs
copied = Copied
at-most = { $max ->
    [one] At most { $max } character
   *[other] At most { $max } characters
}

## image/print.rs
print = Print
there-are-no-discussions-yet = There are no discussions yet.
further-discussions = Further discussions

## image/switcher.rs
images = Images
previous-image = Previous image
next-image = Next image
previous-or-next-image = Previous or next image
tip-click = Click anywhere on the picture to talk about that spot.
tip-share = Everyone who opens this address sees it at once. Send it to someone.
tip-list = All discussions are listed here.
tip-keys = The ? key lists the keys.
tip = Tip
skip = Skip
got-it = Got it

## reactions, mentions, earlier versions, tools to write
add-reaction = Add reaction
earlier-versions = Earlier versions
no-earlier-versions = No earlier versions are kept.
earlier-versions-not-loaded = The earlier versions cannot be loaded at the moment.
delete-earlier-versions = Delete earlier versions
formatting = Formatting
bold = Bold
italic = Italic
code = Code
web-link = Link
bullet-list = List
quote = Quote
mention = Mention
add-a-picture = Add a picture
pictures = Pictures
describe-the-picture = Describe the picture
remove-the-picture = Remove the picture
preview = Preview
enter-sends = Enter sends
enter-sends-hint = Enter sends. Ctrl+Enter always does
here-now = here now
mentions-you = Mentions you
mentions-me = Mentions me
mention-someone = Mention someone
send-or-save-unless-off = Send or save, unless switched off
preview-not-loaded = The preview cannot be loaded at the moment.
reactions = Reactions
people-to-mention = People
