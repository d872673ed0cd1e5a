package org.tongzhou.members;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tongzhou.core.identity.Document;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.identity.ResidentIdentity;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Form;
import org.tongzhou.web.Refused;

/// A person as typed or sent: nothing in it is checked yet.
///
/// @param documentKind `CN` for a resident identity, `OTHER` for any other document
/// @param country of another document: ISO 3166 code
/// @param birth of another document: `1980-02-29`
/// @param sex of another document: `MALE` or `FEMALE`
public record PersonDetails(
        @Nullable String name,
        @Nullable String documentKind,
        @Nullable String number,
        @Nullable String country,
        @Nullable String birth,
        @Nullable String sex) {

    private static final int LONGEST_NAME = 80;
    private static final int OLDEST_YEARS = 150;

    /// The same as a form, so that both are read alike.
    public Form form() {
        Map<String, String> values = new HashMap<>();
        put(values, "name", name);
        put(values, "documentKind", documentKind);
        put(values, "number", number);
        put(values, "country", country);
        put(values, "birth", birth);
        put(values, "sex", sex);
        return Form.filled(values);
    }

    private static void put(Map<String, String> values, String field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    /// Reads the fields of `form` through `fields`; each mistake is told beside its field.
    public static Supplier<NewPerson> read(Form.Fields fields, Form form, LocalDate today) {
        Supplier<String> name = fields.value("name", PersonDetails::name);
        String kind = form.text("documentKind");
        if (kind.equals("CN")) {
            Supplier<Document> number = fields.value("number", text -> resident(text, today));
            return () -> new NewPerson(name.get(), number.get());
        }
        fields.check(kind.equals("OTHER"), "documentKind", "members.documentKind.missing");
        Supplier<String> country = fields.value("country", PersonDetails::country);
        Supplier<LocalDate> birth = fields.value("birth", text -> birth(text, today));
        Supplier<Sex> sex = fields.value("sex", PersonDetails::sex);
        Supplier<String> number = fields.value("number", PersonDetails::otherNumber);
        return () ->
                new NewPerson(
                        name.get(),
                        new OtherDocument(country.get(), number.get(), birth.get(), sex.get()));
    }

    /// What a program sent.
    ///
    /// @param part where it stands in the body: `person.`, or nothing where it is the body
    public static NewPerson sent(@Nullable PersonDetails sent, LocalDate today, String part) {
        PersonDetails details =
                sent == null ? new PersonDetails(null, null, null, null, null, null) : sent;
        Form form = details.form();
        return switch (form.parse(fields -> read(fields, form, today))) {
            case Form.Parsed.Good(var person) -> person;
            case Form.Parsed.Bad(var wrong) -> throw Refused.badInput(wrong.errors().within(part));
        };
    }

    static String name(String text) {
        boolean isGood =
                !text.isEmpty()
                        && text.length() <= LONGEST_NAME
                        && text.chars().noneMatch(Character::isISOControl);
        if (!isGood) {
            throw new BadInput("name", "members.name.bad", LONGEST_NAME);
        }
        return text;
    }

    private static Document resident(String text, LocalDate today) {
        try {
            ResidentIdentity identity = new ResidentIdentity(text.replace(" ", ""));
            if (!isPlausible(identity.birth(), today)) {
                throw new BadInput("number", "members.number.DATE");
            }
            return identity;
        } catch (ResidentIdentity.NotAnIdentity not) {
            throw new BadInput("number", "members.number." + not.fault().name());
        }
    }

    private static String otherNumber(String text) {
        if (!text.matches("[A-Za-z0-9-]{4,32}")) {
            throw new BadInput("number", "members.number.other");
        }
        return text;
    }

    private static String country(String text) {
        if (!Countries.isOne(text)) {
            throw new BadInput("country", "members.country.missing");
        }
        return text;
    }

    private static LocalDate birth(String text, LocalDate today) {
        LocalDate birth = LocalDate.parse(text);
        if (!isPlausible(birth, today)) {
            throw new BadInput("birth", "members.birth.bad");
        }
        return birth;
    }

    private static boolean isPlausible(LocalDate birth, LocalDate today) {
        return !birth.isAfter(today) && birth.isAfter(today.minusYears(OLDEST_YEARS));
    }

    private static Sex sex(String text) {
        for (Sex sex : Sex.values()) {
            if (sex.name().equals(text)) {
                return sex;
            }
        }
        throw new BadInput("sex", "members.sex.missing");
    }

    /// Without what it holds, which no log may show.
    @Override
    public String toString() {
        return "details of a person";
    }
}
