package org.tongzhou.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.gate.Gate;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// Moving to another household: offering, answering, paying for oneself.
@Controller
@RequestMapping("/me/moves")
class MovesController {

    private static final String SHOW = "members/moves";
    private static final String HOME = "/me/moves";

    private final HouseholdMoves moves;
    private final AccountProofs proofs;
    private final Members members;
    private final Gate gate;

    MovesController(HouseholdMoves moves, AccountProofs proofs, Members members, Gate gate) {
        this.moves = moves;
        this.proofs = proofs;
        this.members = members;
        this.gate = gate;
    }

    /// What an account can begin here.
    enum Begin {
        OFFER,
        OWN,
        PROVE,
        /// Nothing: only an invitation helps.
        BE_INVITED
    }

    record Asked(long number, String text, boolean mayAgree, boolean mayRefuse) {}

    /// @param offerDays how long an offer stands
    record MovesPage(
            List<Asked> asked,
            Begin begin,
            long offerDays,
            List<Option> relations,
            List<Option> countries,
            Form form) {}

    private record Wanted(NewPerson person, Relation relation) {}

    private record Proof(NewPerson person, String bankAccount) {}

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal Account account) {
        return Pages.show(SHOW, page(account, begin(account), Form.EMPTY));
    }

    private Begin begin(Account account) {
        Optional<Person> person = members.personOfAccount(account.id());
        if (person.isEmpty()) {
            return proofs.arePossible() ? Begin.PROVE : Begin.BE_INVITED;
        }
        boolean isPayer =
                members.belonging(person.get().number())
                        .filter(place -> place.relation() == Relation.SELF)
                        .isPresent();
        return isPayer ? Begin.OFFER : Begin.OWN;
    }

    private MovesPage page(Account account, Begin begin, Form form) {
        List<Asked> asked = new ArrayList<>();
        for (HouseholdMoves.Seen one : moves.of(account.id())) {
            String relation = Words.of("members.relation." + one.offer().relation().name());
            String until = Formats.moment(one.offer().expiresAt());
            String text =
                    Words.of("members.moves.asked", one.name(), one.household(), relation, until);
            asked.add(new Asked(one.offer().number(), text, one.isMine(), one.mayRefuse()));
        }
        return new MovesPage(
                asked,
                begin,
                moves.life().toDays(),
                HouseholdController.relations(),
                Countries.options(),
                form);
    }

    @PostMapping
    ModelAndView offer(@AuthenticationPrincipal Account account, Form form) {
        Parsed<Wanted> parsed =
                form.parse(fields -> {
                    Supplier<Relation> relation =
                            fields.value("relation", HouseholdController::relation);
                    Supplier<NewPerson> person = PersonDetails.read(fields, form, today());
                    boolean confirmed = form.has("authority", "true");
                    fields.check(confirmed, "authority", "members.authority.missing");
                    return () -> new Wanted(person.get(), relation.get());
                });
        return switch (parsed) {
            case Parsed.Bad(var wrong) -> refused(account, Begin.OFFER, wrong);
            case Parsed.Good(var one) ->
                    told(
                            account,
                            Begin.OFFER,
                            moves.offer(account.id(), one.person(), one.relation(), true),
                            form);
        };
    }

    @PostMapping("/{move}/answer")
    ModelAndView answer(
            @AuthenticationPrincipal Account account, @PathVariable long move, Form form) {
        boolean isAnswer = form.has("agreed", "true") || form.has("agreed", "false");
        Moving outcome =
                isAnswer
                        ? moves.answer(account.id(), move, form.has("agreed", "true"))
                        : Moving.NOT_FOUND;
        if (outcome == Moving.NOT_FOUND) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return told(account, begin(account), outcome, form);
    }

    @PostMapping("/own")
    ModelAndView own(@AuthenticationPrincipal Account account, Form form) {
        return told(account, begin(account), moves.found(account.id()), form);
    }

    @PostMapping("/proof")
    ModelAndView prove(@AuthenticationPrincipal Account account, Form form) {
        if (!proofs.arePossible()) {
            return told(account, begin(account), Moving.PROOF_IMPOSSIBLE, form);
        }
        Parsed<Proof> parsed =
                form.parse(fields -> {
                    Supplier<NewPerson> person = PersonDetails.read(fields, form, today());
                    Supplier<String> bank = fields.value("account", MovesController::bankAccount);
                    return () -> new Proof(person.get(), bank.get());
                });
        return switch (parsed) {
            case Parsed.Bad(var wrong) -> refused(account, Begin.PROVE, wrong);
            case Parsed.Good(var proof) ->
                    told(
                            account,
                            Begin.PROVE,
                            proofs.prove(account, proof.person(), proof.bankAccount()),
                            form);
        };
    }

    /// As a mandate would name it.
    static String bankAccount(String text) {
        return new MandateDetails(new Amount(1), text.replace(" ", "")).account();
    }

    private ModelAndView told(Account account, Begin begin, Moving outcome, Form form) {
        return outcome.isDone()
                ? Pages.next(HOME)
                : refused(account, begin, form.with("moves", "members.moving." + outcome));
    }

    private ModelAndView refused(Account account, Begin begin, Form form) {
        return Pages.refused(SHOW, page(account, begin, form));
    }

    private LocalDate today() {
        return gate.now().atZone(Formats.ZONE).toLocalDate();
    }
}
