package daxsim.text;

/** What a piece of text is. A palette may give it a colour; the text has to do without. */
public enum Style {
    PLAIN(""),
    HEAD("1"),
    FAINT("2"),
    GOOD("32"),
    DOUBTFUL("33"),
    BAD("31"),
    WORST("1;31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
