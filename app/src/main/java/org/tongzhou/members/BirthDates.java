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

    /// Puts one right, in the transaction of the correction that says so.
    @Transactional(propagation = Propagation.MANDATORY)
    public void correct(long person, LocalDate birth) {
        persons.correctBirth(person, birth);
    }
}
