package org.tongzhou.core.plan;

/// A value of a plan was refused by its constructor, and this is what is wrong with it.
public final class FlawedPlan extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Flaw flaw;

    public FlawedPlan(Flaw.Kind kind, Object... names) {
        this(Flaw.of(kind, names));
    }

    private FlawedPlan(Flaw flaw) {
        super(flaw.toString());
        this.flaw = flaw;
    }

    public Flaw flaw() {
        return flaw;
    }
}
