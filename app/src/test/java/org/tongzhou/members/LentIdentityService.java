package org.tongzhou.members;

import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/// The identity service of the platform under test: the one that is set up, or else none, unless a
/// test lends one.
@Component
@Primary
public class LentIdentityService extends RealNameChecks {

    private volatile Optional<IdentityChecks> lent = Optional.empty();

    LentIdentityService(
            @Value("${tongzhou.identity.url:}") String url,
            @Value("${tongzhou.identity.secret-file:}") String secretFile,
            Clock clock) {
        super(url, secretFile, clock);
    }

    @Override
    Optional<IdentityChecks> service() {
        return lent.or(super::service);
    }

    public void lend(IdentityChecks service) {
        lent = Optional.of(service);
    }

    public void takeBack() {
        lent = Optional.empty();
    }
}
