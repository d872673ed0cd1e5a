-- A proposed version is taken back by whoever proposed it, or refused by another person, who says why.
-- Its number is free again: what is proposed under it anew is another attempt. Each attempt is confirmed,
-- or withdrawn, or open, and an attempt follows only one that was withdrawn.
alter table plans.version add column attempt smallint not null default 1 check (attempt >= 1);
alter table plans.version alter column attempt drop default;
alter table plans.confirmation drop constraint confirmation_plan_version_fkey;
alter table plans.version drop constraint version_pkey;
alter table plans.version add primary key (plan, version, attempt);
alter table plans.confirmation add column attempt smallint not null default 1;
alter table plans.confirmation alter column attempt drop default;
alter table plans.confirmation add foreign key (plan, version, attempt) references plans.version;

create table plans.withdrawal (
    plan smallint not null,
    version integer not null,
    attempt smallint not null,
    withdrawn_by bigint not null,
    withdrawn_at timestamptz not null,
    -- Empty where whoever proposed it took it back and said nothing.
    reason text not null check (length(reason) <= 2000),
    primary key (plan, version, attempt),
    foreign key (plan, version, attempt) references plans.version
);
grant select, insert on plans.withdrawal to tongzhou_app;

-- Whoever confirms and whoever withdraws wait for each other at the row of the plan, so that one attempt
-- never gets both.
create or replace function plans.second_person() returns trigger language plpgsql as $$
begin
    perform from plans.plan where plan = new.plan for no key update;
    if exists (
        select from plans.withdrawal
        where plan = new.plan and version = new.version and attempt = new.attempt
    ) then
        raise exception 'a version that was withdrawn is not confirmed';
    end if;
    if new.confirmed_by <> 0 and new.confirmed_by = (
        select proposed_by from plans.version
        where plan = new.plan and version = new.version and attempt = new.attempt
    ) then
        raise exception 'a version is confirmed by a second person';
    end if;
    return new;
end
$$;

create function plans.withdrawn_while_open() returns trigger language plpgsql as $$
begin
    perform from plans.plan where plan = new.plan for no key update;
    if exists (
        select from plans.confirmation where plan = new.plan and version = new.version
    ) then
        raise exception 'a version that was confirmed is not withdrawn';
    end if;
    if new.reason = '' and new.withdrawn_by <> (
        select proposed_by from plans.version
        where plan = new.plan and version = new.version and attempt = new.attempt
    ) then
        raise exception 'whoever refuses a version says why';
    end if;
    return new;
end
$$;
create trigger withdrawn_while_open before insert on plans.withdrawal
    for each row execute function plans.withdrawn_while_open();

create function plans.attempt_follows() returns trigger language plpgsql as $$
begin
    if new.attempt > 1 and not exists (
        select from plans.withdrawal
        where plan = new.plan and version = new.version and attempt = new.attempt - 1
    ) then
        raise exception 'an attempt follows one that was withdrawn';
    end if;
    return new;
end
$$;
create trigger attempt_follows before insert on plans.version
    for each row execute function plans.attempt_follows();
