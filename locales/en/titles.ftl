# Titles of windows, and what pages are about: for the browser's tabs, search engines and links. No page shows them.

## Titles of the window, where the page has no heading of these words.
not-signed-in = Not signed in
# $title: of an image, here and below.
discussions-of = Discussions: { $title }
discussion-of = Discussion { $number }: { $title }
manage = Manage: { $title }
embedding-example = Embedding example

## What a page is about, in a sentence for search engines and for links to it. $tenant: the name of a workspace.
about-image = { $title }: an image, and what people say about its places.
about-image-chat = Talk about an image, right on the spot: click anywhere on it and write. Everyone looking sees your note at once.
about-gallery = The images of { $tenant }, to look at and to discuss.
about-managing = Rename, hide, replace, download or delete this image.
about-share-links = Create links with which others can view this image, or comment on it.
about-a-shared-image = Someone shared an image with you, to view it or to comment on it.
about-sign-in = Sign in to Image Chat, to write under your name and to see what is for members.
about-sign-up = Create an account, and be yourself on every device and in every discussion.
about-choosing-a-password = Choose a new password for your account at Image Chat.
about-invitation = You are invited to become a member of { $tenant }.
about-your-account = Your name as others see it, where you belong, your sessions and your password.
about-example = Two images of an ordinary page on which people discuss places, and the HTML that does it.
about-moderation = The comments of { $tenant } that wait for a moderator, deleted ones, bans and the audit log.
about-members = The members of { $tenant }, their roles, and open invitations.
about-keys = The API keys of { $tenant }.
about-webhooks = The webhooks of { $tenant }, and what came of what they were sent.
about-usage = What { $tenant } used, by day and by hour.
about-settings = The settings of { $tenant }: who can view and comment, discussions, embedding, moderation.
