-- Persons, households and mandates. Names, documents and bank accounts are sealed under the person's key;
-- a keyed hash of the document makes a person unique. Hot tables lead with the folio, which is derived.
create schema members;
grant usage on schema members to tongzhou_app;

create sequence members.person_number;
grant usage on sequence members.person_number to tongzhou_app;

create table members.person (
    person bigint primary key,
    -- The account this person signs in with; a dependant has none.
    account bigint unique,
    -- Name and document, sealed.
    sealed bytea not null,
    birth date not null,
    sex char(1) not null check (sex in ('M', 'F')),
    region text not null,
    checked text not null check (checked in ('WAITING', 'AGREES', 'DIFFERS')),
    check_reason text,
    created_at timestamptz not null
);
grant select, insert on members.person to tongzhou_app;
grant update (account, checked, check_reason, sealed) on members.person to tongzhou_app;
create index person_waiting on members.person (person) where checked = 'WAITING';

create table members.identity (
    document_hash bytea primary key check (length(document_hash) = 32),
    person bigint not null unique
);
grant select, insert on members.identity to tongzhou_app;

-- Households take numbers from several open folios at once, in blocks per server.
create table members.open_folio (
    slot smallint primary key,
    folio integer not null unique,
    used integer not null check (used between 0 and 32768)
);
insert into members.open_folio (slot, folio, used)
    select slot, slot, 0 from generate_series(0, 3) slot;
create sequence members.next_folio start 4;
grant select, update on members.open_folio to tongzhou_app;
grant usage on sequence members.next_folio to tongzhou_app;

create table members.household (
    folio integer not null,
    household bigint not null,
    payer bigint not null,
    created_at timestamptz not null,
    primary key (folio, household),
    unique (folio, household, payer),
    check (folio = household >> 15)
);
grant select, insert on members.household to tongzhou_app;

-- Which household a person pays for or belongs to; found by person, so in a table of its own.
create table members.belonging (
    person bigint primary key,
    folio integer not null,
    household bigint not null,
    relation text not null check (relation in ('PAYER', 'SPOUSE', 'CHILD', 'PARENT')),
    authority_confirmed_at timestamptz,
    since timestamptz not null,
    check (folio = household >> 15),
    check ((relation = 'PAYER') = (authority_confirmed_at is null))
);
create index belonging_by_household on members.belonging (folio, household);
grant select, insert, update on members.belonging to tongzhou_app;

create table members.mandate (
    folio integer not null,
    household bigint not null,
    revision integer not null check (revision >= 1),
    epoch integer not null,
    at timestamptz not null,
    -- The most that may be debited on one debit day without asking.
    ceiling_minor bigint not null check (ceiling_minor >= 0),
    -- The provider's token of the account; the number itself lies sealed with the provider.
    account text not null,
    account_checked boolean not null,
    cancelled boolean not null default false,
    primary key (folio, household, revision),
    check (folio = household >> 15)
);
grant select, insert on members.mandate to tongzhou_app;
