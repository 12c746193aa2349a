# Accounts, invitations, links to share: what a person sees of themselves.

## pages/share.rs
password = Password
leave-empty-for-none = Leave empty for none.
expires-after-days = Expires after (days)
leave-empty-for-a-link = Leave empty for a link that does not expire.
link = Link
there-are-no-share-links = There are no share links yet.
share-links = Share links
anyone-with-a-share-link = Anyone with a share link can view or comment, also where others cannot.
links = Links
new-share-link = New share link
create-link = Create link
revoke = Revoke
can-view = Can view
can-comment = Can comment
everyone-can-comment = Everyone who knows the address of this image can already view and comment, without a share link. A password, an expiry or “Can view” hold nobody back as long as the settings say so.
everyone-can-view = Everyone who knows the address of this image can already view it, without a share link. A password or an expiry hold nobody back from that as long as the settings say so.
share-link-ready = Your share link is ready. It is shown only once.
with-a-password = , with a password
# $created, $expires: days and times.
share-expired = Created { $created }, expired
share-without-end = Created { $created }, does not expire
share-with-end = Created { $created }, expires { $expires }
shared-with-password = Someone shared an image with you. It is protected by a password.
shared-with-you = Someone shared an image with you.
a-shared-image = A shared image
open-the-image = Open the image

## pages/oidc.rs
you-are-not-signed-in = You are not signed in
all-images = All images

# $name: of a provider of identities. $code: for support.
continue-with = Continue with { $name }
reason = Reason: { $code }

## people/account.rs
moderation = Moderation
members = Members
settings = Settings
# $device: a browser and a system.
sign-out-device = Sign out { $device }
# $address: where a session comes from. $begun, $seen: days and times.
session-times = { $address } · since { $begun } · last seen { $seen }
name = Name
current-password = Current password
new-password = New password
your-password = Your password
your-account = Your account
sign-out = Sign out
how-others-see-you = How others see you
shows-on-what-you-write = Shows on what you write from now on.
on-every-device-where-you = Applies on every device where you are signed in.
# A language: that of each browser.
as-in-the-browser = As in the browser
save = Save
where-you-belong = Where you belong
sign-out-everywhere-else = Sign out everywhere else
where-you-are-signed-in = Where you are signed in
this-one = This one
a-new-password-signs-you = A new password signs you out everywhere else.
change-password = Change password
delete-your-account = Delete your account
what-you-wrote-stays-as = What you wrote stays, as by “Deleted person”. This cannot be undone.
yes-delete-my-account = Yes, delete my account
delete-account = Delete account
# $browser, $system: names of programs.
device-on = { $browser } on { $system }
unknown-device = Unknown device
# A network address, as part of a line.
unknown-address = unknown address

## people/join.rs
welcome = Welcome to Image Chat
# $tenant: the name of a workspace.
join-tenant = Join { $tenant }
first-administrator = You are about to become the first administrator of { $tenant }: you decide who can view and comment, and invite others.
invited-as-member = You are invited as member.
invited-as-moderator = You are invited as moderator.
invited-as-administrator = You are invited as administrator.
become-administrator = Become administrator
join = Join
signed-in-as = Signed in as { $name }
# With a link behind it.
not-you = Not you?
have-an-account = Have an account?
# $link: “Sign in”.
have-an-account-come-back = Have an account? { $link } and come back here.
create-account-and-join = Create account and join
sign-in = Sign in

password-hint = At least 10 characters. A short sentence is easy to remember.

## people/login.rs
no-account-yet = No account yet?
e-mail = E-mail
create-account = Create account
forgot-your-password-the-operator = Forgot your password? The operator of this server can give you a link to set a new one.

## people/reset.rs
choose-a-password = Choose a password
# $email: of the account.
for-email = For { $email }. You will be signed out everywhere else.
save-and-sign-in = Save and sign in

## people/signup.rs
as-others-see-you = As others see you.
to-sign-in-with-others = To sign in with. Others do not see it, but administrators of your workspaces do.
what-you-wrote-as-a = What you wrote as a guest stays yours.
