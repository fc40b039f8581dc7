-- Whose turn it is by each rule: the smallest number waits longest, whoever has none comes first.
create table allocation_turn (
    rule   uuid not null,
    person uuid not null,
    turn   bigint not null,
    constraint allocation_turn_pk primary key (rule, person)
);

-- Who got which record and why. chain is the first choice of those that follow each other because nobody accepted; why are facts, not words.
create table allocation_choice (
    id         uuid not null constraint allocation_choice_pk primary key,
    chain      uuid not null,
    pass       int not null,
    object     text not null,
    record     uuid not null,
    rule       uuid,
    kind       text not null constraint allocation_choice_kind check (kind in ('given', 'passed', 'manager', 'by_hand')),
    person     uuid not null,
    actor      uuid,
    why        jsonb not null,
    at         timestamptz not null,
    accept_by  timestamptz,
    settled    text constraint allocation_choice_settled check (settled in ('accepted', 'missed', 'replaced')),
    settled_at timestamptz
);
create index allocation_choice_record_index on allocation_choice (record, at desc);
create index allocation_choice_at_index on allocation_choice (at desc, id desc);
create index allocation_choice_person_index on allocation_choice (person, at desc);
create index allocation_choice_rule_index on allocation_choice (rule, at desc);
create index allocation_choice_chain_index on allocation_choice (chain);
create index allocation_choice_open_index on allocation_choice (accept_by) where accept_by is not null and settled is null;

-- What fits a rule while nobody can take it; tried again until somebody can.
create table allocation_waiting (
    record uuid not null constraint allocation_waiting_pk primary key,
    object text not null,
    rule   uuid not null,
    why    jsonb not null,
    since  timestamptz not null
);
create index allocation_waiting_since_index on allocation_waiting (since);
