-- The platform works with the rights of this role: each module grants it what it needs and no more,
-- and history (spans, journal, decisions) is insert and select alone.
do $$
begin
    if not exists (select from pg_roles where rolname = 'tongzhou_app') then
        create role tongzhou_app nologin;
    end if;
end
$$;
