-- A batch of debits reads the mandates of a folio from the key alone, as the pass reads spans: rows of 40 million
-- payers would otherwise be fetched from the heap on each debit day.
alter table members.mandate
    drop constraint mandate_pkey,
    add primary key (folio, household, revision)
        include (epoch, ceiling_minor, account, account_checked, cancelled);
