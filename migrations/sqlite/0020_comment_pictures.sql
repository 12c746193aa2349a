-- Pictures that people put into comments. A comment has a picture by its text alone: `![Sketch](picture:{id}/800x600)`. An
-- image on another site may not be there yet when the picture of its first comment is, so there is no reference to
-- `images`. `looked_at`: when a comment with it was last looked for, at first `created_at`.
CREATE TABLE comment_pictures (
    id         BLOB    NOT NULL PRIMARY KEY,
    tenant_id  TEXT    NOT NULL,
    image_id   BLOB    NOT NULL,
    created_by BLOB    NOT NULL,
    created_at INTEGER NOT NULL,
    looked_at  INTEGER NOT NULL,
    file       TEXT    NOT NULL,
    thumb      TEXT    NOT NULL,
    width      INTEGER NOT NULL,
    height     INTEGER NOT NULL,
    bytes      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX comment_pictures_by_image ON comment_pictures (image_id);
CREATE INDEX comment_pictures_by_look ON comment_pictures (looked_at);

-- The texts with pictures, of which there are few. Queries have the same condition, and a range of the second column, for which
-- SQLite takes these indexes and not the key of the table.
CREATE INDEX comments_with_pictures ON comments (image_id, state) WHERE replace(body, '](picture:', '') <> body;
CREATE INDEX versions_with_pictures ON comment_versions (image_id, seq) WHERE replace(body, '](picture:', '') <> body;
