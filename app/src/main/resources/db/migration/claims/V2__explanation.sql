-- What a finding tells the claimant, in the words of who found it. Its note is for staff; without these words
-- somebody who was refused read a code and a rule, and never why they fit his case.
alter table claims.step add column explanation_sealed bytea;
alter table claims.step add check (explanation_sealed is null or event = 'REVIEWED');
