-- Views that a person keeps for himself.
create table personal_view (
    id     uuid not null constraint personal_view_pk primary key,
    person uuid not null,
    object text not null,
    words  jsonb not null,
    at     timestamptz not null
);
create index personal_view_person_index on personal_view (person, object, at);

-- With which view a person opens a list; empty: with all records.
create table usual_view (
    person uuid not null,
    object text not null,
    name   text not null,
    constraint usual_view_pk primary key (person, object)
);
