-- A claimant may move to another household until his payout is sent: it goes to the one that he belongs to then.
grant update (folio, household) on collection.payout to tongzhou_app;
