-- A payer's yes to more than his ceiling is for the sum that he was asked for, so the question is stored with its sum.
create table collection.question (
    folio integer not null,
    household bigint not null,
    run integer not null references collection.run,
    amount_minor bigint not null check (amount_minor > 0),
    primary key (folio, household, run),
    check (folio = household >> 15)
);
grant select, insert on collection.question to tongzhou_app;

-- What was asked before: by the last run, for all that stood so.
insert into collection.question (folio, household, run, amount_minor)
select folio, household, (select max(run) from collection.run), sum(open_minor)
from collection.line where state = 'ASKED'
group by folio, household;
