-- Accounts of which something became known by which their state is decided: they wait here, each once, until they are looked at.
create table lifecycle_due (
    account uuid not null constraint lifecycle_due_pk primary key
);

-- States have other names than before.
do $$
begin
    if to_regclass('account') is not null then
        update account
           set lifecycle = case lifecycle when 'engaged' then 'intent' when 'interested' then 'negotiating'
                                          when 'first_order' then 'won' else 'active' end
         where lifecycle in ('engaged', 'interested', 'first_order', 'repeat');
    end if;
end
$$;
