-- Who is in which plan. Spans are what rounds read: numbers only, revisions inserted and never edited.
create schema enrolment;
grant usage on schema enrolment to tongzhou_app;

create sequence enrolment.enrolment_number cache 64;
grant usage on sequence enrolment.enrolment_number to tongzhou_app;

create table enrolment.span (
    folio integer not null,
    household bigint not null,
    enrolment bigint not null,
    segment smallint not null check (segment >= 1),
    revision smallint not null check (revision >= 1),
    plan smallint not null,
    epoch integer not null,
    at timestamptz not null,
    first_round integer not null,
    -- 1000000 where there is no end yet; below first_round where the span never counted.
    last_round integer not null,
    birth_round integer not null,
    carried_minor bigint not null default 0 check (carried_minor >= 0),
    cause text not null check (cause in (
        'JOINED', 'LEFT', 'PAYOUT', 'RESUMED', 'ARREARS', 'UNTRUE_DECLARATION', 'WAITING_ILLNESS',
        'SUSPENDED', 'DIED', 'CORRECTED', 'CLOSED', 'MOVED', 'AGED_OUT')),
    primary key (folio, household, enrolment, segment, revision),
    check (folio = household >> 15)
);
grant select, insert on enrolment.span to tongzhou_app;

create table enrolment.membership (
    folio integer not null,
    household bigint not null,
    enrolment bigint not null,
    person bigint not null,
    plan smallint not null,
    plan_version integer not null,
    joined_at timestamptz not null,
    covered_from date not null,
    declaration_version integer not null,
    -- Answers are health data: sealed under the person's key, kept for ever.
    declaration_sealed bytea not null,
    consents jsonb not null,
    -- The enrolment that this one continues without a new wait, in another plan.
    continues bigint,
    primary key (folio, household, enrolment),
    check (folio = household >> 15)
);
create index membership_by_number on enrolment.membership (enrolment);
create index membership_by_person on enrolment.membership (person);
grant select, insert on enrolment.membership to tongzhou_app;

-- One living membership per person and plan: the key decides when two requests race.
create table enrolment.seat (
    plan smallint not null,
    person bigint not null,
    enrolment bigint not null,
    primary key (plan, person)
);
grant select, insert, update, delete on enrolment.seat to tongzhou_app;

create table enrolment.preregistration (
    plan smallint not null,
    account bigint not null,
    at timestamptz not null,
    primary key (plan, account)
);
grant select, insert, delete on enrolment.preregistration to tongzhou_app;

-- What was true although rounds knew otherwise: a late report of a death, a wrong birth date, an untrue
-- declaration, an illness in the waiting period. Rounds settle the difference.
create table enrolment.correction (
    folio integer not null,
    household bigint not null,
    enrolment bigint not null,
    correction smallint not null,
    plan smallint not null,
    epoch integer not null,
    at timestamptz not null,
    true_first_round integer not null,
    true_last_round integer not null,
    true_birth_round integer not null,
    cause text not null,
    by_account bigint not null,
    primary key (folio, household, enrolment, correction),
    check (folio = household >> 15)
);
create index correction_by_plan on enrolment.correction (plan, epoch);
grant select, insert on enrolment.correction to tongzhou_app;
