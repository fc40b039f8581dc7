-- A record as it takes part in the search for duplicates: its cells in the order of the object's traits, as written and in normal form.
create table match_entry (
    record uuid constraint match_entry_pk primary key,
    object text not null,
    cells  text not null,
    forms  text not null
);
create index match_entry_object_index on match_entry (object, record);

-- What a record can be found again by: hashes of names, numbers, domains and of runs of letters. Objects do not share keys.
create table match_key (
    key    bigint not null,
    record uuid not null,
    constraint match_key_pk primary key (key, record)
);
create index match_key_record_index on match_key (record);

-- Records whose twins are still to be looked for.
create table match_todo (
    record uuid constraint match_todo_pk primary key,
    object text not null
);

-- Which traits the entries of an object were made of; others are made again in the background, behind the last record done.
create table match_build (
    object    text constraint match_build_pk primary key,
    signature text not null,
    running   uuid,
    done      bigint not null default 0,
    after     text
);
