-- Distributes a Tongzhou database by folio over the machines of a Citus cluster. Run it once as the owner, after the
-- first start has migrated the schema, on an empty database or a filled one (Citus then moves the rows; the servers
-- must be stopped):
--
--     psql --single-transaction --file docs/citus.sql 'postgresql://tongzhou@host/tongzhou'
--
-- A folio's rows of all tables lie on one machine, so that a statement that names its folio asks that machine alone.
-- The project's tests hold the schema to what Citus asks; the script itself was not run against a cluster.
create extension if not exists citus;

-- Small tables that distributed ones refer to are on every machine.
select create_reference_table('collection.run');

select create_distributed_table('members.household', 'folio');
select create_distributed_table('members.mandate', 'folio', colocate_with => 'members.household');
select create_distributed_table('members.account_check', 'folio', colocate_with => 'members.household');
select create_distributed_table('enrolment.span', 'folio', colocate_with => 'members.household');
select create_distributed_table('enrolment.span_page', 'folio', colocate_with => 'members.household');
select create_distributed_table('enrolment.membership', 'folio', colocate_with => 'members.household');
select create_distributed_table('enrolment.first_payment', 'folio', colocate_with => 'members.household');
select create_distributed_table('rounds.folio_count', 'folio', colocate_with => 'members.household');
select create_distributed_table('rounds.folio_result', 'folio', colocate_with => 'members.household');
select create_distributed_table('rounds.adjustment', 'folio', colocate_with => 'members.household');
select create_distributed_table('collection.batch', 'folio', colocate_with => 'members.household');
select create_distributed_table('collection.unpaid', 'folio', colocate_with => 'members.household');
select create_distributed_table('collection.paid_later', 'folio', colocate_with => 'members.household');
select create_distributed_table('collection.written_off', 'folio', colocate_with => 'members.household');
select create_distributed_table('collection.line', 'folio', colocate_with => 'members.household');
select create_distributed_table('collection.line_event', 'folio', colocate_with => 'members.household');
select create_distributed_table('collection.question', 'folio', colocate_with => 'members.household');
select create_distributed_table('collection.consent', 'folio', colocate_with => 'members.household');
select create_distributed_table('collection.top_up', 'folio', colocate_with => 'members.household');
select create_distributed_table('collection.closing_folio', 'folio', colocate_with => 'members.household');
select create_distributed_table('collection.judged_folio', 'folio', colocate_with => 'members.household');

-- These stay on the coordinator. They are found by something else than the folio, and there are few of them, or they
-- are what makes a number unique in all folios:
-- local: members.open_folio
-- local: members.belonging
-- local: enrolment.correction
-- local: enrolment.correction_proposal
-- local: enrolment.settled_correction
-- local: claims.claim
-- local: rounds.published_case
-- local: rounds.stopped
-- local: collection.payout
-- local: collection.top_up_order
-- local: collection.refund_order
-- local: collection.refund_owed
