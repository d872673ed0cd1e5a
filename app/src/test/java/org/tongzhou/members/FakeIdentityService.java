package org.tongzhou.members;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Answers as its test says, and notes what it was asked.
///
/// A name that begins with `别` differs from every number, and one with `断` has no answer; an
/// account whose name begins with `other-` belongs to somebody else, and one with `of-` to whose
/// number follows.
public final class FakeIdentityService implements IdentityChecks {

    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private final Map<String, Runnable> whenAskedFor = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Verdict verify(RealName person) {
        return answer(person.name(), person.name().startsWith("别"));
    }

    @Override
    public Verdict verify(AccountOwner owner) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("asked in a transaction");
        }
        asked.add(owner.account());
        meanwhile.getAndSet(() -> {}).run();
        Optional.ofNullable(whenAskedFor.remove(owner.account())).ifPresent(Runnable::run);
        String account = owner.account();
        boolean isOthers =
                account.startsWith("of-")
                        ? !account.equals("of-" + owner.number())
                        : account.startsWith("other-");
        return answer(owner.name(), isOthers);
    }

    /// Lets something happen while the service thinks about the next account that it is asked for.
    public void meanwhile(Runnable happens) {
        meanwhile.set(happens);
    }

    /// The same for one account, whoever else is asked about beside it.
    public void whenAskedFor(String account, Runnable happens) {
        whenAskedFor.put(account, happens);
    }

    private static Verdict answer(String name, boolean differs) {
        if (name.contains("断")) {
            return new Verdict.NoAnswer("silence");
        }
        return differs ? new Verdict.Differs(Difference.OTHER) : new Verdict.Agrees();
    }

    /// How often it was asked who owns an account.
    public long asked(String account) {
        return asked.stream().filter(account::equals).count();
    }
}
