-- An import can rest and go on, or end before its file does. Each start has a job of its own: the one that was told to
-- rest may still be on its way out when the next begins.
alter table import drop constraint import_state_known;
alter table import add constraint import_state_known
    check (state in ('analysed', 'running', 'paused', 'finished', 'cancelled', 'failed', 'undoing', 'undone'));
alter table import add column job uuid;
update import set job = id where state in ('running', 'undoing');
create unique index import_job_unique on import (job);
