package daxsim.text;

import daxsim.report.Limits;

/** What the model leaves out: a pointer under each result, the whole text at the end of a report. */
final class LimitsText {
    private LimitsText() {}

    static void print(Paper paper) {
        paper.blank();
        paper.wrapped("", "", "What the model does not cover: docs/model/limits.md", Style.FAINT);
    }

    /** The limits as the repository has them, set anew for the paper. */
    static void printWhole(Paper paper) {
        for (Limits.Section section : Limits.read()) {
            paper.head(section.title());
            for (Limits.Part part : section.parts()) {
                paper.wrapped(part.item() ? "  - " : "  ", part.item() ? "    " : "  ", part.text());
            }
        }
    }
}
