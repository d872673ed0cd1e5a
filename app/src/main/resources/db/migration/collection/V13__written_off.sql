-- Shares written off when a round or a plan is closed, packed: some ten bytes each, one row for each folio and
-- close, where a line and its two events took a kilobyte. A share that has a line of its own keeps it, with an event
-- as before.
create table collection.written_off (
    folio integer not null,
    plan smallint not null,
    -- The round that was closed; 0 where the plan was.
    closed_round integer not null check (closed_round >= 0),
    bearer text not null check (bearer in ('OPERATOR', 'NEXT_ROUND')),
    shares integer not null check (shares > 0),
    amount_minor bigint not null check (amount_minor >= shares),
    epoch integer not null,
    at timestamptz not null,
    packed bytea not null,
    primary key (folio, plan, closed_round)
);
grant select, insert on collection.written_off to tongzhou_app;
