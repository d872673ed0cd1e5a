-- The same reference may differ again on another day or in another line of the settlement: each difference is its own.
alter table collection.difference drop constraint difference_ref_key;
alter table collection.difference add column line integer not null default 0;
alter table collection.difference add constraint difference_once unique (ref, found_on, line, what);
