-- A receipt leads from a charge through its folio to the root of the round, and for that needs the roots of all
-- folios. They lie packed beside the proof: one row is read where there was one for each folio. Each root is its
-- hash, its sum and its count, as they are hashed; they stand in the order of the folios.
alter table rounds.proof add column roots bytea;

update rounds.proof p
set roots = coalesce(
    (
        select string_agg(
            r.root || int8send(r.charged_minor) || int8send(r.members), ''::bytea order by r.folio)
        from rounds.folio_result r
        where r.plan = p.plan and r.round = p.round
    ),
    ''::bytea);

alter table rounds.proof
    -- Hashes cannot be compressed.
    alter column roots set storage external,
    alter column roots set not null,
    add check (length(roots) = 48 * folios);
