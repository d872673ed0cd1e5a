-- A form that is sent twice orders once: each form to pay into a balance carries a number of its own.
alter table collection.top_up_order add column form uuid;
create unique index top_up_order_form on collection.top_up_order (form);
