-- mandate: what the key may, of what its user may; none: all of it.
create table system.api_key (
    id             uuid        not null,
    credential_id  uuid        not null,
    name           text        not null,
    hint           text        not null,
    token_hash     bytea       not null,
    former_hash    bytea,
    former_until   timestamptz,
    mandate        jsonb,
    created_at     timestamptz not null,
    expires_at     timestamptz,
    used_at        timestamptz,
    used_address   text,
    constraint api_key_pk primary key (id),
    constraint api_key_token_uq unique (token_hash),
    constraint api_key_former_uq unique (former_hash),
    constraint api_key_credential_fk foreign key (credential_id)
        references system.credential on delete cascade
);

create index api_key_credential_ix on system.api_key (credential_id);
