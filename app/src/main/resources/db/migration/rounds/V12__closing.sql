-- Closing a round goes folio by folio, and may stop between two of them. The row says that it has begun, and with
-- which round cover ends of those who did not pay: the same one in every folio. No round of the plan is frozen
-- before the closing is done, so that nobody is counted in a round that his cover ends before.
create table rounds.closing (
    plan smallint not null,
    round integer not null,
    last_frozen integer not null,
    at timestamptz not null,
    primary key (plan, round),
    foreign key (plan, round) references rounds.round,
    foreign key (plan, last_frozen) references rounds.round,
    check (last_frozen >= round)
);
grant select, insert on rounds.closing to tongzhou_app;
