package org.tongzhou.enrolment;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.enrolment.SpanRepository.Latest;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;

/// The door to members who joined a plan again: a cap is of the person, so what its period charged
/// before he left goes along.
///
/// On joining that is not known yet, since rounds that he owes may not be struck. They are before
/// his first round is frozen.
@Component
public class Rejoined {

    private static final String NOTE =
            """
            insert into enrolment.rejoined (plan, person, first_round)
            select :plan, :person, :first
            where exists (
                select from enrolment.membership
                where person = :person and plan = :plan and enrolment <> :enrolment)
            on conflict (plan, person) do update set first_round = excluded.first_round
            """;
    private static final String LATER =
            """
            update enrolment.rejoined set first_round = :first
            where plan = :plan and person = :person
            """;
    private static final String DUE =
            """
            select person from enrolment.rejoined
            where plan = :plan and first_round <= :round order by person
            """;
    private static final String DONE =
            "delete from enrolment.rejoined where plan = :plan and person = :person";

    private final JdbcClient jdbc;
    private final Gate gate;
    private final MembershipRepository memberships;
    private final SpanRepository spans;
    private final MovedMembers moved;

    Rejoined(
            JdbcClient jdbc,
            Gate gate,
            MembershipRepository memberships,
            SpanRepository spans,
            MovedMembers moved) {
        this.jdbc = jdbc;
        this.gate = gate;
        this.memberships = memberships;
        this.spans = spans;
        this.moved = moved;
    }

    /// Notes that a person has joined, if he was in the plan before.
    @Transactional(propagation = Propagation.MANDATORY)
    void note(int plan, long person, Admitted.Joined joined) {
        jdbc.sql(NOTE)
                .param("plan", plan)
                .param("person", person)
                .param("enrolment", joined.enrolment())
                .param("first", joined.firstRound())
                .update();
    }

    /// Who may share again for the first time in this round of the plan.
    public List<Long> due(int plan, int round) {
        return jdbc.sql(DUE)
                .param("plan", plan)
                .param("round", round)
                .query((row, _) -> row.getLong("person"))
                .list();
    }

    /// The last membership in which he shared before; it carries what those before it were charged.
    public Optional<Membership> before(int plan, long person) {
        Optional<Long> now = memberships.seat(plan, person);
        return memberships.ofPerson(person).stream()
                .filter(one -> one.plan() == plan)
                .filter(one -> now.filter(seat -> seat == one.enrolment()).isEmpty())
                .filter(one -> moved.begins(one) <= one.lastRound())
                .reduce((_, later) -> later);
    }

    /// Lets somebody carry what the cap period of his first round, which is this one, has charged
    /// before. Who has not paid what he joins with carries it when he has; done again, it changes
    /// nothing.
    @Transactional
    public void carry(int plan, long person, int round, long minor) {
        Moment moment = gate.enter();
        Optional<Membership> seated = memberships.seat(plan, person).flatMap(memberships::find);
        if (seated.isEmpty()) {
            done(plan, person);
            return;
        }
        Membership membership = seated.get();
        boolean isSeated = memberships.lockSeat(membership);
        Latest now =
                spans.latest(plan, membership.household(), membership.enrolment()).orElseThrow();
        if (!isSeated || now.cause() == Cause.UNPAID) {
            return;
        }
        if (now.firstRound() > round) {
            jdbc.sql(LATER)
                    .param("plan", plan)
                    .param("person", person)
                    .param("first", now.firstRound())
                    .update();
            return;
        }
        if (now.firstRound() == round && now.lastRound() >= round && minor > 0) {
            Latest carrying = now.carrying(minor);
            spans.insert(membership.household(), membership.enrolment(), carrying, moment);
        }
        done(plan, person);
    }

    private void done(int plan, long person) {
        jdbc.sql(DONE).param("plan", plan).param("person", person).update();
    }
}
