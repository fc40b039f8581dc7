-- What fields name that name several records: one line each, found from either side.
create table record_link (
    relation text not null,
    record   uuid not null,
    target   uuid not null,
    position integer not null,
    constraint record_link_pk primary key (record, relation, target)
);
create index record_link_target_index on record_link (target, relation);
