-- How many seats of a plan are taken, for plans with a maximum alone: the row's lock makes joins of such a plan
-- follow one another, so that no two of them take the last seat. A plan without a maximum has no row, and
-- nothing that ten million joiners would wait for. The trigger keeps the count whoever writes the seats.
create table enrolment.seat_count (
    plan smallint primary key,
    taken bigint not null check (taken >= 0)
);
grant select, insert, update on enrolment.seat_count to tongzhou_app;

create function enrolment.count_seats() returns trigger language plpgsql as $$
begin
    update enrolment.seat_count c
    set taken = taken + case tg_op when 'INSERT' then changes.seats else -changes.seats end
    from (select plan, count(*) as seats from changed group by plan) changes
    where c.plan = changes.plan;
    return null;
end
$$;
create trigger seats_taken after insert on enrolment.seat
    referencing new table as changed for each statement execute function enrolment.count_seats();
create trigger seats_freed after delete on enrolment.seat
    referencing old table as changed for each statement execute function enrolment.count_seats();
