-- Which page has which record open, and for how long that is believed. It is no fact worth keeping: a crash of the database may lose it, and the pages say it again.
create unlogged table onlooker (
    record uuid not null,
    page   uuid not null,
    person uuid not null,
    since  timestamptz not null,
    until  timestamptz not null,
    constraint onlooker_pk primary key (record, page)
);
create index onlooker_until_index on onlooker (until);
