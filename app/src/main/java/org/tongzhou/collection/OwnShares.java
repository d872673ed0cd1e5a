package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.OwnMemberships;

/// The door to the shares that an account may see: those of the memberships that are its own, and
/// none of the others in their households.
@Component
public class OwnShares {

    private final OwnMemberships own;
    private final Shares shares;

    OwnShares(OwnMemberships own, Shares shares) {
        this.own = own;
        this.shares = shares;
    }

    /// The newest round first, and in it the members in the order of enrolment.
    public List<Share> of(long account) {
        List<Membership> memberships = own.of(account);
        Set<Long> enrolments =
                memberships.stream().map(Membership::enrolment).collect(Collectors.toSet());
        List<Share> all = new ArrayList<>();
        memberships.stream()
                .map(Membership::household)
                .distinct()
                .flatMap(household -> shares.ofHousehold(household).stream())
                .filter(share -> enrolments.contains(share.membership().enrolment()))
                .forEach(all::add);
        all.sort(Comparator.comparingInt((Share share) -> share.line().round()).reversed());
        return all;
    }
}
