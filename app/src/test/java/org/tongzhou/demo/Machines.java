package org.tongzhou.demo;

import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.tongzhou.collection.CollectionMachine;
import org.tongzhou.collection.RefundReleases;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Progress;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundMachine;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Step;

/// The machines of a server, and the two people who release what waits for them.
final class Machines {

    private static final long CASHIER = 900_002;
    private static final int MOST_EXCHANGES_A_DAY = 4;
    private static final int MOST_OVERTAKEN = 5;

    private final ApplicationContext context;
    private final Rounds rounds;

    Machines(ApplicationContext context) {
        this.context = context;
        this.rounds = context.getBean(Rounds.class);
    }

    /// What is due at the beginning of a day.
    void night() {
        RoundMachine machine = context.getBean(RoundMachine.class);
        again(() -> machine.advance(Progress.UNWATCHED));
    }

    /// Everything is released that may be, and everything done.
    void day() {
        approve();
        night();
        approve();
        exchange();
        again(this::release);
    }

    private void approve() {
        for (RoundState state :
                List.of(RoundState.ANNOUNCED, RoundState.STRUCK, RoundState.COLLECTING)) {
            for (Round round : rounds.in(state)) {
                Step step =
                        switch (state) {
                            case ANNOUNCED -> Step.STRIKE;
                            case STRUCK -> Step.DEBITS;
                            case OPEN, FREEZING, COLLECTING, CLOSED -> Step.PAYOUTS;
                        };
                if (!rounds.isReleased(round, step)) {
                    rounds.approve(round.plan(), round.number(), step, Town.FINANCE);
                    rounds.approve(round.plan(), round.number(), step, CASHIER);
                }
            }
        }
    }

    /// What goes back of balances and shares, plan by plan.
    private void release() {
        RefundReleases releases = context.getBean(RefundReleases.class);
        for (ListedPlan plan :
                context.getBean(Plans.class).inForce(context.getBean(Gate.class).now())) {
            releases.release(Town.FINANCE, plan.number())
                    .ifPresent(first -> releases.confirm(CASHIER, plan.number(), first.through()));
        }
    }

    private void exchange() {
        CollectionMachine collection = context.getBean(CollectionMachine.class);
        again(collection::advance);
        for (int times = 0; times < MOST_EXCHANGES_A_DAY && collection.isBusy(); times++) {
            again(collection::advance);
        }
    }

    /// A step that another server overtook is rolled back and done again, as the next tick would.
    private static void again(Runnable step) {
        for (int overtaken = 0; ; overtaken++) {
            try {
                step.run();
                return;
            } catch (ConcurrencyFailureException e) {
                if (overtaken == MOST_OVERTAKEN) {
                    throw e;
                }
            }
        }
    }
}
