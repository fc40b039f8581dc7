-- A person's records given to others. Each part is one act on many records (mass_operation): its progress and its undo are told there.
create table handover (
    id         uuid constraint handover_pk primary key,
    person     uuid not null,
    created_at timestamptz not null,
    created_by uuid
);
create index handover_person_index on handover (person, created_at desc);

create table handover_part (
    mass      uuid constraint handover_part_pk primary key
              constraint handover_part_mass references mass_operation on delete cascade,
    handover  uuid not null constraint handover_part_handover references handover on delete cascade,
    object    text not null,
    field     text not null,
    successor uuid not null
);
create index handover_part_handover_index on handover_part (handover);
