-- Balances and shares that go back are released by two people: all of a plan that were owed when the first of them looked.
alter table collection.payout drop constraint payout_state_check;
alter table collection.payout add constraint payout_state_check
    check (state in ('OWED', 'READY', 'PREPARED', 'SENT', 'PAID', 'BOUNCED'));
-- Payouts of before were owed before all that will be released.
alter table collection.payout add column epoch integer not null default 0;
alter table collection.payout alter column epoch drop default;
create index payout_owed on collection.payout (plan, epoch) where state = 'OWED';
create index payout_ready on collection.payout (payout, attempt) where state = 'READY';
create index payout_prepared on collection.payout (payout, attempt) where state = 'PREPARED';
create index payout_waiting on collection.payout (payout, attempt)
    where state in ('OWED', 'READY', 'PREPARED', 'SENT');
create index payout_due on collection.payout (due_on, payout) where state in ('OWED', 'READY', 'PREPARED', 'SENT');

create table collection.refund_approval (
    plan smallint not null,
    -- What was owed by then is meant: no later fact has this epoch.
    through_epoch integer not null,
    by_account bigint not null,
    payouts bigint not null check (payouts > 0),
    amount_minor bigint not null check (amount_minor > 0),
    at timestamptz not null,
    primary key (plan, through_epoch, by_account)
);
grant select, insert on collection.refund_approval to tongzhou_app;

-- What a folio was owed in an epoch, so that nobody counts the payouts of a whole plan to release them.
create table collection.refund_owed (
    plan smallint not null,
    epoch integer not null,
    folio integer not null,
    payouts bigint not null check (payouts > 0),
    amount_minor bigint not null check (amount_minor > 0),
    due_on date not null,
    primary key (plan, epoch, folio)
);
grant select on collection.refund_owed to tongzhou_app;

create function collection.count_owed() returns trigger language plpgsql
    security definer set search_path = '' as $$
begin
    insert into collection.refund_owed as owed (plan, epoch, folio, payouts, amount_minor, due_on)
    select plan, epoch, folio, count(*), sum(amount_minor), min(due_on)
    from made where state = 'OWED'
    group by plan, epoch, folio
    order by plan, epoch, folio
    on conflict (plan, epoch, folio) do update
    set payouts = owed.payouts + excluded.payouts,
        amount_minor = owed.amount_minor + excluded.amount_minor,
        due_on = least(owed.due_on, excluded.due_on);
    return null;
end
$$;
create trigger owed_counted after insert on collection.payout
    referencing new table as made for each statement execute function collection.count_owed();

create function collection.born_owed() returns trigger language plpgsql as $$
begin
    if new.attempt > 1 then
        if not exists (
            select from collection.payout
            where payout = new.payout and attempt = new.attempt - 1 and state = 'BOUNCED'
                and kind = new.kind and amount_minor = new.amount_minor
        ) then
            raise exception 'a payout is tried again after it bounced, and not otherwise';
        end if;
    elsif new.kind in ('BALANCE', 'SHARES') and new.state <> 'OWED' then
        raise exception 'what goes back is owed before it is released';
    end if;
    return new;
end
$$;
create trigger born_owed before insert on collection.payout
    for each row execute function collection.born_owed();

create function collection.released_by_two() returns trigger language plpgsql as $$
declare
    course constant text[] := array['OWED', 'READY', 'PREPARED', 'SENT', 'PAID'];
begin
    if old.state = 'OWED' and (new.state <> 'READY' or not exists (
        select from collection.refund_approval
        where plan = new.plan and through_epoch >= new.epoch
        group by through_epoch having count(*) >= 2
    )) then
        raise exception 'what goes back is released by two persons';
    end if;
    if old.state in ('PAID', 'BOUNCED')
        or array_position(course, new.state) < array_position(course, old.state) then
        raise exception 'a payout never goes back to where it was';
    end if;
    return new;
end
$$;
create trigger released_by_two before update of state on collection.payout
    for each row when (new.state <> old.state) execute function collection.released_by_two();
