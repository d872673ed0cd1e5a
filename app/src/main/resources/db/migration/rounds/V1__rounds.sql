-- The round machine. A round's state moves forward; everything that was struck is insert-only, and the
-- statement that does not balance cannot be stored.
create schema rounds;
grant usage on schema rounds to tongzhou_app;

create table rounds.round (
    plan smallint not null,
    round integer not null,
    state text not null check (state in (
        'OPEN', 'FREEZING', 'ANNOUNCED', 'STRUCK', 'COLLECTING', 'CLOSED')),
    plan_version integer not null,
    notice_on date not null,
    debit_on date not null,
    epoch integer,
    cap_minor bigint not null,
    cap_period integer not null,
    frozen_at timestamptz,
    struck_at timestamptz,
    closed_at timestamptz,
    primary key (plan, round),
    check ((state = 'OPEN') = (epoch is null))
);
grant select, insert on rounds.round to tongzhou_app;
grant update (state, epoch, frozen_at, struck_at, closed_at) on rounds.round to tongzhou_app;

create table rounds.folio_count (
    plan smallint not null,
    round integer not null,
    folio integer not null,
    members bigint not null,
    counts bytea not null,
    primary key (folio, plan, round)
);
create index folio_count_by_round on rounds.folio_count (plan, round);
grant select, insert on rounds.folio_count to tongzhou_app;

create table rounds.folio_total (
    plan smallint not null,
    round integer not null,
    folio integer not null,
    members bigint not null,
    charged_minor bigint not null,
    digest bytea not null,
    primary key (folio, plan, round)
);
create index folio_total_by_round on rounds.folio_total (plan, round);
grant select, insert on rounds.folio_total to tongzhou_app;

create table rounds.published_case (
    plan smallint not null,
    round integer not null,
    claim bigint not null,
    folio integer not null,
    household bigint not null,
    enrolment bigint not null,
    benefit_minor bigint not null check (benefit_minor > 0),
    masked_name text not null,
    age integer not null,
    sex char(1) not null,
    region text not null,
    disease text not null,
    severity text not null,
    days_since_joining integer not null,
    helped bigint not null,
    paid_minor bigint not null,
    primary key (plan, round, claim)
);
create index published_case_by_claim on rounds.published_case (claim, round);
grant select, insert on rounds.published_case to tongzhou_app;

create table rounds.objection (
    plan smallint not null,
    round integer not null,
    claim bigint not null,
    objection bigint generated always as identity,
    by_account bigint not null,
    reason text not null check (length(reason) between 1 and 2000),
    at timestamptz not null,
    primary key (plan, round, claim, objection),
    unique (plan, round, claim, by_account)
);
grant select, insert on rounds.objection to tongzhou_app;

-- A case that was taken out of its round after an objection; its claimant shares again from the next.
-- Approved again, it is published again in a later round: only a publication without a row here counts.
create table rounds.withdrawn_case (
    plan smallint not null,
    round integer not null,
    claim bigint not null,
    by_account bigint not null,
    reason text not null check (length(reason) between 1 and 2000),
    at timestamptz not null,
    primary key (plan, round, claim),
    foreign key (plan, round, claim) references rounds.published_case
);
grant select, insert on rounds.withdrawn_case to tongzhou_app;

create table rounds.approval (
    plan smallint not null,
    round integer not null,
    step text not null check (step in ('STRIKE', 'DEBITS', 'PAYOUTS')),
    by_account bigint not null,
    at timestamptz not null,
    primary key (plan, round, step, by_account)
);
grant select, insert on rounds.approval to tongzhou_app;

create table rounds.statement (
    plan smallint not null,
    round integer not null,
    members bigint not null check (members >= 0),
    cases integer not null,
    payouts_minor bigint not null check (payouts_minor >= 0),
    fee_minor bigint not null check (fee_minor >= 0),
    refunds_minor bigint not null check (refunds_minor >= 0),
    late_charges_minor bigint not null check (late_charges_minor >= 0),
    losses_minor bigint not null check (losses_minor >= 0),
    carry_in_minor bigint not null,
    subsidy_minor bigint not null check (subsidy_minor >= 0),
    charged_minor bigint not null check (charged_minor >= 0),
    carry_out_minor bigint not null,
    struck_at timestamptz not null,
    primary key (plan, round),
    check (charged_minor + late_charges_minor + carry_in_minor + subsidy_minor
        = payouts_minor + fee_minor + refunds_minor + losses_minor + carry_out_minor)
);
grant select, insert on rounds.statement to tongzhou_app;

create table rounds.price (
    plan smallint not null,
    round integer not null,
    band smallint not null,
    price_minor bigint not null check (price_minor >= 0),
    members bigint not null,
    primary key (plan, round, band)
);
grant select, insert on rounds.price to tongzhou_app;

create table rounds.payout (
    claim bigint primary key,
    plan smallint not null,
    round integer not null,
    payout_minor bigint not null check (payout_minor >= 0)
);
create index payout_by_round on rounds.payout (plan, round);
grant select, insert on rounds.payout to tongzhou_app;

-- The signed difference between what was charged and what should have been, one row per struck round that
-- it corrects; it enters the first round that is frozen after it was written.
create table rounds.adjustment (
    folio integer not null,
    household bigint not null,
    enrolment bigint not null,
    correction smallint not null,
    corrects_round integer not null,
    plan smallint not null,
    epoch integer not null,
    at timestamptz not null,
    amount_minor bigint not null check (amount_minor <> 0),
    cause text not null,
    primary key (folio, household, enrolment, correction, corrects_round),
    check (folio = household >> 15)
);
create index adjustment_by_plan on rounds.adjustment (plan, epoch);
grant select, insert on rounds.adjustment to tongzhou_app;
