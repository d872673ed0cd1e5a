-- Plan documents and their versions. A version never changes; a second person confirms it before it is
-- in force.
create schema plans;
grant usage on schema plans to tongzhou_app;

create table plans.plan (
    plan smallint generated always as identity primary key,
    code text not null unique,
    created_at timestamptz not null,
    -- No new members from this instant, when the plan is being closed.
    closing_at timestamptz,
    closed_at timestamptz
);
grant select, insert, update on plans.plan to tongzhou_app;

create table plans.version (
    plan smallint not null references plans.plan,
    version integer not null,
    effective_from date not null,
    document text not null,
    proposed_by bigint not null,
    proposed_at timestamptz not null,
    primary key (plan, version)
);
grant select, insert on plans.version to tongzhou_app;

create table plans.confirmation (
    plan smallint not null,
    version integer not null,
    confirmed_by bigint not null,
    confirmed_at timestamptz not null,
    primary key (plan, version),
    foreign key (plan, version) references plans.version
);
grant select, insert on plans.confirmation to tongzhou_app;

-- Account 0 is the platform itself: documents that ship with it need no second person.
create function plans.second_person() returns trigger language plpgsql as $$
begin
    if new.confirmed_by <> 0 and new.confirmed_by = (
        select proposed_by from plans.version where plan = new.plan and version = new.version
    ) then
        raise exception 'a version is confirmed by a second person';
    end if;
    return new;
end
$$;
create trigger second_person before insert on plans.confirmation
    for each row execute function plans.second_person();
