package org.tongzhou.members;

import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds who is registered already, by name and document.
@Component
class KnownPersons {

    private final PersonRepository persons;
    private final NewcomerRepository newcomers;

    KnownPersons(PersonRepository persons, NewcomerRepository newcomers) {
        this.persons = persons;
        this.newcomers = newcomers;
    }

    /// By what tries about somebody are counted, known or not.
    String key(NewPerson named) {
        return HexFormat.of().formatHex(newcomers.fingerprint(named));
    }

    Optional<Person> find(NewPerson named) {
        return persons.findByDocument(newcomers.fingerprint(named))
                .filter(person ->
                        persons.identity(person.number())
                                .filter(known -> known.getFirst().equals(named.name()))
                                .isPresent());
    }
}
