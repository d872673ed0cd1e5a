-- A balance belongs to its household: what it asks for goes back, and all of it once nobody of the household is left in
-- the plan. What is noticed is taken first, so an order may wait for that.
create table collection.refund_order (
    refund_order bigint generated always as identity primary key,
    folio integer not null,
    household bigint not null,
    plan smallint not null,
    -- What was asked for; nothing where all goes back, since nobody is left.
    asked_minor bigint check (asked_minor > 0),
    day date not null,
    state text not null check (state in ('WAITING', 'GIVEN', 'CANCELLED')),
    given_minor bigint check (given_minor >= 0),
    -- A form that is sent twice orders once.
    form uuid,
    unique (folio, household, form),
    check (folio = household >> 15),
    check ((state = 'GIVEN') = (given_minor is not null)),
    check (given_minor <= asked_minor)
);
create unique index refund_order_waiting on collection.refund_order (plan, household) where state = 'WAITING';
create index refund_order_by_household on collection.refund_order (folio, household);
grant select, insert on collection.refund_order to tongzhou_app;
grant update (state, given_minor) on collection.refund_order to tongzhou_app;
