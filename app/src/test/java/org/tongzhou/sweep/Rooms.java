package org.tongzhou.sweep;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.tongzhou.accounts.Role;

/// Who may do what: one row for every page and endpoint there is.
final class Rooms {

    /// `everybody`; `in`, whoever is signed in; `own`, whose it is; or roles by their first
    /// letters.
    private static final String TABLE =
            """
            GET / everybody
            GET /components everybody
            GET /demo/outbox everybody
            GET /demo/sign-in everybody
            POST /demo/sign-in everybody
            GET /demo/tour everybody
            POST /demo/tour/next-day everybody
            GET /sign-in everybody
            POST /sign-in everybody
            GET /sign-up everybody
            POST /sign-up everybody
            POST /sign-up/code everybody
            GET /forgotten everybody
            POST /forgotten everybody
            POST /forgotten/code everybody
            GET /administrator/{link} everybody
            POST /administrator/{link} everybody
            GET /invitations/{link} everybody
            GET /plans everybody
            GET /plans/{code} everybody
            GET /plans/{code}/costs everybody
            GET /plans/{code}/join everybody
            GET /plans/{code}/rounds everybody
            GET /plans/{code}/rounds/{date} everybody
            GET /plans/{code}/versions/{version} everybody
            GET /rounds everybody
            GET /cases/{claim} everybody
            GET /api/v1/plans everybody
            GET /api/v1/plans/{code} everybody
            GET /api/v1/plans/{code}/closing everybody
            GET /api/v1/plans/{code}/costs everybody
            GET /api/v1/plans/{code}/diseases everybody
            GET /api/v1/plans/{code}/versions everybody
            GET /api/v1/plans/{code}/versions/{version} everybody
            GET /api/v1/rounds everybody
            GET /api/v1/rounds/{plan}/past-prices everybody
            GET /api/v1/rounds/{plan}/{date} everybody
            GET /api/v1/rounds/{plan}/{date}/cases everybody
            GET /api/v1/cases/{claim} everybody
            GET /me in
            POST /sign-out in
            GET /me/balance in
            POST /me/balance in
            GET /me/balance/{code}/refund in
            POST /me/balance/{code}/refund in
            POST /me/balance/refunds/{number}/cancellation in
            GET /me/claims in
            GET /me/claims/new in
            POST /me/claims/new in
            GET /me/claims/{claim} own
            POST /me/claims/{claim}/complete own
            POST /me/claims/{claim}/papers own
            GET /me/claims/{claim}/papers/{number} own
            POST /me/claims/{claim}/withdraw own
            GET /me/household in
            GET /me/household/dependant in
            POST /me/household/dependant in
            GET /me/household/{person}/invitation own
            POST /me/household/{person}/invitation own
            POST /me/household/{person}/invitation/withdrawal own
            GET /me/invitations/{link} in
            POST /me/invitations/{link} in
            GET /me/inbox in
            POST /me/inbox/answer in
            POST /me/inbox/read in
            GET /me/join/{code} in
            POST /me/join/{code} in
            GET /me/mandate in
            POST /me/mandate in
            POST /me/mandate/cancel in
            POST /me/mandate/keep in
            POST /me/mandate/ceiling in
            GET /me/memberships/{number} own
            GET /me/memberships/{number}/certificate own
            GET /me/memberships/{number}/certificate.json own
            GET /me/memberships/{number}/leave own
            POST /me/memberships/{number}/leave own
            GET /me/memberships/{number}/rounds own
            GET /me/memberships/{number}/rounds/{date}/receipt own
            GET /me/moves in
            POST /me/moves in
            POST /me/moves/own in
            POST /me/moves/proof in
            POST /me/moves/{move}/answer own
            GET /me/passbook in
            GET /me/passbook/{number} own
            GET /me/preregistrations/{code} in
            POST /me/preregistrations/{code} in
            POST /me/preregistrations/{code}/withdrawal in
            GET /me/person in
            POST /me/person in
            GET /me/settings in
            POST /me/settings/contact in
            POST /me/settings/contact/code in
            POST /me/settings/password in
            POST /me/settings/sessions in
            GET /me/tokens in
            POST /me/tokens in
            POST /me/tokens/{id}/revoke own
            POST /cases/{claim}/objections M
            GET /staff R I D F P AU AD
            GET /staff/accounts AD
            POST /staff/accounts AD
            GET /staff/accounts/{id} AD
            POST /staff/accounts/{id} AD
            GET /staff/books F AU
            POST /staff/books/close F
            GET /staff/audit AD AU
            GET /staff/claims R I D AU
            GET /staff/claims/all R I D AU
            GET /staff/claims/{claim} R I D AU
            POST /staff/claims/{claim} R I D
            GET /staff/claims/{claim}/papers/{number} R I D
            GET /staff/closings P AU
            GET /staff/closings/{code} P AU
            POST /staff/closings/{code} P
            POST /staff/closings/{code}/confirmation P
            GET /staff/collection F AU
            GET /staff/collection/payouts F AU
            POST /staff/collection/differences F
            POST /staff/collection/releases/{code} F
            GET /staff/corrections R F AU
            POST /staff/corrections R F
            GET /staff/corrections/{proposal} R F AU
            POST /staff/corrections/{proposal} R F
            GET /staff/plans P AU
            POST /staff/plans P
            POST /staff/plans/shipped P
            GET /staff/plans/{code}/{version} P AU
            POST /staff/plans/{code}/{version} P
            POST /staff/plans/{code}/{version}/withdrawal P
            GET /staff/rounds F AU R
            GET /staff/rounds/{code}/{date} F AU R
            POST /staff/rounds/{code}/{date}/approvals F
            POST /staff/rounds/{code}/{date}/withdrawals R
            GET /api/v1/account in
            DELETE /api/v1/account/sessions in
            POST /api/v1/accounts/search AD
            GET /api/v1/accounts/audit AD AU
            GET /api/v1/accounts/{account} AD
            PUT /api/v1/accounts/{account}/roles AD
            GET /api/v1/books/balances F AU
            GET /api/v1/books/closed-months F AU
            POST /api/v1/books/closed-months F
            GET /api/v1/books/journal F AU
            GET /api/v1/books/plans F AU
            GET /api/v1/cases/{claim}/objections F AU R
            POST /api/v1/cases/{claim}/objections M
            POST /api/v1/cases/{claim}/withdrawal R
            GET /api/v1/claims in
            POST /api/v1/claims in
            GET /api/v1/claims/{claim} own
            POST /api/v1/claims/{claim}/complete own
            POST /api/v1/claims/{claim}/papers own
            GET /api/v1/claims/{claim}/papers/{number} own
            POST /api/v1/claims/{claim}/withdraw own
            GET /api/v1/collection/balance in
            POST /api/v1/collection/consent in
            GET /api/v1/collection/books-check F AU
            GET /api/v1/collection/differences F AU
            POST /api/v1/collection/differences/{difference}/resolution F
            GET /api/v1/collection/lines in
            GET /api/v1/collection/payouts in
            GET /api/v1/collection/refunds in
            POST /api/v1/collection/refunds in
            DELETE /api/v1/collection/refunds/{refund} own
            GET /api/v1/collection/runs F AU
            POST /api/v1/collection/top-ups in
            GET /api/v1/collection/totals F AU
            GET /api/v1/collection/waiting-payouts F AU
            GET /api/v1/collection/releases F AU
            POST /api/v1/collection/releases/{plan} F
            GET /api/v1/enrolments in
            POST /api/v1/enrolments in
            GET /api/v1/enrolments/{number} own
            DELETE /api/v1/enrolments/{number} own
            GET /api/v1/enrolments/{number}/certificate own
            GET /api/v1/enrolments/{number}/exit-preview own
            GET /api/v1/enrolments/{number}/receipts/{date} own
            GET /api/v1/enrolments/{number}/rounds own
            GET /api/v1/household in
            GET /api/v1/household/moves in
            POST /api/v1/household/moves in
            POST /api/v1/household/moves/own in
            POST /api/v1/household/moves/proof in
            POST /api/v1/household/moves/{move}/answer own
            POST /api/v1/household/dependants in
            GET /api/v1/household/invitations in
            POST /api/v1/household/invitations in
            DELETE /api/v1/household/invitations/{invitation} own
            POST /api/v1/joins in
            GET /api/v1/joins/preregistrations in
            POST /api/v1/joins/preregistrations in
            DELETE /api/v1/joins/preregistrations/{plan} in
            GET /api/v1/mandate in
            PUT /api/v1/mandate in
            PUT /api/v1/mandate/ceiling in
            DELETE /api/v1/mandate in
            DELETE /api/v1/mandate/new-account in
            GET /api/v1/messages in
            GET /api/v1/messages/notices in
            POST /api/v1/messages/read in
            GET /api/v1/passbook in
            GET /api/v1/persons in
            POST /api/v1/persons in
            POST /api/v1/persons/confirmation in
            POST /api/v1/plans P
            PUT /api/v1/plans/{code}/versions/{version}/confirmation P
            PUT /api/v1/plans/{code}/versions/{version}/withdrawal P
            GET /api/v1/rounds/{plan}/{date}/approvals F AU R
            POST /api/v1/rounds/{plan}/{date}/approvals F
            GET /api/v1/staff/claims R I D AU
            GET /api/v1/staff/claims/{claim} R I D AU
            GET /api/v1/staff/claims/{claim}/papers/{number} R I D
            POST /api/v1/staff/claims/{claim}/steps R I D
            GET /api/v1/staff/closings/{code} P AU
            POST /api/v1/staff/closings/{code}/proposals P
            PUT /api/v1/staff/closings/{code}/proposals/{proposal}/confirmation P
            GET /api/v1/staff/corrections R F AU
            POST /api/v1/staff/corrections R F
            POST /api/v1/staff/corrections/previews R F
            GET /api/v1/staff/corrections/{proposal} R F AU
            PUT /api/v1/staff/corrections/{proposal}/verdict R F
            GET /api/v1/staff/plans P AU
            GET /api/v1/staff/plans/shipped P AU
            GET /api/v1/staff/plans/withdrawn P AU
            POST /api/v1/staff/plans/shipped P
            GET /api/v1/staff/plans/{code}/{version} P AU
            GET /api/v1/tokens in
            POST /api/v1/tokens in
            DELETE /api/v1/tokens/{id} own
            """;

    static final Map<String, Room> ALL = read();

    /// Who may enter.
    record Room(boolean toEverybody, boolean toOwner, Set<Role> roles) {

        /// Somebody who may; the owner where it is somebody's own.
        Role somebody() {
            return roles.contains(Role.MEMBER) ? Role.MEMBER : roles.iterator().next();
        }
    }

    private Rooms() {}

    static Room of(String mapping) {
        return Objects.requireNonNull(ALL.get(mapping), mapping);
    }

    private static Map<String, Room> read() {
        Map<String, Room> rooms = new TreeMap<>();
        for (String line : TABLE.lines().toList()) {
            String[] words = line.split(" ", -1);
            rooms.put(words[0] + " " + words[1], room(words));
        }
        return rooms;
    }

    private static Room room(String[] words) {
        boolean toAll = Set.of("everybody", "in", "own").contains(words[2]);
        Set<Role> roles = toAll ? EnumSet.allOf(Role.class) : EnumSet.noneOf(Role.class);
        for (int i = 2; i < words.length && !toAll; i++) {
            for (Role role : Role.values()) {
                if (role.name().startsWith(words[i])) {
                    roles.add(role);
                }
            }
        }
        return new Room(words[2].equals("everybody"), words[2].equals("own"), roles);
    }
}
