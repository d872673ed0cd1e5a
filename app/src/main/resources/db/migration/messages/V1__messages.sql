-- The inbox. What every payer gets in every round is derived from the round; a row here is a message to one.
create schema messages;
grant usage on schema messages to tongzhou_app;

create table messages.message (
    account bigint not null,
    message bigint generated always as identity,
    kind text not null,
    -- Arguments of the words; no health data and no names.
    details jsonb not null,
    at timestamptz not null,
    primary key (account, message)
);
grant select, insert on messages.message to tongzhou_app;

create table messages.read_until (
    account bigint primary key,
    message bigint not null,
    at timestamptz not null
);
grant select, insert, update on messages.read_until to tongzhou_app;
