-- Closing a round judges its arrears folio by folio: a row says that a folio is done.
create table collection.judged_folio (
    folio integer not null,
    plan smallint not null,
    round integer not null,
    at timestamptz not null,
    primary key (folio, plan, round)
);
grant select, insert on collection.judged_folio to tongzhou_app;
