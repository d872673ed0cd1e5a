-- A member who belongs to another household goes on sharing where he is until the next round boundary that is not
-- frozen. A row here says that he waits for it; it goes away when he has followed.
create table enrolment.move_due (
    enrolment bigint primary key,
    plan smallint not null,
    to_household bigint not null,
    at timestamptz not null
);
create index move_due_by_plan on enrolment.move_due (plan, enrolment);
grant select, insert, update, delete on enrolment.move_due to tongzhou_app;
