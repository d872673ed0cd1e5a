-- Who may sign in, and what each may do. Contacts are sealed; a sign-in name is found by its keyed
-- hash. Sessions, tokens and codes are stored as hashes: who reads this database cannot sign in.
create schema accounts;
grant usage on schema accounts to tongzhou_app;

create table accounts.account (
    id bigint generated always as identity primary key,
    created_at timestamptz not null,
    password_hash text,
    contact_sealed bytea,
    demo_label text
);
grant select, insert, update on accounts.account to tongzhou_app;
create index on accounts.account (id) where demo_label is not null;

create table accounts.sign_in_name (
    hash bytea primary key check (octet_length(hash) = 32),
    account bigint not null unique references accounts.account
);
grant select, insert, delete on accounts.sign_in_name to tongzhou_app;

create table accounts.role (
    account bigint not null references accounts.account,
    role text not null check (role in ('MEMBER', 'REVIEWER', 'INVESTIGATOR', 'DOCTOR', 'FINANCE',
        'PLAN_MANAGER', 'AUDITOR', 'ADMINISTRATOR')),
    primary key (account, role)
);
grant select, insert, delete on accounts.role to tongzhou_app;

create table accounts.session (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    account bigint not null references accounts.account,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    idle_seconds integer not null check (idle_seconds > 0),
    expires_at timestamptz not null check (expires_at > created_at)
);
create index on accounts.session (account);
create index on accounts.session (expires_at);
grant select, insert, update, delete on accounts.session to tongzhou_app;

create table accounts.challenge (
    id_hash bytea primary key check (octet_length(id_hash) = 32),
    purpose text not null
        check (purpose in ('SIGN_UP', 'NEW_PASSWORD', 'NEW_CONTACT', 'FIRST_ADMINISTRATOR')),
    account bigint references accounts.account,
    contact_sealed bytea,
    password_hash text,
    code_hash bytea check (octet_length(code_hash) = 32),
    tries integer not null default 0 check (tries between 0 and 5),
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    used_at timestamptz
);
create index on accounts.challenge (expires_at);
grant select, insert, update, delete on accounts.challenge to tongzhou_app;

-- Letters with codes, for whatever sends them; short-lived.
create table accounts.outbox (
    id bigint generated always as identity primary key,
    recipient text not null,
    body text not null,
    created_at timestamptz not null
);
create index on accounts.outbox (created_at);
grant select, insert, delete on accounts.outbox to tongzhou_app;

create table accounts.tries (
    subject bytea primary key check (octet_length(subject) = 32),
    began_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > began_at),
    count integer not null check (count > 0)
);
create index on accounts.tries (ends_at);
grant select, insert, update, delete on accounts.tries to tongzhou_app;

create table accounts.token (
    id bigint generated always as identity primary key,
    account bigint not null references accounts.account,
    name text not null check (char_length(name) between 1 and 60),
    hash bytea not null unique check (octet_length(hash) = 32),
    scopes text[] not null check (cardinality(scopes) > 0),
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    revoked_at timestamptz
);
create index on accounts.token (account);
grant select, insert on accounts.token to tongzhou_app;
grant update (revoked_at) on accounts.token to tongzhou_app;

-- Append-only: who did what to whom, in numbers and codes, never a name.
create table accounts.audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor bigint,
    action text not null,
    subject text not null,
    detail text not null
);
grant select, insert on accounts.audit to tongzhou_app;
