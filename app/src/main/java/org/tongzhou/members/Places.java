package org.tongzhou.members;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The door to where a person belongs for as long as something is decided by it.
@Component
public class Places {

    private final HouseholdRepository households;
    private final BelongingRepository belongings;

    Places(HouseholdRepository households, BelongingRepository belongings) {
        this.households = households;
        this.belongings = belongings;
    }

    /// Where a person belongs; he moves no more before the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Belonging> held(long person) {
        Optional<Belonging> place = households.belonging(person);
        while (place.isPresent() && !belongings.lock(place.get())) {
            // He moved between the two statements.
            place = households.belonging(person);
        }
        return place;
    }
}
