-- A closed month took what was being posted while it was closed, and postings to its old entries. Now
-- posting and closing take the month in turn: who posts shares it with others who post, who closes waits
-- for them, and each looks at the other's work after its lock was granted.
create function books.lock_of(day date) returns integer language sql immutable as $$
    select extract(year from day)::integer * 12 + extract(month from day)::integer
$$;

create or replace function books.period_is_open() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(1651470187, books.lock_of(new.booked_on));
    if exists (
        select from books.closed_period where month = date_trunc('month', new.booked_on)::date
    ) then
        raise exception 'the period of % is closed', new.booked_on;
    end if;
    return new;
end
$$;

create function books.period_of_entry_is_open() returns trigger language plpgsql as $$
declare
    day date;
begin
    select booked_on into strict day from books.entry where entry = new.entry;
    perform pg_advisory_xact_lock_shared(1651470187, books.lock_of(day));
    if exists (
        select from books.closed_period where month = date_trunc('month', day)::date
    ) then
        raise exception 'the period of % is closed', day;
    end if;
    return new;
end
$$;
create trigger period_is_open before insert on books.posting
    for each row execute function books.period_of_entry_is_open();

-- An entry in transit up to now is settled by an entry `settle/<its ref>/<plan>`; a settlement is booked
-- on the day of its file, so a month that waits for one must stay open. A payout that bounced waits for none.
create view books.unsettled as
    select distinct date_trunc('month', e.booked_on)::date as month
    from books.entry e join books.posting p using (entry)
    where p.account in ('assets:in-transit:debits', 'assets:in-transit:payouts')
        and e.ref not like 'settle/%'
        and e.ref not like 'bounce/%'
        and not exists (
            select from books.entry s
            where s.ref in (
                'settle/' || e.ref,
                'settle/' || e.ref || '/' || e.plan,
                regexp_replace(e.ref, '^payout/', 'bounce/')
            ) and s.ref <> e.ref
        );
grant select on books.unsettled to tongzhou_app;

create function books.may_close() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(1651470187, books.lock_of(new.month));
    if exists (select from books.unsettled where month = new.month) then
        raise exception 'the period of % waits for settlements', new.month;
    end if;
    return new;
end
$$;
create trigger may_close before insert on books.closed_period
    for each row execute function books.may_close();
