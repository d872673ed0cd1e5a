-- A correction undoes what a round has charged and what cover was: it rests on a proposal that another person
-- confirms, or on the refusal of a claim, which two persons made.
create table enrolment.correction_proposal (
    proposal bigint generated always as identity primary key,
    folio integer not null,
    household bigint not null,
    enrolment bigint not null,
    plan smallint not null,
    kind text not null check (kind in
        ('DEATH', 'BIRTH_DATE', 'UNTRUE_DECLARATION', 'WAITING_ILLNESS', 'WRONG_END')),
    -- The day that it turns on: of death, of birth, of the true end.
    day date,
    -- May hold health data: sealed under the person's key.
    reason_sealed bytea not null,
    true_first_round integer not null,
    true_last_round integer not null,
    true_birth_round integer not null,
    -- Why the span is as it is from then on.
    cause text not null,
    -- The row of the span that it was made on: what changed since must be proposed anew.
    segment smallint not null,
    revision smallint not null,
    by_account bigint not null,
    at timestamptz not null,
    check (folio = household >> 15),
    check (kind <> 'DEATH' or day is not null),
    check (kind <> 'BIRTH_DATE' or day is not null)
);
create index correction_proposal_by_enrolment on enrolment.correction_proposal (enrolment);
grant select, insert on enrolment.correction_proposal to tongzhou_app;

-- What came of a proposal. Whoever made it may take it back; only another person confirms it.
create table enrolment.correction_verdict (
    proposal bigint primary key references enrolment.correction_proposal,
    confirmed boolean not null,
    by_account bigint not null,
    at timestamptz not null
);
grant select, insert on enrolment.correction_verdict to tongzhou_app;

create function enrolment.confirmed_by_another() returns trigger language plpgsql as $$
begin
    if new.confirmed and not exists (
        select from enrolment.correction_proposal
        where proposal = new.proposal and by_account <> new.by_account
    ) then
        raise exception 'a correction is confirmed by another person';
    end if;
    return new;
end
$$;
create trigger confirmed_by_another before insert on enrolment.correction_verdict
    for each row execute function enrolment.confirmed_by_another();

alter table enrolment.correction
    add column proposal bigint unique references enrolment.correction_proposal,
    add column claim bigint,
    -- Those that were entered before had neither.
    add constraint correction_has_a_ground check ((proposal is null) <> (claim is null)) not valid;

create function enrolment.corrected_by_two() returns trigger language plpgsql as $$
begin
    if new.proposal is not null and not exists (
        select from enrolment.correction_proposal p
            join enrolment.correction_verdict v on v.proposal = p.proposal and v.confirmed
        where p.proposal = new.proposal and p.enrolment = new.enrolment
            and p.by_account <> new.by_account and v.by_account = new.by_account
            and p.true_first_round = new.true_first_round
            and p.true_last_round = new.true_last_round
            and p.true_birth_round = new.true_birth_round
    ) then
        raise exception 'a correction is what one person proposed and another confirmed';
    end if;
    if new.claim is not null and new.cause <> 'WAITING_ILLNESS' then
        raise exception 'a refused claim corrects nothing but an illness in the waiting period';
    end if;
    return new;
end
$$;
create trigger corrected_by_two before insert on enrolment.correction
    for each row execute function enrolment.corrected_by_two();
