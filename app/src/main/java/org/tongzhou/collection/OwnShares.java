package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<Long, List<Membership>> byHousehold = new LinkedHashMap<>();
        for (Membership membership : own.of(account)) {
            byHousehold
                    .computeIfAbsent(membership.household(), _ -> new ArrayList<>())
                    .add(membership);
        }
        List<Share> all = new ArrayList<>();
        byHousehold.forEach((household, some) -> all.addAll(shares.of(household, some)));
        all.sort(Comparator.comparingInt((Share share) -> share.line().round()).reversed());
        return all;
    }
}
