package org.tongzhou.claims;

import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.web.BadInput;

/// What a claimant reports of an illness.
///
/// @param enrolment the membership of the person who fell ill
public record Report(long enrolment, Diagnosis diagnosis, String hospital, String story) {

    static final int LONGEST_HOSPITAL = 200;
    static final int LONGEST_STORY = 5000;

    public Report {
        hospital = hospital(hospital);
        story = story(story);
    }

    static String hospital(String text) {
        return filled("hospital", text, LONGEST_HOSPITAL);
    }

    static String story(String text) {
        return filled("story", text, LONGEST_STORY);
    }

    static String filled(String field, String text, int longest) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new BadInput(field, "claims.text.missing");
        }
        if (stripped.length() > longest) {
            throw new BadInput(field, "claims.text.long", longest);
        }
        return stripped;
    }

    /// Without health data, which no log may show.
    @Override
    public String toString() {
        return "report for enrolment " + enrolment;
    }
}
