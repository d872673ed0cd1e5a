-- What the operator gives back of shares when a plan is closed is an expense of its own.
insert into books.account (code, side) values ('expenses:refunded-shares', 'DEBIT');
