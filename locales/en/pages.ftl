# Pages for everyone: start, gallery, images without JavaScript, errors.

language = Language
choose = Choose
appearance = Appearance
# Of the appearance: as the system of the reader is.
as-the-system = System
light = Light
dark = Dark
open-discussions = { $count ->
    [0] No open discussions
    [one] { $count } open discussion
   *[other] { $count } open discussions
}

## pages/gallery.rs
pages-of-images = Pages of images
images = Images
title = Title
order = Order
search = Search
# $title: of an image.
deleted = Deleted: { $title }. It can be restored for 30 days.
nothing-here-yet = Nothing here yet. Your first image will show up in this place.
no-image-has-this = No image has this in its title.
first-images = First images
more-images = More images
newest-first = Newest first
oldest-first = Oldest first
by-title = By title
last-activity-first = Last activity first
undo = Undo

## pages/uploader.rs
uploaded = Uploaded
import = Import
importing = Importing…
drop-images-here-or-paste = Drop images here, or paste one
choose-files = Choose files
upload = Upload
file-kinds = PNG, JPEG, WebP or GIF, up to { NUMBER($mb) } MB
# $name: of a file.
not-an-image = “{ $name }” is not an image that can be shown here. Please choose a PNG, JPEG, WebP or GIF file.
file-too-large = The file is larger than { NUMBER($mb) } MB.
no-file-dropped = There was no file in what you dropped.
connection-broke = The connection broke. Please try again.
partly-uploaded = { $done } of { $all } images were uploaded; they are in the gallery when you load this page again.
uploading = Uploading { $name }
preparing-the-image = Preparing the image…
# Megabytes of a file.
sent-of = { $sent } of { $total } MB
cancel = Cancel
or-import-from-a-link = …or import from a link
# The title of an image that came without one.
untitled-image = Untitled image

## pages/start.rs
talk-about-an-image-right = Talk about an image, right on the spot.
click-anywhere-on-it-and = Click anywhere on it and write. Everyone looking sees your note at once.

## pages/foot.rs
for-developers = For developers
rest-api = REST API
live-protocol = Live protocol

## pages/home_bar.rs
your-account = Your account
sign-in = Sign in

## pages/error_page.rs
all-images = All images
nothing-here-for-you = There is nothing here for you to see
missing-or-for-others = The address may be mistyped, or what was here is deleted. Or it is for others than who you are signed in as.
missing-or-for-members = The address may be mistyped, or what was here is deleted. Or it is for members alone: then sign in, and come back.
link-expired = This link has expired
link-expired-why = It was used, has expired, or was revoked. Ask the sender for another one.
too-many-at-once = Too many requests at once
load-again-in-a-moment = More came from your network than one server can answer. Please load this page again in a moment; nothing is lost.
load-again-in = { $seconds ->
    [one] More came from your network than one server can answer. Please load this page again in a second; nothing is lost.
   *[other] More came from your network than one server can answer. Please load this page again in { $seconds } seconds; nothing is lost.
}
this-is-not-allowed = This is not allowed
the-server-is-busy = The server is busy right now
this-was-not-saved = This was not saved
this-did-not-work = This did not work
something-failed-on-our-side = Something failed on our side
it-was-noted = It was noted. Please try again in a moment; nothing that was sent is lost.
# Titles of the window.
not-found = Not found
too-many-requests = Too many requests
busy-right-now = Busy right now
not-saved = Not saved
not-allowed = Not allowed
something-failed = Something failed
about-an-error = This page of Image Chat cannot be shown; it says why, and leads back to the images.

## embed/example.rs
images-to-talk-about-on = Images to talk about, on any page
click-on-a-picture-and = Click on a picture and write: everyone who has this page open sees it at once. Below is all that a page needs for it.
the-page-to-copy = The page to copy
# The title of that page.
images-to-talk-about = Images to talk about
replace-demo-by-the-id = Replace demo by the id of your workspace, and list the address of your site in its settings.
plan-of-a-flat = Plan of a flat: two rooms, a kitchen and a bath
visitors-by-month = Visitors by month: they double from January to June

## embed/frame.rs
no-discussions-of-this-image = There are no discussions of this image yet.
read-the-discussions-of-this = Read the discussions of this image
