-- The fingerprint of all migrations this database has seen, so that a start with nothing new need not ask Flyway.
create table migrated (
    only_row    boolean not null default true,
    fingerprint text    not null,
    constraint migrated_pk primary key (only_row),
    constraint migrated_has_one_row check (only_row)
);
