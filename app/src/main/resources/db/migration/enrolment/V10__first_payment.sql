-- A pre-paid plan is joined with a first payment: until it is taken the membership shares in nothing, waits for
-- nothing and covers nothing. What it has to be is kept with the membership; a row here says that it was taken,
-- and that the membership began with it.
alter table enrolment.membership
    add column join_with_minor bigint not null default 0 check (join_with_minor >= 0);

create table enrolment.first_payment (
    folio integer not null,
    household bigint not null,
    enrolment bigint not null,
    at timestamptz not null,
    epoch integer not null,
    covered_from date not null,
    primary key (folio, household, enrolment),
    check (folio = household >> 15)
);
grant select, insert on enrolment.first_payment to tongzhou_app;

alter table enrolment.span drop constraint span_cause_check;
alter table enrolment.span add constraint span_cause_check check (cause in (
    'JOINED', 'UNPAID', 'LEFT', 'PAYOUT', 'RESUMED', 'ARREARS', 'UNTRUE_DECLARATION', 'WAITING_ILLNESS',
    'SUSPENDED', 'DIED', 'CORRECTED', 'CLOSED', 'MOVED', 'AGED_OUT'));
