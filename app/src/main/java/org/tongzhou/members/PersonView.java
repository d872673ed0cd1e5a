package org.tongzhou.members;

import java.util.ArrayList;
import java.util.List;
import org.tongzhou.core.identity.Province;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;
import org.tongzhou.web.Words.Language;

/// A person as his own household sees him.
record PersonView(String name, Person person, List<Definition> facts) {

    static PersonView of(Members members, Person person) {
        String name = members.name(person.number()).orElse("–");
        List<Definition> facts = new ArrayList<>();
        facts.add(new Definition(Words.of("members.name"), name));
        facts.add(new Definition(Words.of("members.birth"), Formats.day(person.birth())));
        facts.add(new Definition(Words.of("members.sex"), sex(person)));
        facts.add(new Definition(Words.of("members.region"), region(person)));
        facts.add(new Definition(Words.of("members.personNumber"), "" + person.number()));
        return new PersonView(name, person, facts);
    }

    private static String sex(Person person) {
        return Words.of("members.sex." + person.sex().name());
    }

    private static String region(Person person) {
        return Province.of(person.region())
                .map(province -> province.name().in(Language.ofRequest().locale()))
                .orElseGet(() -> Countries.name(person.region()));
    }

    String check() {
        return Words.of("members.check." + person.check().name());
    }

    String checkText() {
        return Words.of("members.checkText." + person.check().name());
    }

    String tone() {
        return switch (person.check()) {
            case AGREES -> "good";
            case WAITING -> "caution";
            case DIFFERS -> "bad";
        };
    }
}
