-- Records on their way into a file. The file is written aside and stored when it is whole, so an export that was cut off begins again.
create table export (
    id          uuid constraint export_pk primary key,
    object      text not null,
    state       text not null constraint export_state_known
                check (state in ('running', 'finished', 'cancelled', 'failed', 'expired')),
    wanted      jsonb not null,
    total       bigint,
    done        bigint not null default 0,
    cut         bigint not null default 0,
    size        bigint,
    stored      text,
    failure     jsonb,
    runner      jsonb not null,
    created_at  timestamptz not null,
    created_by  uuid,
    started_at  timestamptz,
    finished_at timestamptz,
    expires_at  timestamptz,
    constraint export_has_a_file_when_finished check (state <> 'finished' or stored is not null)
);
create index export_created_index on export (created_at desc, id desc);
