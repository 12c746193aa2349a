-- Appending to the log (LP1 to LP3): many events in one call, so that a batch is one round trip and one transaction.

-- What one line of history is written by: a process of PostgreSQL, a database in it, and a table in that. Another copy of
-- the data is at least one of them anew, however it was made: a copied folder, a replica that takes over and a recovery
-- to a point in time start the process; a dump that is read back makes the table.
CREATE FUNCTION present_run() RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT concat_ws(
        '/',
        to_char(pg_postmaster_start_time() AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS'),
        (SELECT oid FROM pg_database WHERE datname = current_database()),
        pg_relation_filenode('events'::regclass)
    )
$$;

-- The epoch of the present run (LP5), which is begun when there is none. That of a thousand runs ago is forgotten.
CREATE FUNCTION present_epoch(OUT present_number BIGINT, OUT present UUID) LANGUAGE plpgsql AS $$
DECLARE
    this_run CONSTANT TEXT := present_run();
BEGIN
    SELECT number, epoch INTO present_number, present FROM epochs WHERE run = this_run;
    IF FOUND THEN
        RETURN;
    END IF;
    INSERT INTO epochs (number, epoch, run)
        SELECT coalesce(max(number), 0) + 1, gen_random_uuid(), this_run FROM epochs
        ON CONFLICT DO NOTHING;
    DELETE FROM epochs WHERE number <= (SELECT max(number) FROM epochs) - 1000;
    SELECT number, epoch INTO STRICT present_number, present FROM epochs WHERE run = this_run;
END
$$;

-- A comment that is there, from its JSON in an event.
CREATE FUNCTION add_comment(
    at_image UUID, at_number BIGINT, at_chat UUID, at_seq BIGINT, by JSONB, at_moment BIGINT, comment JSONB
) RETURNS VOID LANGUAGE sql AS $$
    INSERT INTO comments (image_id, number, chat_id, seq, id, parent_id, by_id, by_name, by_role, at, body, html, edited_at)
    VALUES (
        at_image, at_number, at_chat, at_seq, (comment ->> 'id')::uuid, (comment ->> 'parentId')::uuid,
        (by ->> 'id')::uuid, by ->> 'name', by ->> 'role', at_moment, comment ->> 'body', comment ->> 'html',
        (comment ->> 'editedAt')::bigint
    )
    ON CONFLICT DO NOTHING
$$;

-- `Board::apply` in SQL (LP2): what an event changes in the rows of discussions and comments. Total like its model: an
-- event that names something unknown changes nothing.
CREATE FUNCTION project(at_image UUID, at_seq BIGINT, by JSONB, at_moment BIGINT, event JSONB)
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
            INSERT INTO chats (image_id, number, id, x, y, by_id, by_name, by_role, opened_at)
                VALUES (at_image, there, of_chat, (chat ->> 'x')::float8, (chat ->> 'y')::float8,
                    (by ->> 'id')::uuid, by ->> 'name', by ->> 'role', at_moment);
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
        UPDATE chats SET x = (change -> 'to' ->> 'x')::float8, y = (change -> 'to' ->> 'y')::float8
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
CREATE FUNCTION restore_chat(at_image UUID, of_chat UUID, chat JSONB) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    at_number CONSTANT BIGINT := chat ->> 'number';
    resolved CONSTANT JSONB := chat -> 'resolved';
    deleted BIGINT;
BEGIN
    DELETE FROM chats WHERE id = of_chat AND image_id = at_image AND state = 1 RETURNING number INTO deleted;
    DELETE FROM comments WHERE image_id = at_image AND number = deleted AND chat_id = of_chat AND state = 1;
    INSERT INTO chats (image_id, number, id, x, y, by_id, by_name, by_role, opened_at,
            resolved_by_id, resolved_by_name, resolved_by_role, resolved_at, locked)
        VALUES (at_image, at_number, of_chat, (chat -> 'at' ->> 'x')::float8, (chat -> 'at' ->> 'y')::float8,
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

-- Appends these events, in their order. The outcome of each: 0 stored, 1 its place is not the next one or there is no such
-- image, 2 the operation is known. `is_repeated`: the answer to the same call was lost, so what it stored is found
-- stored. A row lock for each image, in the order of their ids, so that two calls never wait for each other.
CREATE FUNCTION append_events(appends JSONB, is_repeated BOOLEAN, OUT outcomes INT[], OUT epoch UUID)
LANGUAGE plpgsql AS $$
DECLARE
    epoch_number BIGINT;
    a RECORD;
    head BIGINT;
BEGIN
    SELECT present_number, present INTO epoch_number, epoch FROM present_epoch();
    PERFORM 1 FROM images
        WHERE id = ANY (ARRAY (SELECT (one ->> 'image')::uuid FROM jsonb_array_elements(appends) AS one))
        ORDER BY id FOR NO KEY UPDATE;
    outcomes := '{}';
    FOR a IN SELECT * FROM jsonb_to_recordset(appends) AS one (
        tenant TEXT, image UUID, seq BIGINT, operation UUID, actor JSONB, at BIGINT, request BYTEA, event TEXT, messages JSONB
    ) LOOP
        SELECT images.seq INTO head FROM images WHERE id = a.image AND tenant_id = a.tenant;
        IF head IS DISTINCT FROM a.seq - 1 THEN
            outcomes := outcomes || CASE WHEN is_repeated AND EXISTS (
                SELECT 1 FROM operations AS o WHERE o.tenant_id = a.tenant AND o.broadcast_id = a.operation
                    AND o.actor_id = (a.actor ->> 'id')::uuid AND o.image_id = a.image AND o.seq = a.seq
            ) THEN 0 ELSE 1 END;
            CONTINUE;
        END IF;
        INSERT INTO operations (tenant_id, broadcast_id, actor_id, request, image_id, seq, at)
            VALUES (a.tenant, a.operation, (a.actor ->> 'id')::uuid, a.request, a.image, a.seq, a.at)
            ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
            outcomes := outcomes || 2;
            CONTINUE;
        END IF;
        UPDATE images SET seq = a.seq WHERE id = a.image;
        INSERT INTO events (image_id, seq, broadcast_id, actor_id, actor_name, actor_role, at, event, epoch)
            VALUES (a.image, a.seq, a.operation, (a.actor ->> 'id')::uuid, a.actor ->> 'name', a.actor ->> 'role', a.at, a.event,
                epoch_number);
        PERFORM project(a.image, a.seq, a.actor, a.at, a.event::jsonb);
        INSERT INTO webhook_deliveries
                (endpoint_id, id, kind, at, image_id, seq, chat_id, comment_id, actor_id, detail, since, due_at)
            SELECT endpoints.id, m.id, m.kind, a.at, a.image, a.seq, m.chat, m.comment, (a.actor ->> 'id')::uuid, m.detail,
                a.at, a.at
            FROM jsonb_to_recordset(a.messages) AS m (id UUID, kind TEXT, topic BIGINT, chat UUID, comment UUID, detail TEXT)
            JOIN webhook_endpoints AS endpoints ON endpoints.tenant_id = a.tenant AND endpoints.disabled_at IS NULL
                AND (endpoints.topics & m.topic) <> 0;
        outcomes := outcomes || 0;
    END LOOP;
END
$$;
