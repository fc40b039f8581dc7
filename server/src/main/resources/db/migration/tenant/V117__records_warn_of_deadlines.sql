-- A deadline of a record that has passed by a rule, once; resolved when its reason is gone. owner is whose record it was when it was last looked at.
create table warning (
    id          uuid not null default uuidv7() constraint warning_pk primary key,
    rule        uuid not null,
    object      text not null,
    record      uuid not null,
    deadline    timestamptz not null,
    owner       uuid not null,
    at          timestamptz not null,
    resolved_at timestamptz,
    constraint warning_deadline_unique unique (rule, record, deadline)
);
create index warning_record_index on warning (record) where resolved_at is null;
create index warning_open_index on warning (rule, deadline) where resolved_at is null;

-- Who was told of it, once: level 0 the owner, 1 his manager, 2 the manager's manager; and what he did about it.
create table warning_told (
    warning       uuid not null constraint warning_told_warning references warning on delete cascade,
    person        uuid not null,
    level         int not null,
    at            timestamptz not null,
    snoozed_until timestamptz,
    task          uuid,
    constraint warning_told_pk primary key (warning, person)
);
create index warning_told_person_index on warning_told (person, at desc);
create index warning_told_snoozed_index on warning_told (snoozed_until) where snoozed_until is not null;

-- Records of which something changed, and which are looked at anew. The same may wait twice: whoever writes it down waits for nobody.
create table warning_due (
    id     bigint generated always as identity constraint warning_due_pk primary key,
    object text not null,
    record uuid not null
);
