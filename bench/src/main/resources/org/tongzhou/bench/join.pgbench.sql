-- The SQL of one complete join, in the trips and the transaction of the server. A pipeline is one trip.
\set n :n + 1
\set number :base + :n * :clients + :client_id
\set token random(1, :accounts)
\set folio :number / 131072 * 4 + :number % 4
\set household :folio * 32768 + (:number / 4) % 32768

-- Who asks.
select t.account, t.scopes,
    array(select r.role from accounts.role r where r.account = t.account) as roles
from accounts.token t
where t.hash = sha256(('tz_bench-' || :token)::bytea) and t.revoked_at is null and t.expires_at > now();

-- Was it answered before? The transaction begins in the same trip.
\startpipeline
begin;
select pg_try_advisory_xact_lock(:number::bigint) as mine, k.digest, k.status, k.content_type, k.location, k.body_sealed
from (select 1) as one
left join web.idempotency k on k.account = :number::bigint
    and k.key = '0190f3a2-7b1c-7000-8000-' || lpad(:number::text, 12, '0') and k.operation = 'POST /api/v1/joins';
\endpipeline

-- The gate: a lock, and behind it the epoch and the clock.
\startpipeline
select pg_advisory_xact_lock_shared(6084203012315180917);
select epoch, coalesce(business_now, clock_timestamp()) from gate.gate;
\endpipeline

-- The person's key.
insert into evidence.person_key (person, sealed_key) values (:number::bigint, :sealed_key::bytea);

-- Person, household and mandate; the keys of document and account decide.
with document as (
    insert into members.identity (document_hash, person)
    values (sha256(int8send(:number::bigint)), :number::bigint)
    on conflict (document_hash) do nothing
    returning person
), newcomer as (
    insert into members.person (person, account, sealed, birth, sex, region, checked, created_at)
    select person, :number::bigint, :identity::bytea, date '1980-05-06', 'M', '11', 'AGREES', clock_timestamp()
    from document
    on conflict (account) do nothing
    returning person
), belonging as (
    insert into members.belonging (person, folio, household, relation, authority_confirmed_at, since)
    select person, :folio::int, :household::bigint, 'PAYER', null::timestamptz, clock_timestamp()
    from newcomer
), household as (
    insert into members.household (folio, household, payer, created_at)
    select :folio::int, :household::bigint, person, clock_timestamp() from newcomer
), mandate as (
    insert into members.mandate (folio, household, revision, epoch, at, ceiling_minor,
        account, account_checked, cancelled)
    select :folio::int, :household::bigint, 1, 1, clock_timestamp(), 5000,
        'acc-12345678', true, false
    from newcomer
)
select exists (select from document) as document_is_new,
    exists (select from newcomer) as account_is_new;

-- Seat, membership and span; the key of the seat decides.
with seat as (
    insert into enrolment.seat (plan, person, enrolment)
    values (1, :number::bigint, :number::bigint)
    on conflict (plan, person) do nothing
    returning enrolment
), membership as (
    insert into enrolment.membership (folio, household, enrolment, person, plan,
        plan_version, joined_at, covered_from, declaration_version,
        declaration_sealed, consents, continues, join_with_minor)
    select :folio::int, :household::bigint, enrolment, :number::bigint, 1,
        1, clock_timestamp(), date '2027-02-21', 1, :answers::bytea,
        '["NOT_INSURANCE","PAYOUT_NOT_GUARANTEED","SHARES_CHANGE","HEALTH_DECLARATION","PUBLIC_NOTICE","AUTOMATIC_DEBIT"]'::jsonb,
        null::bigint, 0
    from seat
), span as (
    insert into enrolment.span (folio, household, enrolment, segment, revision, plan,
        epoch, at, first_round, last_round, birth_round, carried_minor, cause)
    select :folio::int, :household::bigint, enrolment, 1, 1, 1,
        1, clock_timestamp(), 100, 1500, 60, 0, 'JOINED'
    from seat
)
select exists (select from seat);

-- The answer, kept with its effect.
insert into web.idempotency (account, key, operation, digest, status, content_type, location, body_sealed, created_at)
values (:number::bigint, '0190f3a2-7b1c-7000-8000-' || lpad(:number::text, 12, '0'), 'POST /api/v1/joins',
    sha256(int8send(:number::bigint)), 201, 'application/json', null, :body::bytea, clock_timestamp())
on conflict (account, key, operation) do nothing;
commit;
