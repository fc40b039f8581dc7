-- How far each reader of the change log has come; its row is moved in the transaction of its effect.
create table change_reader (
    name       text constraint change_reader_pk primary key,
    xid        xid8 not null default '0',
    seq        bigint not null default 0,
    updated_at timestamptz
);
