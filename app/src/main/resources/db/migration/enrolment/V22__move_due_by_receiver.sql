-- Who will pay for a member sees the membership from the day that the person moved, not only from the next round.
create index move_due_by_receiver on enrolment.move_due (to_household);
