create table system.credential (
    id                  uuid        not null,
    tenant              text        not null,
    user_id             uuid        not null,
    login               text        not null,
    password_hash       text        not null,
    role                text        not null,
    name                text        not null,
    locale              text        not null,
    theme               text        not null,
    time_zone           text        not null,
    active              boolean     not null default true,
    failed_count        integer     not null default 0,
    locked_until        timestamptz,
    password_changed_at timestamptz not null,
    created_at          timestamptz not null,
    constraint credential_pk primary key (id),
    constraint credential_user_uq unique (user_id),
    constraint credential_login_uq unique (login),
    constraint credential_tenant_fk foreign key (tenant) references system.tenant
);

create index credential_tenant_ix on system.credential (tenant);

create table system.session (
    token_hash    bytea       not null,
    credential_id uuid        not null,
    created_at    timestamptz not null,
    seen_at       timestamptz not null,
    expires_at    timestamptz not null,
    address       text        not null,
    agent         text        not null,
    constraint session_pk primary key (token_hash),
    constraint session_credential_fk foreign key (credential_id)
        references system.credential on delete cascade
);

create index session_credential_ix on system.session (credential_id);
create index session_expires_ix on system.session (expires_at);
