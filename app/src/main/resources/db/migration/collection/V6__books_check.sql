-- Books, channel and bank are compared once a day, and what was found stays: a difference has an age.
-- Numbered apart from what else is under way in this module.
create table collection.books_check (
    day date primary key,
    checked_at timestamptz not null
);
grant select, insert on collection.books_check to tongzhou_app;

create table collection.books_comparison (
    day date not null references collection.books_check,
    plan text not null,
    account text not null,
    booked_minor bigint not null,
    derived_minor bigint not null,
    primary key (day, plan, account)
);
grant select, insert on collection.books_comparison to tongzhou_app;
