-- Moving from one household to another: the receiving payer offers it, and the person decides, or for a child the
-- payer it leaves. Nothing here is changed later: an offer ends with a row of its own, and every move is
-- kept. A payer who moved still pays what his old household owes: the last table says which that was.
create table members.move_offer (
    offer bigint generated always as identity primary key,
    person bigint not null,
    from_household bigint not null,
    to_household bigint not null,
    relation text not null check (relation in ('SPOUSE', 'CHILD', 'PARENT')),
    offered_by bigint not null,
    at timestamptz not null,
    check (from_household <> to_household)
);
create index move_offer_by_person on members.move_offer (person);
create index move_offer_by_giver on members.move_offer (from_household);
create index move_offer_by_receiver on members.move_offer (to_household);
grant select, insert on members.move_offer to tongzhou_app;

create table members.move_offer_end (
    offer bigint primary key references members.move_offer,
    outcome text not null check (outcome in ('MOVED', 'DECLINED', 'WITHDRAWN')),
    by_account bigint not null,
    at timestamptz not null
);
grant select, insert on members.move_offer_end to tongzhou_app;

create table members.moved (
    moved bigint generated always as identity primary key,
    person bigint not null,
    from_household bigint not null,
    from_relation text not null check (from_relation in ('PAYER', 'SPOUSE', 'CHILD', 'PARENT')),
    to_household bigint not null,
    to_relation text not null check (to_relation in ('PAYER', 'SPOUSE', 'CHILD', 'PARENT')),
    at timestamptz not null,
    check (from_household <> to_household)
);
create index moved_by_person on members.moved (person, moved);
grant select, insert on members.moved to tongzhou_app;

-- An adult whom somebody else enrolled also comes to an account of his own by a bank account in his own name; the
-- database holds to it as it does to an invitation.
create table members.account_proof (
    person bigint primary key,
    account bigint not null unique,
    at timestamptz not null
);
grant select, insert on members.account_proof to tongzhou_app;

create or replace function members.account_by_invitation() returns trigger language plpgsql as $$
begin
    if old.account is not null or not exists (
        select from members.invitation
        where person = new.person and taken_by = new.account
        union all
        select from members.account_proof
        where person = new.person and account = new.account
    ) then
        raise exception 'a person gets an account by an invitation or a proof';
    end if;
    return new;
end
$$;
