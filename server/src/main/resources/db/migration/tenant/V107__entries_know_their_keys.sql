-- An entry knows the keys it is found by, so that a second index on them need not be kept; and the traits it was made of, so that it is not made twice.
alter table match_entry
    add column keys   bigint[] not null default '{}',
    add column traits int not null default 0;
update match_entry
   set keys = held.keys
  from (select record, array_agg(key) as keys from match_key group by record) as held
 where held.record = match_entry.record;
alter table match_entry
    alter column keys drop default,
    alter column traits drop default;
drop index match_key_record_index;
