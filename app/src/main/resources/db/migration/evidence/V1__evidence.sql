-- A key per person, itself sealed by the operator's master key. Erasing a person deletes the row, and with
-- it all that was sealed. Papers are kept sealed under their person's key, with a keyed digest of the plain
-- bytes: equal papers can be found, and nobody without the operator's key can guess what one says.
create schema evidence;
grant usage on schema evidence to tongzhou_app;

create table evidence.person_key (
    person bigint primary key,
    sealed_key bytea not null
);
grant select, insert, delete on evidence.person_key to tongzhou_app;

create table evidence.paper (
    paper uuid primary key,
    person bigint not null,
    sealed bytea not null,
    media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
    bytes integer not null check (bytes between 1 and 10485760),
    commitment bytea not null check (length(commitment) = 32),
    added_at timestamptz not null,
    -- Handed in again by the same person, a paper is the one we have.
    unique (commitment, person)
);
grant select, insert on evidence.paper to tongzhou_app;
