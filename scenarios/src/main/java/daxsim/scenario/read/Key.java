package daxsim.scenario.read;

/** One key of a mapping: its name, the form of its value, and what it means. */
public record Key(String name, Form form, boolean required, String meaning) {
    static Key required(String name, Form form, String meaning) {
        return new Key(name, form, true, meaning);
    }

    static Key optional(String name, Form form, String meaning) {
        return new Key(name, form, false, meaning);
    }
}
