-- A folio's spans as one value, up to an epoch that is over: reading it spares the database
-- taking rows apart. It is a copy, so the rows' key need not hold every column of a charge any more; what came since is found
-- by its epoch.
create table enrolment.span_page (
    folio integer not null,
    plan smallint not null,
    epoch integer not null,
    page bytea not null,
    primary key (folio, plan)
);
-- The columns are as narrow as they can be; compressing them again takes time and saves little.
alter table enrolment.span_page alter column page set storage external;
grant select, insert on enrolment.span_page to tongzhou_app;
grant update (epoch, page) on enrolment.span_page to tongzhou_app;

alter table enrolment.span
    drop constraint span_pkey,
    add primary key (folio, plan, household, enrolment, segment, revision);
create index span_by_epoch on enrolment.span (folio, plan, epoch);
