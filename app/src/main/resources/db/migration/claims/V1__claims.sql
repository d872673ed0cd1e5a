-- Claims and their course. The state is what the last step says; steps are append-only and carry the coded
-- reason with the rule and version that it quotes.
create schema claims;
grant usage on schema claims to tongzhou_app;

create table claims.claim (
    claim bigint generated always as identity primary key,
    folio integer not null,
    household bigint not null,
    enrolment bigint not null,
    person bigint not null,
    plan smallint not null,
    plan_version integer not null,
    disease text not null,
    severity text not null,
    accident boolean not null,
    diagnosed_on date not null,
    -- Hospital and story, sealed under the person's key.
    sealed bytea not null,
    reported_by bigint not null,
    reported_at timestamptz not null
);
create index claim_by_person on claims.claim (person);
create index claim_by_reporter on claims.claim (reported_by);
-- One payout per plan and membership: a second open claim for the same disease is refused by the key.
create unique index claim_once on claims.claim (enrolment, disease, severity, diagnosed_on);
grant select, insert on claims.claim to tongzhou_app;

create table claims.step (
    claim bigint not null references claims.claim,
    step smallint not null check (step >= 1),
    state text not null check (state in (
        'REPORTED', 'INCOMPLETE', 'IN_REVIEW', 'IN_INVESTIGATION', 'IN_CONFIRMATION', 'APPROVED', 'REFUSED',
        'PUBLISHED', 'OBJECTED', 'COLLECTED', 'PAID', 'WITHDRAWN')),
    at timestamptz not null,
    due_at timestamptz,
    by_account bigint not null,
    finding text check (finding in ('PAY', 'REFUSE')),
    reason text,
    rule text,
    benefit_minor bigint check (benefit_minor > 0),
    note_sealed bytea,
    primary key (claim, step)
);
grant select, insert on claims.step to tongzhou_app;

create table claims.claim_paper (
    claim bigint not null references claims.claim,
    paper uuid not null,
    kind text not null,
    added_at timestamptz not null,
    primary key (claim, paper)
);
grant select, insert on claims.claim_paper to tongzhou_app;
