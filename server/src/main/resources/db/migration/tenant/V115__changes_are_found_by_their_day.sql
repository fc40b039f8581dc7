-- What has changed since a moment is at the end of the log: batches are found by when they were written.
create index change_set_at_index on change_set using brin (at) with (pages_per_range = 16);
