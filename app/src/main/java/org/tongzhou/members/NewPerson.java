package org.tongzhou.members;

import org.tongzhou.core.identity.Document;

/// A person as he gives himself: the name as written in the document.
public record NewPerson(String name, Document document) {

    private static final int LONGEST_NAME = 80;

    public NewPerson {
        name = name.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a name has 1 to 80 characters");
        }
    }

    /// Without name and number, which no log may show.
    @Override
    public String toString() {
        return "person with " + document;
    }
}
