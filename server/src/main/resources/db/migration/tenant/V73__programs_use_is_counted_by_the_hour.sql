-- What programs asked in an hour that is not over yet; then it becomes one entry of the trail.
create table audit_use (
    key      uuid        not null,
    actor    uuid        not null,
    hour     timestamptz not null,
    requests bigint      not null,
    changes  bigint      not null,
    refused  bigint      not null,
    constraint audit_use_pk primary key (key, hour)
);
