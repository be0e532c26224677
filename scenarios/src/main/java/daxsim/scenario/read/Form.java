package daxsim.scenario.read;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a value may look like: the part of the language that a schema can say. */
public sealed interface Form {
    /** Free text. */
    record Text() implements Form {}

    /**
     * A name that is made here or refers to one made elsewhere.
     *
     * @param taken words that it cannot be
     */
    record Name(Pattern pattern, List<String> taken) implements Form {
        public Name {
            taken = List.copyOf(taken);
        }

        Name(Pattern pattern) {
            this(pattern, List.of());
        }
    }

    /** One of some words. */
    record Choice(List<String> words) implements Form {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /** A word that the machine or the designs define: a profile, a design, an event. */
    record Defined(String what) implements Form {}

    record Flag() implements Form {}

    /** Bytes, by the size syntax. */
    record Size(long min, long max, Grain grain) implements Form {}

    /** A plain whole number. */
    record Count(long min, long max) implements Form {}

    /** A list of texts, or one text of several lines. */
    record Lines(String example) implements Form {}

    /** A mapping whose keys are given. */
    record Table(Shape shape) implements Form {}

    /** @param least items at least */
    record ListOf(Form item, int least) implements Form {
        ListOf(Form item) {
            this(item, 0);
        }
    }

    /**
     * A mapping whose keys are names.
     *
     * @param least entries at least
     * @param needed keys that must be there
     */
    record MapOf(Name key, Form value, int least, List<String> needed) implements Form {
        public MapOf {
            needed = List.copyOf(needed);
        }

        MapOf(Name key, Form value) {
            this(key, value, 0, List.of());
        }
    }

    record Either(List<Form> forms) implements Form {
        public Either {
            forms = List.copyOf(forms);
        }
    }

    /** Text with a grammar of its own. */
    record Phrase(Grammar grammar) implements Form {}

    /** An operation with a colon in it and without quotes, which YAML takes for a mapping of one entry. */
    record Unquoted() implements Form {}

    /** A condition: it contains conditions. */
    record Question() implements Form {}

    /** What a size must be a multiple or a power of. */
    enum Grain {
        BYTES("bytes"),
        PAGES("a multiple of 4096"),
        POWER_OF_TWO("a power of two");

        private final String words;

        Grain(String words) {
            this.words = words;
        }

        /** As messages say it. */
        public String words() {
            return words;
        }

        boolean fits(long value) {
            return switch (this) {
                case BYTES -> true;
                case PAGES -> value % 4096 == 0;
                case POWER_OF_TWO -> Long.bitCount(value) <= 1;
            };
        }
    }

    /** How names are spelled. */
    enum Pattern {
        WORD("[A-Za-z][A-Za-z0-9_-]*", "a letter, then letters, digits, - and _"),
        DEVICE("[A-Za-z][A-Za-z0-9_.-]*", "a letter, then letters, digits, . - and _"),
        PATH("(/[A-Za-z0-9._@%=~-]*[A-Za-z0-9_@%=~-])+", "an absolute path of letters, digits and . _ @ % = ~ -"),
        DESIGN("[a-z0-9-]+(:[a-z0-9-]+)?", "a design or design:variant");

        private final String regex;
        private final String words;

        Pattern(String regex, String words) {
            this.regex = regex;
            this.words = words;
        }

        public String regex() {
            return regex;
        }

        /** As messages say it. */
        public String words() {
            return words;
        }
    }

    /** The small grammars inside texts. */
    enum Grammar {
        OPERATION("[label:] VERB ARGS"),
        OPERATION_REFERENCE("TASK.N or TASK.label, with after-reboot. before it for a task that runs after the reboot"),
        MAY("schedule or another choice, or a choice with its victim: kill: TASK"),
        WHEN("start, at TIME, after TASK.N or during TASK.N"),
        NUMBER_TEST("5, \">0\", \">=2\", \"<4KiB\", \"<=8\", \"!=0\" or \"1..8\""),
        CONTENT_TEST("original, write TASK.N, zeros, undefined or poison"),
        FINAL_TEST("a number test, or words for badblocks and memory-types"),
        VERDICT_OR_NUMBER_TEST("a verdict for a condition, a number test for a quantity"),
        EXPRESSION("numbers, KEY.SUBJECT as in final, seen.EVENT, ( ) and + - * / between blanks");

        private final String words;

        Grammar(String words) {
            this.words = words;
        }

        /** As messages say it. */
        public String words() {
            return words;
        }
    }

    /** The words of an enum, as the language spells them. */
    static Choice words(Class<? extends Enum<?>> type) {
        return new Choice(Arrays.stream(type.getEnumConstants()).map(Form::word).toList());
    }

    /** An enum's constant as the language spells it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
