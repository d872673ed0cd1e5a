-- Balances and shares that go back are released by two people: all of a plan that were owed when the first of them looked.
alter table collection.payout drop constraint payout_state_check;
alter table collection.payout add constraint payout_state_check
    check (state in ('OWED', 'READY', 'PREPARED', 'SENT', 'PAID', 'BOUNCED'));
alter table collection.payout add column epoch integer not null default 0;
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

create function collection.released_by_two() returns trigger language plpgsql as $$
begin
    if (
        select count(*) from collection.refund_approval
        where plan = new.plan and through_epoch >= new.epoch
        group by through_epoch order by count(*) desc limit 1
    ) >= 2 then
        return new;
    end if;
    raise exception 'what goes back is released by two persons';
end
$$;
create trigger released_by_two before update of state on collection.payout
    for each row when (old.state = 'OWED') execute function collection.released_by_two();
