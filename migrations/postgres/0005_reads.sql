-- Up to which event a person has read a discussion. `chat_id` is the image's own id for all of its discussions together: an
-- image counts as read from the first visit on, or by "mark all as read".
CREATE TABLE reads (
    user_id  UUID   NOT NULL REFERENCES users (id),
    image_id UUID   NOT NULL REFERENCES images (id),
    chat_id  UUID   NOT NULL,
    seq      BIGINT NOT NULL,
    PRIMARY KEY (user_id, image_id, chat_id)
);

CREATE INDEX reads_of_image ON reads (image_id);
