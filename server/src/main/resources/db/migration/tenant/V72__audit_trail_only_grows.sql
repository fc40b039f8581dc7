-- What was seen, taken away, allowed and refused. An entry is written once; later it is only put under its seal. Whole sealed
-- ranges go when their time is over, after a signed note of it, and leave their seals behind.
create table audit_entry (
    id        uuid        not null constraint audit_entry_pk primary key,
    at        timestamptz not null,
    kind      text        not null,
    actor     uuid,
    key       uuid,
    acting_as uuid,
    address   text,
    object    text,
    record    uuid,
    criteria  text,
    count     bigint,
    facts     text        not null constraint audit_entry_facts_are_an_object check (facts is json object),
    mark      bytea       not null,
    seal      bigint
);
create index audit_entry_at_index on audit_entry (at desc, id desc);
create index audit_entry_actor_index on audit_entry (actor, at desc, id desc);
create index audit_entry_kind_index on audit_entry (kind, at desc, id desc);
create index audit_entry_record_index on audit_entry (record, at desc, id desc) where record is not null;
create index audit_entry_object_index on audit_entry (object, at desc, id desc) where object is not null;
create index audit_entry_unsealed_index on audit_entry (id) where seal is null;
create index audit_entry_seal_index on audit_entry (seal) where seal is not null;

-- One link of the chain: which entries (16 bytes of id and 32 of hash each, in order), and what stood before.
create table audit_seal (
    number    bigint      not null constraint audit_seal_pk primary key,
    at        timestamptz not null,
    entries   integer     not null,
    content   bytea       not null,
    previous  bytea       not null,
    hash      bytea       not null,
    signer    text        not null,
    signature bytea       not null
);

-- Up to which seal entries were let go because their time was over.
create table audit_farewell (
    upto      bigint      not null constraint audit_farewell_pk primary key,
    at        timestamptz not null,
    signer    text        not null,
    signature bytea       not null
);

create function audit_entry_stays() returns trigger language plpgsql as $$
declare
    bare record;
    gone bigint;
begin
    if tg_op = 'UPDATE' then
        bare := new;
        bare.seal := null;
        if old.seal is null and new.seal is not null and bare is not distinct from old then
            return new;
        end if;
    elsif tg_op = 'DELETE' then
        execute format('select max(upto) from %I.audit_farewell', tg_table_schema) into gone;
        if old.seal <= gone then
            return old;
        end if;
    end if;
    raise exception 'entries of the audit trail are neither changed nor removed' using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function audit_entry_stays();

create function audit_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is neither changed nor removed' using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_entry_is_not_emptied before truncate on audit_entry
    for each statement execute function audit_stays();
create trigger audit_seal_stays before update or delete or truncate on audit_seal
    for each statement execute function audit_stays();
create trigger audit_farewell_stays before update or delete or truncate on audit_farewell
    for each statement execute function audit_stays();
