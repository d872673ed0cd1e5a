-- A birth date is a person's, not one membership's: what it changes in each of his plans is proposed, seen and
-- confirmed together. All but the first of such proposals name the first.
alter table enrolment.correction_proposal add column together bigint references enrolment.correction_proposal;
create index correction_proposal_together on enrolment.correction_proposal (together);
