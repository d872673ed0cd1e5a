-- What one account did, and what was done to one thing, is read from the newest on without passing over the rest.
create index audit_by_actor on accounts.audit (actor, id desc);
create index audit_by_subject on accounts.audit (subject, id desc);
