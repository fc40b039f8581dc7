-- Many groups of records, merged one after the other. Each group is merged and "position" moves on in one transaction, so the run goes
-- on exactly where it was stopped; "undo_position" counts back the same way.
create table record_merge_run (
    id            uuid constraint record_merge_run_pk primary key,
    object        text not null,
    state         text not null constraint record_merge_run_state_known
                  check (state in ('running', 'finished', 'cancelled', 'failed', 'undoing', 'undone')),
    total         bigint not null,
    position      bigint not null default 0,
    merged        bigint not null default 0,
    rejected      bigint not null default 0,
    undo_position bigint,
    undone        bigint not null default 0,
    kept          bigint not null default 0,
    failure       text,
    runner        jsonb not null,
    created_at    timestamptz not null,
    created_by    uuid,
    finished_at   timestamptz,
    constraint record_merge_run_accounts_for_every_group check (merged + rejected = position)
);
create index record_merge_run_created_index on record_merge_run (created_at desc, id desc);

-- A group; why it was not merged, or why its merge was not taken back.
create table record_merge_group (
    run      uuid not null constraint record_merge_group_run references record_merge_run on delete cascade,
    position bigint not null,
    records  uuid[] not null,
    survivor uuid,
    merge    uuid,
    code     text,
    params   jsonb,
    constraint record_merge_group_pk primary key (run, position)
);
