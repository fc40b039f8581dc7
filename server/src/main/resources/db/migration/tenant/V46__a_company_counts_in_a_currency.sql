-- The currency that amounts in other currencies are compared and summed in.
create table base_currency (
    one_row  boolean not null default true constraint base_currency_pk primary key,
    currency text not null default 'CNY',
    constraint base_currency_is_one_row check (one_row),
    constraint base_currency_is_a_code check (currency ~ '^[A-Z]{3}$')
);
insert into base_currency default values;
