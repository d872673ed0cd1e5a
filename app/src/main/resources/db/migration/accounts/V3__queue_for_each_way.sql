-- Letters to phones and to e-mail addresses wait in queues of their own: a look for the next of one kind does not pass
-- over those of the other, however many have piled up.
drop index accounts.letter_waiting;
create index letter_waiting on accounts.letter (kind, next_try_at)
    where sent_at is null and given_up_at is null;
