-- Who changed a record by the rights of somebody who is away did it on his behalf: history names both.
alter table change add column behalf uuid;
