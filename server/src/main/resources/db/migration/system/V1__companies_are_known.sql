create table system.tenant (
    slug       text        not null,
    name       text        not null,
    created_at timestamptz not null default now(),
    constraint tenant_pk primary key (slug)
);

insert into system.tenant (slug, name) values ('main', '观澜');
