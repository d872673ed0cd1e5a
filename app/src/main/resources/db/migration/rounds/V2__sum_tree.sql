-- Each folio's charges are a subtree of the round's Merkle sum tree; the roots of each 512 leaves are kept, so
-- that a receipt rehashes little. The proof of a round holds its root, and stands only beside a statement
-- that charges the same sum.
drop table rounds.folio_total;

create table rounds.folio_result (
    plan smallint not null,
    round integer not null,
    folio integer not null,
    members bigint not null check (members >= 0),
    charged_minor bigint not null check (charged_minor >= 0),
    root bytea not null check (length(root) = 32),
    chunks bytea not null,
    primary key (folio, plan, round)
);
create index folio_result_by_round on rounds.folio_result (plan, round);
grant select, insert on rounds.folio_result to tongzhou_app;

alter table rounds.statement add unique (plan, round, charged_minor);

create table rounds.proof (
    plan smallint not null,
    round integer not null,
    folios integer not null,
    members bigint not null,
    charged_minor bigint not null,
    root bytea not null check (length(root) = 32),
    primary key (plan, round),
    foreign key (plan, round, charged_minor) references rounds.statement (plan, round, charged_minor)
);
grant select, insert on rounds.proof to tongzhou_app;
