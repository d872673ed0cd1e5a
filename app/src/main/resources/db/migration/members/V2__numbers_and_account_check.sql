-- Household numbers come from a sequence: taking one needs no row lock and no transaction of its own.
-- Number n of the sequence goes to one of four open folios in turn.
create sequence members.household_number minvalue 0;
grant usage, select on sequence members.household_number to tongzhou_app;
drop table members.open_folio;
drop sequence members.next_folio;

-- Whether the account of a mandate belongs to the payer. A row stands here from giving the mandate until
-- the service agrees; then a new revision of the mandate says that it is checked.
create table members.account_check (
    folio integer not null,
    household bigint not null,
    -- Null while there is no answer; otherwise why the account cannot be debited.
    refusal text,
    since timestamptz not null,
    primary key (folio, household),
    check (folio = household >> 15)
);
create index account_check_waiting on members.account_check (household) where refusal is null;
grant select, insert, update, delete on members.account_check to tongzhou_app;
