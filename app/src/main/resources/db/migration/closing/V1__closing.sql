-- Proposals to close a plan, and the second person who confirmed one. What was said stays.
create schema closing;
grant usage on schema closing to tongzhou_app;

create table closing.proposal (
    plan smallint not null,
    proposal smallint not null check (proposal >= 1),
    last_round integer not null,
    reason_zh text not null check (reason_zh <> ''),
    reason_en text not null check (reason_en <> ''),
    proposed_by bigint not null,
    proposed_at timestamptz not null,
    primary key (plan, proposal)
);
grant select, insert on closing.proposal to tongzhou_app;

-- A plan is closed once.
create table closing.confirmation (
    plan smallint primary key,
    proposal smallint not null,
    confirmed_by bigint not null,
    confirmed_at timestamptz not null,
    foreign key (plan, proposal) references closing.proposal
);
grant select, insert on closing.confirmation to tongzhou_app;

create function closing.second_person() returns trigger language plpgsql as $$
begin
    if new.confirmed_by = (
        select proposed_by from closing.proposal
        where plan = new.plan and proposal = new.proposal
    ) then
        raise exception 'the closing of a plan is confirmed by a second person';
    end if;
    return new;
end
$$;
create trigger second_person before insert on closing.confirmation
    for each row execute function closing.second_person();
