-- A row whose record may be there already can be laid aside: somebody decides on it later, side by side.
alter table import drop constraint import_match_policy_known;
alter table import add constraint import_match_policy_known
    check (match_policy in ('skip', 'fill', 'update', 'create', 'ask'));
alter table import add column asked bigint not null default 0;
alter table import drop constraint import_accounts_for_every_row;
alter table import add constraint import_accounts_for_every_row
    check (created + updated + unchanged + skipped + rejected + asked <= position);

-- records: those that it may be, the likeliest first. A row that was decided on is no longer here.
create table import_asked (
    import  uuid not null constraint import_asked_import references import on delete cascade,
    line    bigint not null,
    cells   jsonb not null,
    records uuid[] not null,
    constraint import_asked_pk primary key (import, line)
);
