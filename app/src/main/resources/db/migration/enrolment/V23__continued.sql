-- Arrears follow a member who moved: closing a round asks each folio where somebody goes on who began elsewhere.
create index membership_continued on enrolment.membership (folio, plan) where continues is not null;
