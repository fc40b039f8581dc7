-- Two records that may be one. A decision keeps what it was made on, so that models learn from it after both have changed or gone.
create table match_pair (
    id          uuid constraint match_pair_pk primary key,
    object      text not null,
    one         uuid not null,
    two         uuid not null,
    probability double precision not null,
    decision    text not null constraint match_pair_decision check (decision in ('same', 'maybe')),
    rule        text,
    state       text not null constraint match_pair_state check (state in ('open', 'same', 'different', 'later')),
    found_at    timestamptz not null,
    decided_at  timestamptz,
    decided_by  uuid,
    note        text,
    cells_one   text,
    cells_two   text,
    constraint match_pair_once unique (one, two),
    constraint match_pair_order check (one < two)
);
create index match_pair_queue_index on match_pair (object, state, probability desc, id);
create index match_pair_two_index on match_pair (two);
