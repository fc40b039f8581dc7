-- One record that stands for several from a moment on. What was changed for it is in the change log, with the merge as its cause;
-- here is only which records became which, so that old ids resolve, and whether the merge is still in force.
create table record_merge (
    id         uuid constraint record_merge_pk primary key,
    object     text not null,
    survivor   uuid not null,
    created_at timestamptz not null,
    created_by uuid,
    undone_at  timestamptz,
    undone_by  uuid,
    constraint record_merge_is_undone_as_a_whole check (undone_at is not null or undone_by is null)
);
create index record_merge_survivor_index on record_merge (survivor);

-- "released": it was restored by hand and took part in another merge since, so it no longer leads to this survivor.
create table record_merge_part (
    merge    uuid not null constraint record_merge_part_merge references record_merge on delete cascade,
    record   uuid not null,
    position integer not null,
    released boolean not null default false,
    constraint record_merge_part_pk primary key (merge, record)
);
create index record_merge_part_record_index on record_merge_part (record);

-- Which value survives, as a company wants it for an object; where nothing is said, the defaults hold.
create table record_merge_rule (
    object   text constraint record_merge_rule_pk primary key,
    settings jsonb not null
);
