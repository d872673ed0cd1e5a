package org.tongzhou.messages;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.corrections.ChangedShares;
import org.tongzhou.enrolment.CorrectionProposal;
import org.tongzhou.enrolment.CoverText;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// Puts stored messages into words, in the language of whoever reads them now.
@Component
class MessageTexts {

    private static final String ERASED = "–";

    private final PayerNotices notices;
    private final ProposedCorrections corrections;
    private final ChangedShares changes;
    private final Enrolments enrolments;
    private final Members members;
    private final Plans plans;
    private final Gate gate;

    MessageTexts(
            PayerNotices notices,
            ProposedCorrections corrections,
            ChangedShares changes,
            Enrolments enrolments,
            Members members,
            Plans plans,
            Gate gate) {
        this.notices = notices;
        this.corrections = corrections;
        this.changes = changes;
        this.enrolments = enrolments;
        this.members = members;
        this.plans = plans;
        this.gate = gate;
    }

    /// @param path where to look further
    record View(String at, String text, String path, boolean unread) {}

    View view(Message message) {
        return switch (message.kind()) {
            case CLAIM_MOVED -> {
                String claim = detail(message, "claim");
                String state = Words.of("claims.state." + detail(message, "state"));
                yield view(
                        message, Words.of("messages.claim", claim, state), "/me/claims/" + claim);
            }
            case PLAN_OPENED -> {
                String code = detail(message, "plan");
                String text = Words.of("messages.planOpened", notices.planName(code));
                yield view(message, text, "/plans/" + code + "/join");
            }
            case INVITATION_TAKEN -> {
                String name = name(Long.parseLong(detail(message, "person")));
                yield view(message, Words.of("messages.invitationTaken", name), "/me/household");
            }
            case MOVE_OFFERED, MOVE_DECLINED, MOVED -> view(message, move(message), "/me/moves");
            case CORRECTED ->
                    view(
                            message,
                            corrected(message),
                            "/me/memberships/" + detail(message, "enrolment"));
            case COVER_ENDED ->
                    view(
                            message,
                            coverEnded(message.details()),
                            "/me/memberships/" + detail(message, "enrolment"));
            case LEFT ->
                    view(
                            message,
                            left(message.details()),
                            "/me/memberships/" + detail(message, "enrolment"));
        };
    }

    private String move(Message message) {
        String name = name(Long.parseLong(detail(message, "person")));
        return switch (message.kind()) {
            case MOVE_OFFERED ->
                    Words.of("messages.moveOffered", name, payer(message, "household"));
            case MOVE_DECLINED -> Words.of("messages.moveDeclined", name);
            case MOVED ->
                    Words.of("messages.moved", name, payer(message, "from"), payer(message, "to"));
            case CLAIM_MOVED, PLAN_OPENED, INVITATION_TAKEN, CORRECTED, COVER_ENDED, LEFT ->
                    throw new IllegalStateException(message.kind() + " is no move");
        };
    }

    /// Who pays for a household, as others see him.
    private String payer(Message message, String key) {
        return members.household(Long.parseLong(detail(message, key)))
                .map(household -> members.maskedName(household.payer()))
                .orElse(ERASED);
    }

    private static View view(Message message, String text, String path) {
        return new View(Formats.moment(message.at()), text, path, !message.isRead());
    }

    private static String detail(Message message, String key) {
        return message.details().getOrDefault(key, "");
    }

    private String name(long person) {
        return members.name(person).orElse(ERASED);
    }

    /// That cover ends or ended for arrears: whose, when, why, and what follows.
    private String coverEnded(Map<String, String> details) {
        Membership membership = membership(details);
        return coverEnded(details, membership, name(membership.person()));
    }

    private String left(Map<String, String> details) {
        Membership membership = membership(details);
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        LocalDate day = LocalDate.parse(details.getOrDefault("coverEndsOn", ""));
        return Words.of(
                "messages.left",
                name(membership.person()),
                notices.planName(plan.code()),
                CoverText.ends(day, plan.plan().dayOf(gate.now())));
    }

    /// The same for a letter, which others may see: so it shows the name as they see it.
    String coverEndedLetter(Map<String, String> details) {
        Membership membership = membership(details);
        return coverEnded(details, membership, members.maskedName(membership.person()));
    }

    private Membership membership(Map<String, String> details) {
        long enrolment = Long.parseLong(details.getOrDefault("enrolment", ""));
        return enrolments.find(enrolment).orElseThrow();
    }

    private String coverEnded(Map<String, String> details, Membership membership, String name) {
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        LocalDate day = LocalDate.parse(details.getOrDefault("coverEndsOn", ""));
        String currency = plan.plan().currency();
        String writtenOff =
                Optional.ofNullable(details.get("writtenOffMinor"))
                        .map(minor -> Formats.money(new Amount(Long.parseLong(minor)), currency))
                        .map(sum -> Words.of("messages.coverEnded.writtenOff", sum))
                        .orElse("");
        String stillDebited =
                Optional.ofNullable(details.get("lastDebitOn"))
                        .map(last -> Formats.day(LocalDate.parse(last)))
                        .map(last -> Words.of("messages.coverEnded.stillDebited", last))
                        .orElse("");
        return Words.of(
                "messages.coverEnded",
                name,
                plan.plan().name().in(Words.Language.ofRequest().locale()),
                details.getOrDefault("roundsFailed", ""),
                CoverText.ends(day, plan.plan().dayOf(gate.now())),
                writtenOff,
                stillDebited);
    }

    /// What was put right, why, and what it changes.
    private String corrected(Message message) {
        CorrectionProposal proposal =
                corrections.find(Long.parseLong(detail(message, "proposal"))).orElseThrow();
        Membership membership = enrolments.find(proposal.enrolment()).orElseThrow();
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        String currency = plan.plan().currency();
        return Words.of(
                "messages.corrected",
                name(membership.person()),
                plan.plan().name().in(Words.Language.ofRequest().locale()),
                Words.of("corrections.kind." + proposal.kind()),
                corrections.reason(proposal).orElse(ERASED),
                change(message, proposal, currency),
                cover(plan, membership, detail(message, "coverEndsOn")));
    }

    /// What it changes as it stands now: a round may have been struck since it was told. What was
    /// told before the households stood in the message, stands as it was told.
    private String change(Message message, CorrectionProposal proposal, String currency) {
        String told = detail(message, "households");
        var changed = changes.by(proposal);
        if (told.isEmpty() || changed.isEmpty()) {
            return change(new Amount(Long.parseLong(detail(message, "changeMinor"))), currency);
        }
        List<Long> households = Arrays.stream(told.split(",")).map(Long::valueOf).toList();
        String sum = change(changed.get().of(households), currency);
        return changed.get().isSettled()
                ? sum
                : Words.of("messages.corrected.open", sum, Words.of("corrections.effect.later"));
    }

    private static String change(Amount change, String currency) {
        if (change.isPositive()) {
            return Words.of("corrections.sum.charge", Formats.money(change, currency));
        }
        return change.isNegative()
                ? Words.of("corrections.sum.refund", Formats.money(change.negated(), currency))
                : Words.of("corrections.sum.nothing");
    }

    /// As it was told then; in the words of now where that is still so.
    private String cover(ListedPlan plan, Membership membership, String endsOn) {
        String now = membership.coverEndsOn(plan).map(LocalDate::toString).orElse("");
        if (now.equals(endsOn)) {
            return CoverText.of(plan, membership, gate.now());
        }
        return endsOn.isEmpty()
                ? Words.of("enrolment.coverGoesOn")
                : CoverText.ends(LocalDate.parse(endsOn), plan.plan().dayOf(gate.now()));
    }
}
