create table system.setup_link (
    token_hash bytea       not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint setup_link_pk primary key (token_hash)
);
