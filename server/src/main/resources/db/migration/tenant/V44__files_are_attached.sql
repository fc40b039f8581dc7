-- What is known of a file that somebody brought: whose it is until a record takes it, and which record and field it
-- belongs to from then on, also after they let go of it: history names it. The same content is kept once.
create table stored_file (
    id          uuid not null constraint stored_file_pk primary key,
    content     uuid not null,
    preview     uuid,
    name        text not null,
    size        bigint not null,
    type        text not null,
    checksum    text not null,
    width       integer,
    height      integer,
    uploaded_by uuid,
    uploaded_at timestamptz not null,
    object      text,
    record      uuid,
    field       text,
    constraint stored_file_has_a_whole_place check (num_nulls(object, record, field) in (0, 3))
);
create index stored_file_checksum_index on stored_file (checksum, size);
create index stored_file_content_index on stored_file (content);
create index stored_file_record_index on stored_file (record) where record is not null;
create index stored_file_waiting_index on stored_file (uploaded_at) where record is null;
