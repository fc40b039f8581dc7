-- Which definitions the tables were laid out for, so that an unchanged start compares one line.
create table schema_layout (
    only_one    boolean constraint schema_layout_pk primary key default true constraint schema_layout_only_one check (only_one),
    fingerprint text not null,
    laid_out_at timestamptz not null default now()
);
