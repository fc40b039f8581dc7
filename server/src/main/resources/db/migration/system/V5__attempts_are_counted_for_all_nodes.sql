-- What failed, by account, by address and by code: one row for each, whichever node was asked.
create table system.attempt (
    key      text        not null,
    failures integer     not null,
    until    timestamptz not null,
    seen_at  timestamptz not null,
    constraint attempt_pk primary key (key)
);

create index attempt_seen_ix on system.attempt (seen_at);

alter table system.credential
    drop column failed_count,
    drop column locked_until;
