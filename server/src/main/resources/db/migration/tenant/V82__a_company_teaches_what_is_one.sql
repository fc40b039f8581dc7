-- How the judgement of an object leans after the decisions of people; the newest replaces the one before.
create table match_model (
    object  text constraint match_model_pk primary key,
    version bigint not null,
    traits  text not null,
    weights text not null,
    quality text not null,
    answers integer not null,
    made_at timestamptz not null
);
