-- Who joins a plan again has paid in the cap period before. What that came to is known once every earlier round is
-- struck: a row here says that his first round waits for it, and goes away when he carries it.
create table enrolment.rejoined (
    plan smallint not null,
    person bigint not null,
    first_round integer not null,
    primary key (plan, person)
);
create index rejoined_by_round on enrolment.rejoined (plan, first_round);
grant select, insert, update, delete on enrolment.rejoined to tongzhou_app;
