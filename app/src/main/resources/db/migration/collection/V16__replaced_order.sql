-- A payer reads whether he took back what he had asked for, or whether all of the balance goes back instead.
alter table collection.refund_order drop constraint refund_order_state_check;
alter table collection.refund_order add constraint refund_order_state_check
    check (state in ('WAITING', 'GIVEN', 'CANCELLED', 'REPLACED'));
-- Whoever releases what a plan gives back looks at it payout by payout, the earliest due first.
create index payout_due_of_plan on collection.payout (plan, due_on, payout)
    where state in ('OWED', 'READY', 'PREPARED', 'SENT');
