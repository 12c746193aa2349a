-- Reactions to a comment, as the JSON of `Vec<Reaction>`, oldest first; NULL for none. They go where the comment goes:
-- with its discussion, among the deleted ones and back.
ALTER TABLE comments ADD COLUMN reactions TEXT;

-- Texts that comments had before they were edited. `seq` is the event that took the text away, `at` when it was written.
CREATE TABLE comment_versions (
    image_id   BLOB    NOT NULL,
    comment_id BLOB    NOT NULL,
    seq        INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    html       TEXT,
    PRIMARY KEY (image_id, comment_id, seq)
) STRICT, WITHOUT ROWID;

-- In forms, Enter breaks the line and does not send.
ALTER TABLE accounts ADD COLUMN enter_breaks INTEGER NOT NULL DEFAULT 0;
