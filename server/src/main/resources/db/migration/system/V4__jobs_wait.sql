-- The columns are those that db-scheduler reads and writes; task_data holds the company in UTF-8.
create table system.job (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    constraint job_pk primary key (task_name, task_instance)
);

create index job_execution_time_ix on system.job (execution_time);
create index job_last_heartbeat_ix on system.job (last_heartbeat);

create table system.job_failure (
    id        bigint      generated always as identity,
    job       text        not null,
    instance  uuid        not null,
    tenant    text        not null,
    attempt   integer     not null,
    error     text        not null,
    final     boolean     not null,
    failed_at timestamptz not null,
    constraint job_failure_pk primary key (id)
);

create index job_failure_instance_ix on system.job_failure (instance);
