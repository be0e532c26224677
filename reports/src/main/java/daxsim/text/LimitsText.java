package daxsim.text;

/** The pointer to what the model leaves out, which goes under each result. */
final class LimitsText {
    private LimitsText() {}

    static void print(Paper paper) {
        paper.blank();
        paper.wrapped("", "", "What the model does not cover: docs/model/limits.md", Style.FAINT);
    }
}
