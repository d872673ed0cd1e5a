-- Debits and payouts. Charges are derived; rows here are batches (one per folio and run) and exceptions:
-- lines that were not taken when they fell due, with all that happened to them since.
create schema collection;
grant usage on schema collection to tongzhou_app;

-- One debit day, or one day of retries, for all plans together.
create table collection.run (
    run integer generated always as identity primary key,
    day date not null,
    kind text not null check (kind in ('FIRST', 'RETRY')),
    epoch integer not null,
    created_at timestamptz not null,
    finished_at timestamptz,
    unique (day, kind)
);
grant select, insert on collection.run to tongzhou_app;
grant update (finished_at) on collection.run to tongzhou_app;

create table collection.run_round (
    run integer not null references collection.run,
    plan smallint not null,
    round integer not null,
    primary key (plan, round)
);
grant select, insert on collection.run_round to tongzhou_app;

create table collection.batch (
    folio integer not null,
    run integer not null,
    instructions integer not null,
    total_minor bigint not null,
    digest bytea not null,
    state text not null check (state in ('PREPARED', 'ANSWERED')),
    prepared_at timestamptz not null,
    answered_at timestamptz,
    taken integer,
    taken_minor bigint,
    primary key (folio, run)
);
create index batch_waiting on collection.batch (run) where state = 'PREPARED';
grant select, insert on collection.batch to tongzhou_app;
grant update (state, answered_at, taken, taken_minor) on collection.batch to tongzhou_app;

create table collection.line (
    folio integer not null,
    household bigint not null,
    enrolment bigint not null,
    round integer not null,
    -- 0 for the share of the round, else the correction that charged it late.
    correction smallint not null,
    plan smallint not null,
    amount_minor bigint not null check (amount_minor > 0),
    open_minor bigint not null,
    state text not null check (state in ('OPEN', 'ASKED', 'IN_FLIGHT', 'UNKNOWN', 'CLOSED')),
    -- The run that it is in flight with.
    run integer,
    opened_on date not null,
    primary key (folio, household, enrolment, round, correction),
    check (folio = household >> 15),
    check (open_minor between 0 and amount_minor),
    check ((state = 'CLOSED') = (open_minor = 0)),
    check ((state in ('IN_FLIGHT', 'UNKNOWN')) = (run is not null))
);
create index line_open on collection.line (folio, household, round) where state <> 'CLOSED';
create index line_in_flight on collection.line (folio, run) where run is not null;
grant select, insert on collection.line to tongzhou_app;
grant update (open_minor, state, run) on collection.line to tongzhou_app;

create table collection.line_event (
    folio integer not null,
    household bigint not null,
    enrolment bigint not null,
    round integer not null,
    correction smallint not null,
    event smallint not null,
    kind text not null check (kind in (
        'OPENED', 'PAID', 'CREDITED', 'WRITTEN_OFF', 'REVERSED')),
    -- What it adds to the open amount.
    amount_minor bigint not null check (amount_minor <> 0),
    reason text,
    ref text not null,
    epoch integer not null,
    at timestamptz not null,
    primary key (folio, household, enrolment, round, correction, event),
    unique (folio, household, enrolment, round, correction, ref, kind)
);
grant select, insert on collection.line_event to tongzhou_app;

-- What a payer answered when asked for more than his ceiling.
create table collection.consent (
    folio integer not null,
    household bigint not null,
    run integer not null,
    agreed boolean not null,
    epoch integer not null,
    at timestamptz not null,
    primary key (folio, household, run),
    check (folio = household >> 15)
);
grant select, insert on collection.consent to tongzhou_app;

-- Reversals and late answers found in the provider's feed, each once.
create table collection.channel_event (
    event bigint primary key,
    kind text not null,
    ref text not null,
    amount_minor bigint not null,
    on_day date not null,
    -- The provider may tell a fact twice, under two numbers.
    unique (kind, ref)
);
grant select, insert on collection.channel_event to tongzhou_app;

create table collection.feed (
    the_only boolean primary key default true check (the_only),
    position bigint not null
);
insert into collection.feed (position) values (0);
grant select, update on collection.feed to tongzhou_app;

create table collection.payout (
    payout text not null,
    attempt smallint not null check (attempt >= 1),
    plan smallint not null,
    round integer not null,
    kind text not null check (kind in ('CLAIM', 'REFUND', 'BALANCE')),
    claim bigint,
    folio integer not null,
    household bigint not null,
    enrolment bigint,
    amount_minor bigint not null check (amount_minor > 0),
    account text,
    state text not null check (state in ('READY', 'PREPARED', 'SENT', 'PAID', 'BOUNCED')),
    due_on date not null,
    created_at timestamptz not null,
    sent_on date,
    ended_on date,
    reason text,
    primary key (payout, attempt)
);
create unique index payout_living on collection.payout (payout) where state <> 'BOUNCED';
create index payout_by_round on collection.payout (plan, round);
create index payout_by_household on collection.payout (folio, household);
grant select, insert on collection.payout to tongzhou_app;
grant update (state, account, sent_on, ended_on, reason) on collection.payout to tongzhou_app;

-- Rounds whose payouts have been made.
create table collection.paid_round (
    plan smallint not null,
    round integer not null,
    primary key (plan, round)
);
grant select, insert on collection.paid_round to tongzhou_app;

create table collection.top_up (
    folio integer not null,
    household bigint not null,
    plan smallint not null,
    top_up bigint not null,
    amount_minor bigint not null check (amount_minor <> 0),
    kind text not null check (kind in ('TOP_UP', 'REFUND', 'SHORTFALL', 'LINE_PAID')),
    ref text not null,
    epoch integer not null,
    at timestamptz not null,
    primary key (folio, household, plan, top_up),
    unique (folio, household, plan, ref),
    check (folio = household >> 15)
);
grant select, insert on collection.top_up to tongzhou_app;

-- A payment into a balance, asked for by the member: a batch of one.
create table collection.top_up_order (
    top_up_order bigint generated always as identity primary key,
    folio integer not null,
    household bigint not null,
    plan smallint not null,
    amount_minor bigint not null check (amount_minor > 0),
    account text not null,
    day date not null,
    state text not null check (state in ('PREPARED', 'PENDING', 'TAKEN', 'FAILED', 'REVERSED')),
    reason text
);
create index top_up_order_waiting on collection.top_up_order (top_up_order) where state = 'PREPARED';
grant select, insert on collection.top_up_order to tongzhou_app;
grant update (state, reason) on collection.top_up_order to tongzhou_app;

create table collection.settled_day (
    day date primary key,
    lines integer not null,
    closing_minor bigint not null
);
grant select, insert on collection.settled_day to tongzhou_app;

create table collection.settlement (
    day date not null,
    line integer not null,
    kind text not null,
    ref text not null,
    items integer not null,
    amount_minor bigint not null,
    matched boolean not null,
    primary key (day, line)
);
grant select, insert on collection.settlement to tongzhou_app;

create table collection.difference (
    difference bigint generated always as identity primary key,
    found_on date not null,
    ref text not null unique,
    ours_minor bigint not null,
    theirs_minor bigint not null,
    what text not null,
    resolved_on date,
    resolution text,
    resolved_by bigint
);
grant select, insert on collection.difference to tongzhou_app;
grant update (resolved_on, resolution, resolved_by) on collection.difference to tongzhou_app;
