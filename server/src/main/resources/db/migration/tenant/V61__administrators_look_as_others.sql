-- An administrator looks through the eyes of a person, for a while and without writing.
create table view_as (
    id            uuid constraint view_as_pk primary key,
    administrator uuid not null,
    person        uuid not null,
    started_at    timestamptz not null,
    until         timestamptz not null,
    ended_at      timestamptz
);
create index view_as_administrator_index on view_as (administrator, started_at);
