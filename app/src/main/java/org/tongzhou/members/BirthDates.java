package org.tongzhou.members;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The door to birth dates that were registered wrongly.
@Component
public class BirthDates {

    private final PersonRepository persons;

    BirthDates(PersonRepository persons) {
        this.persons = persons;
    }

    /// Keeps the birth date of a person as it is until the transaction ends: what is decided by it
    /// goes before or after a correction of it.
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(long person) {
        persons.hold(person);
    }

    /// Before a correction looks at what was decided by a birth date: nothing more is, meanwhile.
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(long person) {
        persons.lock(person);
    }

    /// Puts one right, in the transaction of the correction that says so.
    @Transactional(propagation = Propagation.MANDATORY)
    public void correct(long person, LocalDate birth) {
        persons.correctBirth(person, birth);
    }
}
