-- Counts the changes of the company's own part of the definitions; its one row is also their lock.
create table schema_version (
    only_one boolean constraint schema_version_pk primary key default true constraint schema_version_only_one check (only_one),
    version  bigint not null
);
insert into schema_version (version) values (1);
