-- An import: the file as it was read, what its columns mean, and how far it has come.
-- A run writes its rows and moves "position" on in one transaction, so it resumes exactly where it stopped.
create table import (
    id           uuid not null constraint import_pk primary key,
    object       text not null,
    state        text not null constraint import_state_known
                 check (state in ('analysed', 'running', 'finished', 'failed', 'undoing', 'undone')),
    file_name    text not null,
    file_size    bigint not null,
    stored       text not null,
    shape        jsonb not null,
    columns      jsonb not null,
    preview      jsonb not null,
    rows_total   bigint not null,
    rows_exact   boolean not null,
    mapping      jsonb not null,
    match_by     text,
    match_policy text not null constraint import_match_policy_known check (match_policy in ('skip', 'update', 'create')),
    position     bigint not null default 0,
    created      bigint not null default 0,
    updated      bigint not null default 0,
    unchanged    bigint not null default 0,
    skipped      bigint not null default 0,
    rejected     bigint not null default 0,
    working_ms   bigint not null default 0,
    failure      jsonb,
    removed      bigint not null default 0,
    reverted     bigint not null default 0,
    undo_xid     bigint,
    undo_seq     bigint,
    created_at   timestamptz not null,
    created_by   uuid,
    runner       jsonb not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    constraint import_accounts_for_every_row
        check (created + updated + unchanged + skipped + rejected <= position)
);
create index import_created_index on import (created_at desc, id desc);
