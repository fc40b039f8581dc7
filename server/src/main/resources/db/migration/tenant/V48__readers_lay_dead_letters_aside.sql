-- What stops a reader, and the changes that it went past because it could not take them.
alter table change_reader
    add column failure       text,
    add column failures      integer not null default 0,
    add column failing_since timestamptz;

create table dead_letter (
    reader    text not null,
    xid       xid8 not null,
    seq       bigint not null,
    object    text not null,
    record    uuid not null,
    operation text not null,
    at        timestamptz not null,
    actor     uuid,
    failure   text not null,
    attempts  integer not null,
    buried_at timestamptz not null,
    constraint dead_letter_pk primary key (reader, xid, seq)
);

-- Finds the first line written at a moment; lines are written in the order of time, so it takes next to no room.
create index change_set_at_index on change_set using brin (at) with (pages_per_range = 16);
