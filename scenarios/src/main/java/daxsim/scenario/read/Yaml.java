package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import java.util.List;

/** A YAML document as a tree that knows where everything stands. */
sealed interface Yaml {
    Place place();

    /** What it is, for messages. */
    String kind();

    /**
     * A word or a text.
     *
     * @param lines the same text cut into lines, each at its own place where that is known
     */
    record Scalar(Token token, List<Token> lines, boolean plain) implements Yaml {
        @Override
        public Place place() {
            return token.place();
        }

        @Override
        public String kind() {
            return token.text().isEmpty() ? "nothing" : "the text " + token.quoted();
        }
    }

    record Sequence(Place place, List<Yaml> items) implements Yaml {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys in the order of the file; none is there twice. */
    record Mapping(Place place, List<Entry> entries) implements Yaml {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    record Entry(Token key, Yaml value) {}

    /** This node as a text, or a complaint. */
    default Token text(String what) throws BadInput {
        if (this instanceof Scalar scalar) {
            return scalar.token();
        }
        throw place().bad("found " + kind() + " where " + what + " belongs", "write one word or one quoted text");
    }

    /** This node as a list, or a complaint. */
    default List<Yaml> list(String what) throws BadInput {
        if (this instanceof Sequence sequence) {
            return sequence.items();
        }
        throw place().bad(
                        "found " + kind() + " where " + what + " belongs",
                        "write a list: [a, b], or lines that begin with -");
    }

    /** This node as a mapping, or a complaint. */
    default List<Entry> entries(String what) throws BadInput {
        if (this instanceof Mapping mapping) {
            return mapping.entries();
        }
        throw place().bad(
                        "found " + kind() + " where " + what + " belongs",
                        "write a mapping: {key: value}, or lines of key: value");
    }
}
