-- Addresses outside that are told of changes. Kept apart from records, because address and secret are the administrators' alone.
create table webhook (
    id               uuid constraint webhook_pk primary key,
    name             text not null,
    url              text not null,
    events           jsonb not null,
    owner            uuid not null,
    active           boolean not null,
    secret           text not null,
    old_secret       text,
    old_secret_until timestamptz,
    paused_at        timestamptz,
    pause_reason     text,
    failures         integer not null default 0,
    failing_since    timestamptz,
    retry_at         timestamptz,
    created_at       timestamptz not null
);

-- What is to be told or was, with the text that is sent, so that every attempt sends the same.
create table webhook_delivery (
    id           uuid constraint webhook_delivery_pk primary key,
    webhook      uuid not null constraint webhook_delivery_webhook references webhook on delete cascade,
    xid          bigint not null,
    seq          bigint not null,
    event        text not null,
    record       uuid not null,
    payload      text not null,
    state        text not null default 'waiting'
                 constraint webhook_delivery_state_known check (state in ('waiting', 'delivered', 'failed')),
    attempts     integer not null default 0,
    due_at       timestamptz not null,
    leased_until timestamptz,
    created_at   timestamptz not null,
    done_at      timestamptz,
    status       integer,
    ms           integer,
    answer       text,
    failure      text
);
create index webhook_delivery_webhook_index on webhook_delivery (webhook, created_at desc, id desc);
create index webhook_delivery_waiting_index on webhook_delivery (webhook, xid, seq) where state = 'waiting';
create index webhook_delivery_record_index on webhook_delivery (webhook, record, xid, seq) where state = 'waiting';
create index webhook_delivery_done_index on webhook_delivery (done_at) where state <> 'waiting';
