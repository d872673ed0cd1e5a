-- An approval is worth what its person saw: it counts only together with another one of the same
-- figures, and only while the round still has them. Approvals from before this name no figures and
-- count no more: they have to be given again.
alter table rounds.approval add column seen text not null default '';
alter table rounds.approval drop constraint approval_pkey;
alter table rounds.approval add primary key (plan, round, step, by_account, seen);
