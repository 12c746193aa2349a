-- The role that stands beside an author's name: of moderators and administrators, and of others whose name looks like
-- one of theirs. NULL: none is shown. It is the role of then, as the name is the name of then.
ALTER TABLE events ADD COLUMN actor_role TEXT;
ALTER TABLE chats ADD COLUMN by_role TEXT;
ALTER TABLE chats ADD COLUMN resolved_by_role TEXT;
ALTER TABLE comments ADD COLUMN by_role TEXT;
