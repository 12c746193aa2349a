-- The digest of what a comment said when a change of it was sent that is held: one that says something
-- newer by the time of the approval is not overwritten. Absent for all else.
ALTER TABLE held ADD COLUMN base BLOB;

-- How much of one person's waits.
CREATE INDEX held_waiting_of ON held (tenant_id, actor_id) WHERE state = 0;
