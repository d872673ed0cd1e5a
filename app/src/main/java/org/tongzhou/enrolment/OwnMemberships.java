package org.tongzhou.enrolment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.members.Relatives;

/// The door to the memberships that an account may see: those of the household it pays for or will
/// pay for, and those of its own person. To every other account they do not exist.
@Component
public class OwnMemberships {

    private final Members members;
    private final Relatives relatives;
    private final Enrolments enrolments;
    private final MovedMembers moved;

    OwnMemberships(
            Members members, Relatives relatives, Enrolments enrolments, MovedMembers moved) {
        this.members = members;
        this.relatives = relatives;
        this.enrolments = enrolments;
        this.moved = moved;
    }

    /// Past and present ones, in the order of enrolment.
    public List<Membership> of(long account) {
        List<Membership> all = new ArrayList<>();
        members.householdPaidBy(account)
                .ifPresent(paid -> {
                    all.addAll(enrolments.ofHousehold(paid.number()));
                    addMissing(moved.awaitedIn(paid.number()), all);
                });
        members.personOfAccount(account)
                .ifPresent(person -> addMissing(enrolments.ofPerson(person.number()), all));
        all.sort(Comparator.comparingLong(Membership::enrolment));
        return all;
    }

    private static void addMissing(List<Membership> more, List<Membership> all) {
        more.stream()
                .filter(one -> all.stream().noneMatch(o -> o.enrolment() == one.enrolment()))
                .forEach(all::add);
    }

    /// Whether the account pays for the membership, and may know what the household owes.
    public boolean isPaidBy(long account, Membership membership) {
        return members.householdPaidBy(account)
                .filter(paid -> paid.number() == membership.household())
                .isPresent();
    }

    /// One of them, by its number; also one that was shared in another household, by a member whom
    /// the account pays for since he moved.
    public Optional<Membership> find(long account, long enrolment) {
        return enrolments.find(enrolment).filter(found -> isOwn(account, found));
    }

    /// Whether the account may end it: its person's, or of who pays for him since he moved. Whom
    /// he left goes on sharing for him until the next round, and does not end his cover.
    public boolean mayEnd(long account, Membership membership) {
        return relatives.speaksFor(account, membership.person());
    }

    private boolean isOwn(long account, Membership membership) {
        boolean isPerson =
                members.personOfAccount(account)
                        .filter(person -> person.number() == membership.person())
                        .isPresent();
        return isPerson
                || members.householdPaidBy(account)
                        .map(Household::number)
                        .filter(paid ->
                                moved.sharesIn(membership, paid)
                                        || moved.awaitedIn(paid).contains(membership))
                        .isPresent();
    }
}
