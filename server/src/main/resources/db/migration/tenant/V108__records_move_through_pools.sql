-- What went into which pool and out of it. person is who had the record before, or who has it after; limits are those that a claim counts for.
create table pool_move (
    id     bigint generated always as identity constraint pool_move_pk primary key,
    pool   uuid not null,
    object text not null,
    record uuid not null,
    way    text not null constraint pool_move_way check (way in ('enter', 'release', 'recycle', 'claim', 'assign', 'move')),
    person uuid,
    actor  uuid,
    reason text,
    limits uuid[] not null,
    at     timestamptz not null
);
create index pool_move_person_index on pool_move (person, at desc);
create index pool_move_record_index on pool_move (record, at desc);
create index pool_move_pool_index on pool_move (pool, at desc);
