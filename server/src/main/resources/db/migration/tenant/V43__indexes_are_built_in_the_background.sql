-- Indexes on large tables, built while people go on writing.
create table index_build (
    id          uuid constraint index_build_pk primary key,
    object      text not null,
    name        text not null constraint index_build_name_unique unique,
    columns     text[] not null,
    is_unique   boolean not null,
    state       text not null constraint index_build_state check (state in ('waiting', 'building', 'ready', 'failed')),
    failure     text,
    asked_at    timestamptz not null,
    finished_at timestamptz
);
