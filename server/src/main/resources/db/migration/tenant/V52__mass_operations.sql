-- One act on all records of a filter. Which records those are is fixed when it is ordered (mass_target); a chunk writes its
-- records and moves "position" on in one transaction, so it goes on exactly where it was stopped.
create table mass_operation (
    id          uuid constraint mass_operation_pk primary key,
    object      text not null,
    act         text not null constraint mass_operation_act_known check (act in ('update', 'delete', 'restore')),
    criteria    text,
    matching    text,
    deleted     boolean not null,
    given       jsonb not null,
    state       text not null constraint mass_operation_state_known
                check (state in ('running', 'finished', 'cancelled', 'failed', 'undoing', 'undone')),
    total       bigint not null,
    position    bigint not null default 0,
    changed     bigint not null default 0,
    unchanged   bigint not null default 0,
    rejected    bigint not null default 0,
    failure     text,
    removed     bigint not null default 0,
    reverted    bigint not null default 0,
    kept        bigint not null default 0,
    undo_xid    bigint,
    undo_seq    bigint,
    runner      jsonb not null,
    created_at  timestamptz not null,
    created_by  uuid,
    finished_at timestamptz,
    constraint mass_operation_accounts_for_every_record check (changed + unchanged + rejected = position)
);
create index mass_operation_created_index on mass_operation (created_at desc, id desc);

create table mass_target (
    mass     uuid not null constraint mass_target_mass references mass_operation on delete cascade,
    position bigint not null,
    record   uuid not null,
    constraint mass_target_pk primary key (mass, position)
);

-- Records that did not take the change, with the first thing that was wrong.
create table mass_rejected (
    mass   uuid not null constraint mass_rejected_mass references mass_operation on delete cascade,
    record uuid not null,
    field  text,
    code   text not null,
    params jsonb not null,
    constraint mass_rejected_pk primary key (mass, record)
);
