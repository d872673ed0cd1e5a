-- The answers to API writes, kept with the business effect in one transaction: a repeated key gets
-- the same answer, and never a second effect.
create schema web;
grant usage on schema web to tongzhou_app;

create table web.idempotency (
    account bigint not null,
    key text not null check (char_length(key) between 1 and 128),
    operation text not null,
    digest bytea not null check (octet_length(digest) = 32),
    status integer not null check (status between 200 and 399),
    content_type text,
    location text,
    body bytea not null,
    created_at timestamptz not null,
    primary key (account, key, operation)
);
create index on web.idempotency (created_at);
grant select, insert, delete on web.idempotency to tongzhou_app;
