-- What the columns of a file were like over all of its rows, told once the import is through.
alter table import add column quality jsonb;

-- A mapping that was given a name, for the next file with such headings.
create table import_mapping (
    id           uuid constraint import_mapping_pk primary key,
    object       text not null,
    name         text not null,
    fields       jsonb not null,
    match_by     text,
    match_policy text not null,
    misfit       text not null,
    defaults     jsonb not null,
    created_at   timestamptz not null,
    created_by   uuid,
    constraint import_mapping_name_unique unique (object, name)
);
