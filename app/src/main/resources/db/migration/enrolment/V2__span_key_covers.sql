-- A pass over a folio reads the key alone: it covers every column that a charge depends on, and begins with
-- the folio and the plan. Rows of 100 million members would otherwise be fetched from the heap twice a round.
alter table enrolment.span
    drop constraint span_pkey,
    add primary key (folio, plan, household, enrolment, segment, revision)
        include (epoch, first_round, last_round, birth_round, carried_minor);
