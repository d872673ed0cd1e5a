-- Letters with codes and links, for the mail server and the SMS gateway: sealed, and tried until they are sent or
-- what they carry has lost its worth. Letters of before lay in the clear; their codes can be asked for anew.
drop table accounts.outbox;

create table accounts.letter (
    letter bigint generated always as identity primary key,
    -- Names the letter towards the gateway, which sends none twice; bound to the seal.
    reference uuid not null unique,
    kind text not null check (kind in ('PHONE', 'EMAIL')),
    -- Recipient, subject and text; forgotten once the letter is sent or given up.
    sealed bytea,
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    tries integer not null default 0 check (tries >= 0),
    next_try_at timestamptz not null,
    sent_at timestamptz,
    given_up_at timestamptz,
    check (sent_at is null or given_up_at is null),
    check (sealed is not null or sent_at is not null or given_up_at is not null)
);
create index letter_waiting on accounts.letter (next_try_at)
    where sent_at is null and given_up_at is null;
create index on accounts.letter (created_at);
grant select, insert, delete on accounts.letter to tongzhou_app;
grant update (sealed, tries, next_try_at, sent_at, given_up_at) on accounts.letter to tongzhou_app;
