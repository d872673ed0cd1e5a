-- A number that somebody typed under another name must not keep out whom it belongs to. It is freed once the check says
-- that name and number differ, and the row of who typed it is kept here. A number whose check agrees is never freed.
create table members.freed_number (
    freed bigint generated always as identity primary key,
    document_hash bytea not null check (length(document_hash) = 32),
    person bigint not null,
    at timestamptz not null
);
grant select, insert on members.freed_number to tongzhou_app;
grant delete on members.identity to tongzhou_app;
-- Who typed it wrongly gives name and document anew.
grant update (sex, region) on members.person to tongzhou_app;

create function members.number_is_bound() returns trigger language plpgsql as $$
begin
    if not exists (
        select from members.person where person = old.person and checked = 'DIFFERS'
    ) then
        raise exception 'a number is freed only where name and number differ';
    end if;
    return old;
end
$$;
create trigger number_is_bound before delete on members.identity
    for each row execute function members.number_is_bound();

with freed as (
    delete from members.identity i using members.person p
    where p.person = i.person and p.checked = 'DIFFERS'
    returning i.document_hash, i.person
)
insert into members.freed_number (document_hash, person, at)
select document_hash, person, now() from freed;
