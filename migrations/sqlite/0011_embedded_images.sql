-- An image of another site's page, known by the page and the address of its file, which is not copied: its `full`,
-- `display` and `thumb` are empty, and its size is 0 by 0, which is unknown. Its `url_id` is its id, since a page may
-- have several images. All three are NULL for an image whose file is here.
ALTER TABLE images ADD COLUMN embed_url_id TEXT;
ALTER TABLE images ADD COLUMN embed_src TEXT;
ALTER TABLE images ADD COLUMN embed_title TEXT;

-- A deleted one leaves its place to another, as `freed_url_id` does.
CREATE UNIQUE INDEX images_embedded ON images (tenant_id, embed_url_id, embed_src)
    WHERE embed_src IS NOT NULL AND deleted_at IS NULL;
