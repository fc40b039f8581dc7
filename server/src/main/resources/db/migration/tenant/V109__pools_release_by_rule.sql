-- A release rule runs once a day, on whichever node comes first; mass is what it ordered, if there was anything to release.
create table pool_run (
    rule uuid not null,
    day  date not null,
    mass uuid,
    at   timestamptz not null,
    constraint pool_run_pk primary key (rule, day)
);

-- An owner is warned of a record once for each stretch of time in which nothing happened, which begins at since.
create table pool_warning (
    rule   uuid not null,
    record uuid not null,
    since  timestamptz not null,
    at     timestamptz not null,
    constraint pool_warning_pk primary key (rule, record, since)
);
