-- What a person opened last, and what he keeps at hand.
create table recent_record (
    person uuid not null,
    record uuid not null,
    object text not null,
    at     timestamptz not null,
    constraint recent_record_pk primary key (person, record)
);
create index recent_record_at_index on recent_record (person, at desc);

create table favourite_record (
    person uuid not null,
    record uuid not null,
    object text not null,
    at     timestamptz not null,
    constraint favourite_record_pk primary key (person, record)
);
