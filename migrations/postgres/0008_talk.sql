-- Reactions to a comment, as the JSON of `Vec<Reaction>` in the form that serde writes, oldest first; NULL for none. They
-- go where the comment goes: with its discussion, among the deleted ones and back.
ALTER TABLE comments ADD COLUMN reactions TEXT;

-- Texts that comments had before they were edited. `seq` is the event that took the text away, `at` when it was written.
CREATE TABLE comment_versions (
    image_id   UUID   NOT NULL,
    comment_id UUID   NOT NULL,
    seq        BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    body       TEXT   NOT NULL,
    html       TEXT,
    PRIMARY KEY (image_id, comment_id, seq)
);

-- An author as serde writes them.
CREATE FUNCTION author_json(by JSONB) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT '{"id":' || to_json(by ->> 'id') || ',"name":' || to_json(by ->> 'name')
        || coalesce(',"role":' || to_json(by ->> 'role'), '') || '}'
$$;

-- A reaction as serde writes it.
CREATE FUNCTION reaction_json(emoji TEXT, by JSONB) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT '{"emoji":' || to_json(emoji) || ',"by":' || author_json(by) || '}'
$$;

-- As in 0003, with its reactions.
CREATE OR REPLACE FUNCTION add_comment(
    at_image UUID, at_number BIGINT, at_chat UUID, at_seq BIGINT, by JSONB, at_moment BIGINT, comment JSONB
) RETURNS VOID LANGUAGE sql AS $$
    INSERT INTO comments (image_id, number, chat_id, seq, id, parent_id, by_id, by_name, by_role, at, body, html, edited_at,
        reactions)
    VALUES (
        at_image, at_number, at_chat, at_seq, (comment ->> 'id')::uuid, (comment ->> 'parentId')::uuid,
        (by ->> 'id')::uuid, by ->> 'name', by ->> 'role', at_moment, comment ->> 'body', comment ->> 'html',
        (comment ->> 'editedAt')::bigint,
        (SELECT '[' || string_agg(reaction_json(r ->> 'emoji', r -> 'by'), ',' ORDER BY place) || ']'
            FROM jsonb_array_elements(comment -> 'reactions') WITH ORDINALITY AS all_of (r, place))
    )
    ON CONFLICT DO NOTHING
$$;

-- What changes within one comment comes first; everything else is for the function that had the name.
ALTER FUNCTION project(UUID, BIGINT, JSONB, BIGINT, JSONB) RENAME TO project_discussion;

CREATE FUNCTION project(at_image UUID, at_seq BIGINT, by JSONB, at_moment BIGINT, event JSONB)
RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    change CONSTANT JSONB := event -> 'change';
    kind CONSTANT TEXT := change ->> 'kind';
    of_comment CONSTANT UUID := coalesce(change -> 'comment' ->> 'id', change ->> 'commentId');
    of_chat CONSTANT UUID := event ->> 'chatId';
    reaction CONSTANT TEXT := change ->> 'emoji';
BEGIN
    IF kind = 'reaction-added' THEN
        UPDATE comments
            SET reactions = coalesce(left(reactions, -1) || ',', '[') || reaction_json(reaction, by) || ']'
            WHERE id = of_comment AND image_id = at_image AND chat_id = of_chat AND state = 0 AND NOT EXISTS (
                SELECT 1 FROM json_array_elements(reactions::json) AS r
                    WHERE r ->> 'emoji' = reaction AND r -> 'by' ->> 'id' = by ->> 'id'
            );
        RETURN;
    END IF;
    IF kind = 'reaction-removed' THEN
        UPDATE comments
            SET reactions = (
                SELECT '[' || string_agg(r::text, ',' ORDER BY place) || ']'
                    FROM json_array_elements(reactions::json) WITH ORDINALITY AS all_of (r, place)
                    WHERE NOT (r ->> 'emoji' = reaction AND r -> 'by' ->> 'id' = by ->> 'id')
            )
            WHERE id = of_comment AND image_id = at_image AND chat_id = of_chat AND state = 0 AND reactions IS NOT NULL;
        RETURN;
    END IF;
    IF kind = 'comment-edited' THEN
        INSERT INTO comment_versions (image_id, comment_id, seq, at, body, html)
            SELECT image_id, id, at_seq, coalesce(edited_at, at), body, html FROM comments
                WHERE id = of_comment AND image_id = at_image AND chat_id = of_chat AND state = 0
            ON CONFLICT DO NOTHING;
        DELETE FROM comment_versions WHERE image_id = at_image AND comment_id = of_comment AND seq <= (
            SELECT seq FROM comment_versions WHERE image_id = at_image AND comment_id = of_comment
                ORDER BY seq DESC LIMIT 1 OFFSET 50
        );
    END IF;
    PERFORM project_discussion(at_image, at_seq, by, at_moment, event);
END
$$;

-- In forms, Enter breaks the line and does not send.
ALTER TABLE accounts ADD COLUMN enter_breaks BOOLEAN NOT NULL DEFAULT FALSE;
