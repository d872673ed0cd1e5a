-- Which corrections are settled. An epoch cannot say it: one that is entered between the settlement and the
-- freeze has the epoch of the freeze, as those that were settled just before.
create table enrolment.settled_correction (
    folio integer not null,
    household bigint not null,
    enrolment bigint not null,
    correction smallint not null,
    epoch integer not null,
    at timestamptz not null,
    primary key (folio, household, enrolment, correction),
    check (folio = household >> 15)
);
grant select, insert on enrolment.settled_correction to tongzhou_app;
