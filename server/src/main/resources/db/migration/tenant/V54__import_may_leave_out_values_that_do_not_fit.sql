-- A value that its field does not take keeps out its whole row, or, if so wished, only itself.
alter table import
    add column misfit   text not null default 'reject' constraint import_misfit_known check (misfit in ('reject', 'leave_out')),
    add column left_out bigint not null default 0;
alter table import_rejected rename to import_faulty;
alter table import_faulty rename constraint import_rejected_pk to import_faulty_pk;
alter table import_faulty rename constraint import_rejected_import to import_faulty_import;
alter table import_faulty add column taken boolean not null default false;
