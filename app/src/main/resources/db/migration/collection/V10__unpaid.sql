-- What failed is kept by household: one instruction takes whole lines together, so all shares of a household fail
-- together, and their lines are derived. A row and its key take about 100 bytes where a line and its event for
-- each member took more than 700.

-- The shares of a household in the rounds that `run` debited first, as far as they have no line of their own,
-- were not taken. Whether a row is in flight says the batch that it flies with, so a retry that fails again
-- changes nothing here. Columns in the order that wastes no padding.
create table collection.unpaid (
    household bigint not null,
    folio integer not null,
    run integer not null,
    -- The run whose instruction nobody knows of yet whether it was taken.
    in_run integer,
    -- Why it was not taken at first: 1 no mandate, 2 above the ceiling, 3 pending, 4 reversed, 10 to 14 the
    -- channel's reasons.
    reason smallint not null check (reason in (1, 2, 3, 4, 10, 11, 12, 13, 14)),
    -- (O)pen, (A)sked, (U)nknown.
    state "char" not null check (state in ('O', 'A', 'U')),
    primary key (folio, household, run),
    check (folio = household >> 15),
    check ((state = 'U') = (in_run is not null))
);
create index unpaid_unknown on collection.unpaid (run) where state = 'U';
grant select, insert, delete on collection.unpaid to tongzhou_app;
grant update (state, in_run) on collection.unpaid to tongzhou_app;

-- Rows of `unpaid` that were paid since, packed: a few bytes each, one row for each folio and run.
create table collection.paid_later (
    folio integer not null,
    run integer not null,
    households integer not null check (households >= 0),
    packed bytea not null,
    primary key (folio, run)
);
grant select, insert, update on collection.paid_later to tongzhou_app;

-- A folio that has more instructions than the channel takes in a batch is sent in parts, each with its own
-- households. The sums by plan are there before anything is sent: the answer names only what was not taken.
create function collection.sum_of(minor bigint[]) returns numeric language sql immutable as
    'select coalesce(sum(one), 0) from unnest(minor) one';

alter table collection.batch
    add column part smallint not null default 1 check (part >= 1),
    add column first_household bigint,
    add column last_household bigint,
    add column plans smallint[],
    add column plan_minor bigint[],
    -- The rows of `unpaid` that fly with it, packed, until it is answered.
    add column along bytea;
update collection.batch
set first_household = folio::bigint << 15, last_household = ((folio::bigint + 1) << 15) - 1;
alter table collection.batch
    alter column first_household set not null,
    alter column last_household set not null,
    drop constraint batch_pkey,
    add primary key (folio, run, part),
    add check (folio = first_household >> 15 and folio = last_household >> 15),
    add check (first_household <= last_household),
    add check ((plans is null) = (plan_minor is null)),
    add check (cardinality(plans) = cardinality(plan_minor)),
    add check (collection.sum_of(plan_minor) = total_minor or plan_minor is null),
    add check (state = 'PREPARED' or along is null);
grant update (along) on collection.batch to tongzhou_app;
drop index collection.batch_waiting;
create index batch_waiting on collection.batch (folio, run) where state = 'PREPARED';
