-- A plan that is being closed has a last round that its members share in: their cover ends at 00:00 of
-- the notice day after it. Kept as the round's number, which is the same whatever the notice days are.
alter table plans.plan add column last_round integer;

-- Plans that were being closed before: the round before the first notice day (the 7th or the 21st)
-- after the closing began.
update plans.plan set last_round =
    (extract(year from closing_at at time zone 'Asia/Shanghai')::int - 2000) * 24
    + (extract(month from closing_at at time zone 'Asia/Shanghai')::int - 1) * 2
    + (extract(day from closing_at at time zone 'Asia/Shanghai') >= 7)::int
    + (extract(day from closing_at at time zone 'Asia/Shanghai') >= 21)::int - 1
where closing_at is not null;

alter table plans.plan add check ((closing_at is null) = (last_round is null));
