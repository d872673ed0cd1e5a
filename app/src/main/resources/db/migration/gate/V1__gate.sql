-- One row: the epoch that facts are written in, and the business clock where it is set by hand
-- (demo and tests). Where business_now is null, the clock is the database's own.
create schema gate;
grant usage on schema gate to tongzhou_app;

create table gate.gate (
    the_only boolean primary key default true check (the_only),
    epoch integer not null check (epoch >= 0),
    business_now timestamptz
);
insert into gate.gate (epoch) values (1);
grant select, update on gate.gate to tongzhou_app;

create function gate.only_forward() returns trigger language plpgsql as $$
begin
    if new.epoch < old.epoch or new.business_now < old.business_now then
        raise exception 'epoch and business clock only move forward';
    end if;
    return new;
end
$$;
create trigger only_forward before update on gate.gate
    for each row execute function gate.only_forward();
