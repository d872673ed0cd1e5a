package org.tongzhou.demo;

import java.time.LocalDate;
import org.tongzhou.core.identity.ResidentIdentity;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.members.NewPerson;

/// An invented person.
record DemoPerson(Relation relation, String name, ResidentIdentity identity) {

    NewPerson asNew() {
        return new NewPerson(name, identity);
    }

    LocalDate birth() {
        return identity.birth();
    }
}
