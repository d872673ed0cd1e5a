-- A payer invites an adult dependant to an account of his own. Who has the link and says the name and the
-- document's number of the person takes it, once; the database stores the link as a hash.
create table members.invitation (
    invitation bigint generated always as identity primary key,
    link_hash bytea not null unique check (octet_length(link_hash) = 32),
    person bigint not null,
    -- The account of the payer.
    by_account bigint not null,
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    -- How often somebody said who he is, right or wrong.
    tries smallint not null default 0 check (tries between 0 and 5),
    taken_by bigint,
    taken_at timestamptz,
    withdrawn_at timestamptz,
    check ((taken_by is null) = (taken_at is null)),
    check (taken_at is null or withdrawn_at is null),
    check (taken_by <> by_account)
);
create unique index invitation_open on members.invitation (person)
    where taken_at is null and withdrawn_at is null;
create unique index invitation_taken on members.invitation (person) where taken_at is not null;
create index invitation_by_account on members.invitation (by_account, created_at);
grant select, insert on members.invitation to tongzhou_app;
grant update (tries, taken_by, taken_at, withdrawn_at) on members.invitation to tongzhou_app;

-- An account that a person has is not exchanged; one is given later only by an invitation that was taken.
create function members.account_by_invitation() returns trigger language plpgsql as $$
begin
    if old.account is not null or not exists (
        select from members.invitation
        where person = new.person and taken_by = new.account
    ) then
        raise exception 'a person gets an account by an invitation';
    end if;
    return new;
end
$$;
create trigger account_by_invitation before update of account on members.person
    for each row when (old.account is distinct from new.account)
    execute function members.account_by_invitation();
