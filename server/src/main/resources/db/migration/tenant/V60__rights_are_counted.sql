-- Counts the changes of all that rights are made of, so that every node knows in a moment when what it has compiled is old.
create table rights_version (
    only_one boolean constraint rights_version_pk primary key default true constraint rights_version_only_one check (only_one),
    version  bigint not null
);
insert into rights_version (version) values (1);
