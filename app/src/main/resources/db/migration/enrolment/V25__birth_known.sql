-- The birth date that was known when another was proposed: a person has one, so the one of before was nowhere
-- to be read once it was put right. Nothing for other kinds, and for proposals of before.
alter table enrolment.correction_proposal add column birth_known date;
