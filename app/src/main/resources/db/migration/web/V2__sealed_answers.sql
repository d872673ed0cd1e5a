-- Answers hold new tokens and names: they are sealed from now on, and what lay here in the clear goes. A
-- write that is repeated across this upgrade is done again, or refused by its own keys.
delete from web.idempotency;
alter table web.idempotency rename column body to body_sealed;
