-- Requests that made a record, so that sending one again makes no second record.
create table idempotency_key (
    actor   uuid not null,
    key     text not null constraint idempotency_key_length check (length(key) <= 200),
    request uuid not null,
    record  uuid,
    at      timestamptz not null,
    constraint idempotency_key_pk primary key (actor, key)
);
