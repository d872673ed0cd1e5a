-- One offer to move stands for a person at a time, and none stands for ever. What was offered and how it was answered
-- stays in the tables of before; a row here is an offer that stands, and goes away with the answer or with the move. One
-- that is too old, or was made where the person does not belong any more, is replaced by the next.
create table members.open_move_offer (
    person bigint primary key,
    offer bigint not null unique references members.move_offer,
    expires_at timestamptz not null
);
grant select, insert, update, delete on members.open_move_offer to tongzhou_app;

insert into members.open_move_offer (person, offer, expires_at)
select distinct on (o.person) o.person, o.offer, o.at + interval '14 days'
from members.move_offer o
    join members.belonging b on b.person = o.person and b.household = o.from_household
where not exists (select from members.move_offer_end e where e.offer = o.offer)
order by o.person, o.offer desc;
