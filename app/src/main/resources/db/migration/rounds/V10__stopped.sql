-- What of a round cannot be done, while it cannot: other rounds go on. A row goes away when the step was done,
-- so this is no history; folio is -1 where no single folio is to blame.
create table rounds.stopped (
    plan smallint not null,
    round integer not null,
    folio integer not null check (folio >= -1),
    what text not null,
    since timestamptz not null,
    primary key (plan, round, folio),
    foreign key (plan, round) references rounds.round
);
grant select, insert, update, delete on rounds.stopped to tongzhou_app;
