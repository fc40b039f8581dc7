-- The stages that deals have been in, read from the change log by the reader "stage_moves": who moved them, when, and for how long they stayed.
-- entered_at is when it happened, logged_at when it was written down; an import tells of the past.
create table stage_move (
    object     text not null,
    record     uuid not null,
    place      int not null,
    pipeline   uuid not null,
    stage      uuid not null,
    status     text not null,
    from_stage uuid,
    entered_at timestamptz not null,
    left_at    timestamptz,
    logged_at  timestamptz not null,
    actor      uuid,
    constraint stage_move_pk primary key (object, record, place)
);
create index stage_move_pipeline_index on stage_move (pipeline, entered_at);
