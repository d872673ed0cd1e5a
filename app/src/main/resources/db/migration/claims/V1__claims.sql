-- Claims and their course. Steps are append-only; which step may follow which is a table, and keys hold
-- every claim to it. Where a claim stands is its last step, kept beside for the queues.
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
    age_at_diagnosis smallint not null check (age_at_diagnosis between 0 and 150),
    -- How many claims for the same illness were withdrawn before this one.
    attempt smallint not null check (attempt >= 0),
    -- Hospital and story, sealed under the person's key.
    sealed bytea not null,
    reported_by bigint not null,
    reported_at timestamptz not null,
    check (folio = household >> 15)
);
create index claim_by_household on claims.claim (household, claim);
create index claim_by_person on claims.claim (person, plan);
-- The same illness of the same member is reported once, also when two requests race.
create unique index claim_once on claims.claim (enrolment, disease, severity, diagnosed_on, attempt);
grant select, insert on claims.claim to tongzhou_app;

-- The transitions there are; a test compares them with those of the program.
create table claims.course (
    from_state text not null,
    event text not null,
    state text not null,
    primary key (from_state, event, state)
);
grant select on claims.course to tongzhou_app;
insert into claims.course (from_state, event, state) values
    ('REPORTED', 'PAPERS_COMPLETE', 'IN_REVIEW'),
    ('REPORTED', 'PAPERS_MISSING', 'INCOMPLETE'),
    ('REPORTED', 'WITHDRAWN', 'WITHDRAWN'),
    ('INCOMPLETE', 'PAPERS_ADDED', 'REPORTED'),
    ('INCOMPLETE', 'PAPERS_COMPLETE', 'IN_REVIEW'),
    ('INCOMPLETE', 'WITHDRAWN', 'WITHDRAWN'),
    ('IN_REVIEW', 'PAPERS_MISSING', 'INCOMPLETE'),
    ('IN_REVIEW', 'INVESTIGATION_ORDERED', 'IN_INVESTIGATION'),
    ('IN_REVIEW', 'REVIEWED', 'IN_CONFIRMATION'),
    ('IN_REVIEW', 'WITHDRAWN', 'WITHDRAWN'),
    ('IN_INVESTIGATION', 'INVESTIGATED', 'IN_REVIEW'),
    ('IN_INVESTIGATION', 'WITHDRAWN', 'WITHDRAWN'),
    ('IN_CONFIRMATION', 'SENT_BACK', 'IN_REVIEW'),
    ('IN_CONFIRMATION', 'PAYMENT_CONFIRMED', 'APPROVED'),
    ('IN_CONFIRMATION', 'REFUSAL_CONFIRMED', 'REFUSED'),
    ('IN_CONFIRMATION', 'WITHDRAWN', 'WITHDRAWN'),
    ('OBJECTED', 'INVESTIGATION_ORDERED', 'IN_INVESTIGATION'),
    ('APPROVED', 'PUBLISHED', 'PUBLISHED'),
    ('APPROVED', 'WITHDRAWN', 'WITHDRAWN'),
    ('PUBLISHED', 'OBJECTION_UPHELD', 'OBJECTED'),
    ('PUBLISHED', 'COLLECTED', 'COLLECTED'),
    ('COLLECTED', 'PAID', 'PAID');

create table claims.step (
    claim bigint not null references claims.claim,
    step smallint not null check (step >= 1),
    previous smallint generated always as (nullif(step - 1, 0)) stored,
    from_state text,
    -- The first step, the report itself, follows from nothing.
    event text,
    state text not null,
    at timestamptz not null,
    due_at timestamptz,
    -- Account 0 is the platform itself.
    by_account bigint not null,
    finding text check (finding in ('PAY', 'REFUSE')),
    reason text,
    rule text,
    benefit_minor bigint check (benefit_minor > 0),
    round integer,
    note_sealed bytea,
    primary key (claim, step),
    unique (claim, step, state),
    foreign key (from_state, event, state) references claims.course,
    foreign key (claim, previous, from_state) references claims.step (claim, step, state),
    check ((step = 1) = (from_state is null)),
    check ((from_state is null) = (event is null)),
    check (step > 1 or state = 'REPORTED'),
    check (event <> 'REVIEWED' or finding is not null),
    check (event <> 'PAYMENT_CONFIRMED' or (finding = 'PAY' and benefit_minor is not null)),
    check (event <> 'REFUSAL_CONFIRMED' or finding = 'REFUSE'),
    check (finding is distinct from 'REFUSE' or (reason is not null and rule is not null)),
    check ((event = 'PUBLISHED') = (round is not null))
);
grant select, insert on claims.step to tongzhou_app;

-- Who gave the finding does not confirm it, and who confirmed once does not review again.
create function claims.second_person() returns trigger language plpgsql as $$
begin
    if new.event in ('REVIEWED', 'PAYMENT_CONFIRMED', 'REFUSAL_CONFIRMED') and exists (
        select from claims.step
        where claim = new.claim and by_account = new.by_account
            and event in ('REVIEWED', 'PAYMENT_CONFIRMED', 'REFUSAL_CONFIRMED')
            and (event = 'REVIEWED') <> (new.event = 'REVIEWED')
    ) then
        raise exception 'a claim is reviewed and confirmed by two persons';
    end if;
    return new;
end
$$;
create trigger second_person before insert on claims.step
    for each row execute function claims.second_person();

-- Where each claim stands: its last step.
create table claims.standing (
    claim bigint primary key references claims.claim,
    plan smallint not null,
    step smallint not null,
    state text not null,
    due_at timestamptz
);
create index standing_due on claims.standing (due_at, claim)
    where state in ('REPORTED', 'INCOMPLETE', 'IN_REVIEW', 'IN_INVESTIGATION', 'IN_CONFIRMATION', 'OBJECTED');
create index standing_approved on claims.standing (plan, claim) where state = 'APPROVED';
grant select, insert, update on claims.standing to tongzhou_app;

create function claims.stand() returns trigger language plpgsql as $$
begin
    insert into claims.standing (claim, plan, step, state, due_at)
        select new.claim, plan, new.step, new.state, new.due_at from claims.claim where claim = new.claim
        on conflict (claim) do update
            set step = excluded.step, state = excluded.state, due_at = excluded.due_at;
    return null;
end
$$;
create trigger stand after insert on claims.step for each row execute function claims.stand();

-- One payout per person and plan: the key decides when two claims are confirmed at once.
create table claims.award (
    plan smallint not null,
    person bigint not null,
    claim bigint not null unique references claims.claim,
    primary key (plan, person)
);
grant select, insert, delete on claims.award to tongzhou_app;

create table claims.claim_paper (
    claim bigint not null references claims.claim,
    number smallint not null check (number between 1 and 20),
    paper uuid not null,
    kind text not null check (kind in (
        'DIAGNOSIS', 'PATHOLOGY', 'HOSPITAL_RECORD', 'IDENTITY', 'ACCIDENT_REPORT', 'OTHER')),
    by_account bigint not null,
    added_at timestamptz not null,
    primary key (claim, number),
    unique (claim, paper)
);
create index claim_by_paper on claims.claim_paper (paper);
grant select, insert on claims.claim_paper to tongzhou_app;
