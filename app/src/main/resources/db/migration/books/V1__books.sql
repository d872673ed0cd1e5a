-- The general ledger: double entry, append-only, control accounts only. An entry that does not balance
-- cannot be committed, and a closed period takes no more entries.
create schema books;
grant usage on schema books to tongzhou_app;

create table books.account (
    code text primary key check (code ~ '^[a-z]+(:[a-z-]+)+$'),
    side text not null check (side in ('DEBIT', 'CREDIT'))
);
insert into books.account (code, side) values
    ('assets:bank', 'DEBIT'),
    ('assets:in-transit:debits', 'DEBIT'),
    ('assets:in-transit:payouts', 'CREDIT'),
    ('assets:receivable:members', 'DEBIT'),
    ('assets:receivable:losses', 'DEBIT'),
    ('liabilities:payable:claimants', 'CREDIT'),
    ('liabilities:payable:refunds', 'CREDIT'),
    ('liabilities:prepaid', 'CREDIT'),
    ('liabilities:surplus', 'CREDIT'),
    ('income:fee', 'CREDIT'),
    ('expenses:subsidy', 'DEBIT'),
    ('expenses:losses', 'DEBIT'),
    ('expenses:differences', 'DEBIT');
grant select on books.account to tongzhou_app;

create table books.closed_period (
    month date primary key check (extract(day from month) = 1),
    closed_at timestamptz not null,
    closed_by bigint not null
);
grant select, insert on books.closed_period to tongzhou_app;

create table books.entry (
    entry bigint generated always as identity primary key,
    ref text not null unique,
    booked_on date not null,
    plan text not null,
    memo text not null
);
create index entry_by_day on books.entry (booked_on, entry);
grant select, insert on books.entry to tongzhou_app;

create table books.posting (
    entry bigint not null references books.entry,
    line smallint not null,
    account text not null references books.account,
    -- Debits are positive, credits negative.
    amount_minor bigint not null check (amount_minor <> 0),
    primary key (entry, line)
);
grant select, insert on books.posting to tongzhou_app;

create function books.must_balance() returns trigger language plpgsql as $$
begin
    if (select coalesce(sum(amount_minor), 1) from books.posting where entry = new.entry) <> 0 then
        raise exception 'entry % does not balance', new.entry;
    end if;
    return null;
end
$$;
create constraint trigger must_balance after insert on books.posting
    deferrable initially deferred for each row execute function books.must_balance();
create constraint trigger must_have_postings after insert on books.entry
    deferrable initially deferred for each row execute function books.must_balance();

create function books.period_is_open() returns trigger language plpgsql as $$
begin
    if exists (
        select from books.closed_period where month = date_trunc('month', new.booked_on)::date
    ) then
        raise exception 'the period of % is closed', new.booked_on;
    end if;
    return new;
end
$$;
create trigger period_is_open before insert on books.entry
    for each row execute function books.period_is_open();
