-- Rows that were not taken, with what was wrong with them.
create table import_rejected (
    import  uuid not null constraint import_rejected_import references import on delete cascade,
    line    bigint not null,
    reasons jsonb not null,
    cells   jsonb not null,
    constraint import_rejected_pk primary key (import, line)
);

-- Rows that name a record of their own object which may still come, further down in the same file.
create table import_waiting (
    import uuid not null constraint import_waiting_import references import on delete cascade,
    line   bigint not null,
    cells  jsonb not null,
    constraint import_waiting_pk primary key (import, line)
);

-- Records that an undo left alone because somebody changed them after the import.
create table import_kept (
    import uuid not null constraint import_kept_import references import on delete cascade,
    record uuid not null,
    constraint import_kept_pk primary key (import, record)
);
