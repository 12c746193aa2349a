-- Markers are counted by the transaction that stores them (LP28): if and only if they are stored, whatever becomes of the
-- node. Each connection has a row of its own for a tenant and hour, so that none waits for another one's commit.
CREATE OR REPLACE FUNCTION append_events(appends JSONB, is_repeated BOOLEAN, OUT outcomes INT[], OUT epoch UUID)
LANGUAGE plpgsql AS $$
DECLARE
    epoch_number BIGINT;
    a RECORD;
    head BIGINT;
    parsed JSONB;
    -- The markers of this call: of which tenant, in which hour.
    tenants TEXT[] := '{}';
    hours BIGINT[] := '{}';
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
        parsed := a.event::jsonb;
        PERFORM project(a.image, a.seq, a.actor, a.at, parsed);
        IF parsed ->> 'type' = 'new-image-chat' THEN
            tenants := tenants || a.tenant;
            hours := hours || div(a.at, 3600000)::bigint;
        END IF;
        INSERT INTO webhook_deliveries
                (endpoint_id, id, kind, at, image_id, seq, chat_id, comment_id, actor_id, detail, since, due_at)
            SELECT endpoints.id, m.id, m.kind, a.at, a.image, a.seq, m.chat, m.comment, (a.actor ->> 'id')::uuid, m.detail,
                a.at, a.at
            FROM jsonb_to_recordset(a.messages) AS m (id UUID, kind TEXT, topic BIGINT, chat UUID, comment UUID, detail TEXT)
            JOIN webhook_endpoints AS endpoints ON endpoints.tenant_id = a.tenant AND endpoints.disabled_at IS NULL
                AND (endpoints.topics & m.topic) <> 0;
        outcomes := outcomes || 0;
    END LOOP;
    INSERT INTO usage (tenant_id, hour, boot, messages, bytes, created)
        SELECT tenant, hour, md5(present_run() || '/' || pg_backend_pid())::uuid, 0, 0, count(*)
        FROM unnest(tenants, hours) AS opened (tenant, hour) GROUP BY tenant, hour
        ON CONFLICT (tenant_id, hour, boot) DO UPDATE SET created = usage.created + excluded.created;
END
$$;
