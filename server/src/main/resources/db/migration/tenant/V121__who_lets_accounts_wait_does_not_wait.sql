-- An account may wait for its state twice: whoever writes it down has the account in hand, and must not wait for one who takes it out to write the account.
alter table lifecycle_due drop constraint lifecycle_due_pk;
alter table lifecycle_due add column id bigint generated always as identity constraint lifecycle_due_pk primary key;
