-- What people are told is gathered into letters: how often each wants one, of which kinds, and which letter of which period was begun.
alter table notification_setting add column mailed boolean not null default true;

create table digest_setting (
    person uuid not null constraint digest_setting_pk primary key,
    rhythm text not null constraint digest_setting_rhythm_check check (rhythm in ('never', 'daily', 'weekly'))
);

-- A line is written before the letter is handed over: whoever finds it there sends none. Without an outcome: its node died meanwhile.
create table digest (
    person  uuid not null,
    period  text not null,
    at      timestamptz not null,
    outcome text constraint digest_outcome_check check (outcome in ('taken', 'refused')),
    constraint digest_pk primary key (person, period)
);
