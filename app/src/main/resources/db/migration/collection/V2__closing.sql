-- What is given back when a plan is closed is worked off folio by folio: a row says that a folio is done.
create table collection.closing_folio (
    folio integer not null,
    plan smallint not null,
    step text not null check (step in ('BALANCES', 'SHARES')),
    at timestamptz not null,
    primary key (folio, plan, step)
);
grant select, insert on collection.closing_folio to tongzhou_app;

-- A payout of all that a household paid into a plan.
alter table collection.payout drop constraint payout_kind_check;
alter table collection.payout add constraint payout_kind_check
    check (kind in ('CLAIM', 'REFUND', 'BALANCE', 'SHARES'));
