-- Up to which event a person has read a discussion. `chat_id` is the image's own id for all of its discussions together: an
-- image counts as read from the first visit on, or by "mark all as read".
CREATE TABLE reads (
    user_id  BLOB    NOT NULL REFERENCES users (id),
    image_id BLOB    NOT NULL REFERENCES images (id),
    chat_id  BLOB    NOT NULL,
    seq      INTEGER NOT NULL,
    PRIMARY KEY (user_id, image_id, chat_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX reads_of_image ON reads (image_id);
