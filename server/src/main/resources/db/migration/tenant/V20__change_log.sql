-- One header per batch that was written, one line per record that it changed. Together they are history, undo and outbox.
create table change_set (
    id         bigint generated always as identity constraint change_set_pk primary key,
    xid        xid8 not null default pg_current_xact_id(),
    at         timestamptz not null,
    actor      uuid,
    cause_kind text not null,
    cause_id   uuid
);
create index change_set_cause_index on change_set (cause_id) where cause_id is not null;

-- Readers follow (xid, seq): a transaction's number is fixed before its lines are, so none is ever passed over.
-- A creation carries no copy, an update only the old values of the fields it changed.
create table change (
    xid       xid8 not null default pg_current_xact_id(),
    seq       bigint generated always as identity,
    set_id    bigint not null,
    object    text not null,
    record    uuid not null,
    operation "char" not null,
    before    jsonb,
    constraint change_pk primary key (xid, seq)
);
create index change_record_index on change (record, xid, seq);
