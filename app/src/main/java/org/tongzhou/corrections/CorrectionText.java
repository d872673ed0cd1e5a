package org.tongzhou.corrections;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.tongzhou.core.money.Amount;
import org.tongzhou.corrections.Effects.Effect;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.CorrectionProposal;
import org.tongzhou.enrolment.CoverText;
import org.tongzhou.enrolment.DoneCorrections.Done;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.rounds.Difference;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// How corrections are put into words.
final class CorrectionText {

    private CorrectionText() {}

    /// A struck round that comes out otherwise.
    record Line(String noticeOn, String charged, String due, String change) {}

    /// @param title that it would change this, or has changed it
    /// @param subject whose membership in which plan
    /// @param sum one sentence for the rounds together
    /// @param cover one sentence for what it does from now on
    /// @param later one sentence for when the difference enters a round
    record EffectView(
            String title,
            String subject,
            List<Line> lines,
            String sum,
            String cover,
            String later) {}

    static EffectView view(String name, Effect effect, Instant now) {
        String currency = effect.plan().plan().currency();
        List<Line> lines =
                effect.rounds().stream().map(difference -> line(difference, currency)).toList();
        String number = Words.of("corrections.enrolment.number", effect.after().enrolment());
        Locale locale = Words.Language.ofRequest().locale();
        String plan = effect.plan().plan().name().in(locale);
        String subject = name + " · " + plan + " · " + number;
        return new EffectView(
                Words.of(
                        effect.done().isPresent()
                                ? "corrections.effect.done"
                                : "corrections.effect"),
                subject,
                lines,
                sum(effect.change(), currency),
                cover(effect, now),
                later(effect));
    }

    /// When the difference enters a round; empty where a confirmed one made none.
    private static String later(Effect effect) {
        if (effect.done().isEmpty()) {
            return Words.of("corrections.effect.later");
        }
        if (effect.rounds().isEmpty()) {
            return "";
        }
        return effect.done()
                .flatMap(Done::settledAt)
                .map(at -> Words.of("corrections.effect.settled", Formats.moment(at)))
                .orElseGet(() -> Words.of("corrections.effect.unsettled"));
    }

    /// The birth date as it was known, and as it was proposed; empty for other kinds.
    static String birth(CorrectionProposal proposal) {
        return proposal.birthKnown()
                .map(known ->
                        Words.of(
                                "corrections.birth",
                                Formats.day(known),
                                Formats.day(proposal.day().orElseThrow())))
                .orElse("");
    }

    private static Line line(Difference one, String currency) {
        return new Line(
                Formats.day(one.noticeOn()),
                Formats.money(one.charged(), currency),
                Formats.money(one.due(), currency),
                signed(one.change(), currency));
    }

    private static String signed(Amount change, String currency) {
        return (change.isPositive() ? "+" : "") + Formats.money(change, currency);
    }

    private static String sum(Amount change, String currency) {
        if (change.isPositive()) {
            return Words.of("corrections.sum.charge", Formats.money(change, currency));
        }
        return change.isNegative()
                ? Words.of("corrections.sum.refund", Formats.money(change.negated(), currency))
                : Words.of("corrections.sum.nothing");
    }

    private static String cover(Effect effect, Instant now) {
        String after = CoverText.of(effect.plan(), effect.after(), now);
        return effect.endBefore().equals(effect.endAfter())
                ? Words.of("corrections.cover.same", after)
                : Words.of(
                        "corrections.cover",
                        CoverText.of(effect.plan(), effect.before(), now),
                        after);
    }

    static String kind(CorrectionKind kind) {
        return Words.of("corrections.kind." + kind);
    }

    static String title(CorrectionProposal proposal) {
        String day = proposal.day().map(on -> " · " + Formats.day(on)).orElse("");
        return kind(proposal.kind()) + day;
    }

    static String state(CorrectionProposal proposal) {
        return proposal.verdict()
                .map(verdict ->
                        Words.of(
                                verdict.confirmed()
                                        ? "corrections.state.confirmed"
                                        : "corrections.state.rejected",
                                verdict.byAccount(),
                                Formats.moment(verdict.at())))
                .orElseGet(() -> Words.of("corrections.state.open"));
    }

    /// The words for what stopped somebody.
    static String key(Outcome outcome) {
        return "corrections.outcome." + outcome.getClass().getSimpleName();
    }
}
