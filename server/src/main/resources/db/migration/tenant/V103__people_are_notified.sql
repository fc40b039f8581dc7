-- What somebody is told, once for each source; what he wants to be told; and which records he follows.
create table notification (
    id      uuid not null constraint notification_pk primary key,
    person  uuid not null,
    kind    text not null,
    source  text not null,
    object  text not null,
    record  uuid not null,
    actor   uuid,
    words   text,
    count   int not null default 1,
    at      timestamptz not null,
    read_at timestamptz,
    constraint notification_source_unique unique (person, kind, source)
);
create index notification_person_index on notification (person, at desc, id desc);
create index notification_unread_index on notification (person, record) where read_at is null;

create table notification_setting (
    person uuid not null,
    kind   text not null,
    wanted boolean not null,
    constraint notification_setting_pk primary key (person, kind)
);

create table followed_record (
    person uuid not null,
    record uuid not null,
    object text not null,
    at     timestamptz not null,
    constraint followed_record_pk primary key (person, record)
);
create index followed_record_index on followed_record (record);
