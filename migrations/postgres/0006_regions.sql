-- The size of a region, whose upper left corner is at x and y, in percent of the image; NULL for a point. The projection
-- of the log with it.
ALTER TABLE chats ADD COLUMN w DOUBLE PRECISION;
ALTER TABLE chats ADD COLUMN h DOUBLE PRECISION;

-- `Board::apply` in SQL (LP2): what an event changes in the rows of discussions and comments. Total like its model: an
-- event that names something unknown changes nothing.
CREATE OR REPLACE FUNCTION project(at_image UUID, at_seq BIGINT, by JSONB, at_moment BIGINT, event JSONB)
RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    change CONSTANT JSONB := event -> 'change';
    kind CONSTANT TEXT := coalesce(change ->> 'kind', event ->> 'type');
    comment CONSTANT JSONB := change -> 'comment';
    comment_id CONSTANT UUID := coalesce(comment ->> 'id', change ->> 'commentId');
    chat CONSTANT JSONB := coalesce(event -> 'chat', change -> 'chat');
    of_chat CONSTANT UUID := coalesce(event ->> 'chatId', chat ->> 'id');
    -- The number of the discussion that is there; NULL when none is.
    there BIGINT;
    deleted BIGINT;
BEGIN
    SELECT number INTO there FROM chats WHERE id = of_chat AND image_id = at_image AND state = 0;
    CASE kind
    WHEN 'new-image-chat' THEN
        IF there IS NULL THEN
            UPDATE images SET opened = opened + 1 WHERE id = at_image RETURNING opened INTO there;
            INSERT INTO chats (image_id, number, id, x, y, w, h, by_id, by_name, by_role, opened_at)
                VALUES (at_image, there, of_chat, (chat ->> 'x')::float8, (chat ->> 'y')::float8,
                    (chat ->> 'w')::float8, (chat ->> 'h')::float8, (by ->> 'id')::uuid, by ->> 'name', by ->> 'role', at_moment);
            IF chat ? 'comment' THEN
                PERFORM add_comment(at_image, there, of_chat, at_seq, by, at_moment, chat -> 'comment');
            END IF;
        END IF;
    WHEN 'deleted-image-chat' THEN
        IF there IS NOT NULL THEN
            -- Of two discussions with one id, the one that was deleted last is remembered.
            DELETE FROM chats WHERE id = of_chat AND image_id = at_image AND state = 1 RETURNING number INTO deleted;
            DELETE FROM comments WHERE image_id = at_image AND number = deleted AND chat_id = of_chat AND state = 1;
            UPDATE comments SET state = 1
                WHERE image_id = at_image AND number = there AND chat_id = of_chat AND state = 0;
            UPDATE chats SET state = 1, deleted_by = (by ->> 'id')::uuid, deleted_at = at_moment
                WHERE id = of_chat AND image_id = at_image AND state = 0;
        END IF;
    WHEN 'comment-added' THEN
        IF there IS NOT NULL THEN
            PERFORM add_comment(at_image, there, of_chat, at_seq, by, at_moment, comment - 'editedAt');
        END IF;
    WHEN 'comment-edited' THEN
        UPDATE comments SET body = comment ->> 'body', html = comment ->> 'html', edited_at = at_moment
            WHERE id = comment_id AND image_id = at_image AND chat_id = of_chat AND state = 0;
    WHEN 'comment-deleted' THEN
        -- Of two comments with one id, the one that was deleted last is remembered.
        DELETE FROM comments WHERE id = comment_id AND image_id = at_image AND state = 2 AND EXISTS (
            SELECT 1 FROM comments AS other WHERE other.id = comment_id AND other.image_id = at_image
                AND other.chat_id = of_chat AND other.state = 0
        );
        UPDATE comments SET state = 2, deleted_by = (by ->> 'id')::uuid, deleted_at = at_moment
            WHERE id = comment_id AND image_id = at_image AND chat_id = of_chat AND state = 0;
    WHEN 'comment-restored' THEN
        IF there IS NOT NULL THEN
            DELETE FROM comments WHERE id = comment_id AND image_id = at_image AND state = 2;
            PERFORM add_comment(at_image, there, of_chat, (comment ->> 'seq')::bigint, comment -> 'by',
                (comment ->> 'at')::bigint, comment);
        END IF;
    WHEN 'resolved', 'reopened' THEN
        UPDATE chats SET (resolved_by_id, resolved_by_name, resolved_by_role, resolved_at) = (
            SELECT (by ->> 'id')::uuid, by ->> 'name', by ->> 'role', at_moment WHERE kind = 'resolved'
        ) WHERE id = of_chat AND image_id = at_image AND state = 0;
    WHEN 'locked', 'unlocked' THEN
        UPDATE chats SET locked = (kind = 'locked') WHERE id = of_chat AND image_id = at_image AND state = 0;
    WHEN 'moved' THEN
        -- Without a size, that of before stays.
        UPDATE chats SET x = (change -> 'to' ->> 'x')::float8, y = (change -> 'to' ->> 'y')::float8,
                w = coalesce((change -> 'size' ->> 'w')::float8, w), h = coalesce((change -> 'size' ->> 'h')::float8, h)
            WHERE id = of_chat AND image_id = at_image AND state = 0;
    WHEN 'restored' THEN
        PERFORM restore_chat(at_image, of_chat, chat);
    ELSE
        -- Of a later version: it takes its place in the log.
        NULL;
    END CASE;
END
$$;

-- Restores a discussion as the event holds it.
CREATE OR REPLACE FUNCTION restore_chat(at_image UUID, of_chat UUID, chat JSONB) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    at_number CONSTANT BIGINT := chat ->> 'number';
    resolved CONSTANT JSONB := chat -> 'resolved';
    deleted BIGINT;
BEGIN
    DELETE FROM chats WHERE id = of_chat AND image_id = at_image AND state = 1 RETURNING number INTO deleted;
    DELETE FROM comments WHERE image_id = at_image AND number = deleted AND chat_id = of_chat AND state = 1;
    INSERT INTO chats (image_id, number, id, x, y, w, h, by_id, by_name, by_role, opened_at,
            resolved_by_id, resolved_by_name, resolved_by_role, resolved_at, locked)
        VALUES (at_image, at_number, of_chat, (chat -> 'at' ->> 'x')::float8, (chat -> 'at' ->> 'y')::float8,
            (chat -> 'size' ->> 'w')::float8, (chat -> 'size' ->> 'h')::float8,
            (chat -> 'by' ->> 'id')::uuid, chat -> 'by' ->> 'name', chat -> 'by' ->> 'role', (chat ->> 'openedAt')::bigint,
            (resolved -> 'by' ->> 'id')::uuid, resolved -> 'by' ->> 'name', resolved -> 'by' ->> 'role',
            (resolved ->> 'at')::bigint, coalesce((chat ->> 'locked')::boolean, FALSE))
        ON CONFLICT DO NOTHING;
    IF FOUND THEN
        PERFORM add_comment(at_image, at_number, of_chat, (c ->> 'seq')::bigint, c -> 'by', (c ->> 'at')::bigint, c)
            FROM jsonb_array_elements(chat -> 'comments') AS c;
    END IF;
END
$$;
