-- Of which deadlines of leads was told, that they are near and that they are over: each once.
create table response_told (
    lead       uuid not null,
    respond_by timestamptz not null,
    late       boolean not null,
    at         timestamptz not null,
    constraint response_told_pk primary key (lead, respond_by, late)
);
create index response_told_respond_by_index on response_told (respond_by);
