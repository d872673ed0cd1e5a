package org.tongzhou.corrections;

import java.util.List;
import java.util.Locale;
import org.tongzhou.core.money.Amount;
import org.tongzhou.corrections.Effects.Effect;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.CorrectionProposal;
import org.tongzhou.enrolment.CoverText;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.rounds.Difference;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// How corrections are put into words.
final class CorrectionText {

    private CorrectionText() {}

    /// A struck round that comes out otherwise.
    record Line(String noticeOn, String charged, String due, String change) {}

    /// @param subject whose membership in which plan
    /// @param sum one sentence for the rounds together
    /// @param cover one sentence for what it does from now on
    record EffectView(String subject, List<Line> lines, String sum, String cover) {}

    static EffectView view(String name, Effect effect) {
        String currency = effect.plan().plan().currency();
        List<Line> lines =
                effect.rounds().stream().map(difference -> line(difference, currency)).toList();
        String number = Words.of("corrections.enrolment.number", effect.membership().enrolment());
        Locale locale = Words.Language.ofRequest().locale();
        String plan = effect.plan().plan().name().in(locale);
        String subject = name + " · " + plan + " · " + number;
        return new EffectView(subject, lines, sum(effect.change(), currency), cover(effect));
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

    private static String cover(Effect effect) {
        String after = CoverText.of(effect.plan(), effect.corrected());
        return effect.before().equals(effect.after())
                ? Words.of("corrections.cover.same", after)
                : Words.of(
                        "corrections.cover",
                        CoverText.of(effect.plan(), effect.membership()),
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
