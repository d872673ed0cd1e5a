-- An account that is to replace the one in force waits here until its owner is confirmed. The mandate in force stands
-- until then, so that a wrong digit stops no debit. Both columns are null where the mandate itself waits.
alter table members.account_check
    add column account text,
    add column ceiling_minor bigint check (ceiling_minor >= 0),
    add check ((account is null) = (ceiling_minor is null));
