-- What a record is called, and how that sounds in pinyin and by its initials: a title that begins with what was typed is found by
-- its order in an index, before any word is looked up. In byte order, so that a beginning is a range.
delete from search_entry;
alter table search_entry
    add column title    text collate "C" not null,
    add column pinyin   text collate "C" not null,
    add column initials text collate "C" not null;
create index search_entry_title_index on search_entry (object, title);
create index search_entry_pinyin_index on search_entry (object, pinyin) where pinyin <> '';
create index search_entry_initials_index on search_entry (object, initials) where initials <> '';

-- Every record is read again for it.
delete from change_reader where name = 'search';
