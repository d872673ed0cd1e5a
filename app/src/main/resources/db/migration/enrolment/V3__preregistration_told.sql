-- A name put down for a plan moves here when its account has been told that the plan is open: nobody is told
-- twice, and the table of those who wait is empty once all are told, so that looking into it costs nothing.
create table enrolment.preregistration_told (
    plan smallint not null,
    account bigint not null,
    -- When the name was put down, and when its account was told.
    at timestamptz not null,
    told_at timestamptz not null,
    primary key (plan, account)
);
grant select, insert on enrolment.preregistration_told to tongzhou_app;
