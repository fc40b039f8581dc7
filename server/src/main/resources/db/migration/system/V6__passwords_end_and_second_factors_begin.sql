-- Somebody who is invited has no password before he gives himself one.
alter table system.credential
    alter column password_hash drop not null,
    add column must_change boolean not null default false,
    add column second_factor_required boolean not null default false;

alter table system.tenant
    add column second_factor text not null default 'optional',
    add constraint tenant_second_factor_known
        check (second_factor in ('optional', 'administrators', 'everybody'));

create table system.password_past (
    id            bigint      generated always as identity,
    credential_id uuid        not null,
    password_hash text        not null,
    until         timestamptz not null,
    constraint password_past_pk primary key (id),
    constraint password_past_credential_fk foreign key (credential_id)
        references system.credential on delete cascade
);

create index password_past_credential_ix on system.password_past (credential_id, id);

create table system.second_factor (
    credential_id uuid        not null,
    secret        text        not null,
    confirmed_at  timestamptz,
    last_step     bigint      not null default 0,
    constraint second_factor_pk primary key (credential_id),
    constraint second_factor_credential_fk foreign key (credential_id)
        references system.credential on delete cascade
);

create table system.recovery_code (
    credential_id uuid  not null,
    code_hash     bytea not null,
    constraint recovery_code_pk primary key (credential_id, code_hash),
    constraint recovery_code_credential_fk foreign key (credential_id)
        references system.credential on delete cascade
);

-- A session that still lacks something opens one door only; the id names a session without its token.
alter table system.session
    add column id uuid not null default uuidv7(),
    add column needs text,
    add column confirmed_at timestamptz not null default now(),
    add constraint session_id_uq unique (id);

create table system.entry_link (
    token_hash    bytea       not null,
    credential_id uuid        not null,
    created_by    uuid        not null,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    constraint entry_link_pk primary key (token_hash),
    constraint entry_link_credential_uq unique (credential_id),
    constraint entry_link_credential_fk foreign key (credential_id)
        references system.credential on delete cascade
);
