-- The words a record is found by: bigrams of Chinese, pinyin and initials, words and digits.
create table search_entry (
    record uuid constraint search_entry_pk primary key,
    object text not null,
    terms  tsvector not null
);
create index search_entry_terms_index on search_entry using gin (terms) with (fastupdate = off);
