-- Who finds an image. `visibility`: 0 listed, 1 who has the link, 2 members. Images from before stay listed.
ALTER TABLE images ADD COLUMN visibility INTEGER NOT NULL DEFAULT 0 CHECK (visibility IN (0, 1, 2));

-- A deleted image can be restored for 30 days; then its rows and files go. Meanwhile another image may take its
-- `url_id`, which `freed_url_id` keeps for the restoration.
ALTER TABLE images ADD COLUMN deleted_at INTEGER;
ALTER TABLE images ADD COLUMN deleted_by BLOB;
ALTER TABLE images ADD COLUMN freed_url_id TEXT;

CREATE INDEX images_deleted ON images (deleted_at) WHERE deleted_at IS NOT NULL;
