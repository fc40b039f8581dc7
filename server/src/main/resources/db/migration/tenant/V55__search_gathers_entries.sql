-- The words of new entries are gathered and put into their places together: a bulk of records costs less than half. A search looks
-- through what is gathered, a millisecond for each megabyte. Only a reader in the background writes here, so nobody waits for it.
alter index search_entry_terms_index set (fastupdate = on, gin_pending_list_limit = 1024);
