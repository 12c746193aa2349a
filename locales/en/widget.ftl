# What the widget says on pages of other sites, besides the messages of a room.

# A button over an image that is a link: after a press, a click on the image places a marker.
add-a-marker = Add a marker
# On the same button, after the press.
click-on-the-image = Click on the image
sign-out = Sign out
# Refusals, as those in live.ftl: the page that the widget is on has a say in what is sent.
page-did-not-accept = the page did not accept the comment
page-did-not-answer = the page did not answer
