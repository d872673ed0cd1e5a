-- Taking a case out of its round undoes what two people confirmed: it needs an objection, one person who
-- proposes it and another who confirms it.
create table rounds.withdrawal_proposal (
    plan smallint not null,
    round integer not null,
    claim bigint not null,
    by_account bigint not null,
    reason text not null check (length(reason) between 1 and 2000),
    at timestamptz not null,
    primary key (plan, round, claim),
    foreign key (plan, round, claim) references rounds.published_case
);
grant select, insert on rounds.withdrawal_proposal to tongzhou_app;

create function rounds.withdrawn_by_two() returns trigger language plpgsql as $$
begin
    if not exists (
        select from rounds.withdrawal_proposal
        where plan = new.plan and round = new.round and claim = new.claim
            and by_account <> new.by_account
    ) then
        raise exception 'a case is taken out of its round by two persons';
    end if;
    return new;
end
$$;
create trigger withdrawn_by_two before insert on rounds.withdrawn_case
    for each row execute function rounds.withdrawn_by_two();
