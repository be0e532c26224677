package daxsim.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question to which every finished execution answers yes or no. */
public sealed interface Condition {
    /** Every part holds; holds for no parts. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** Some part holds; fails for no parts. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** The part does not hold. */
    record Not(Condition part) implements Condition {}

    /**
     * Every test holds for one operation.
     *
     * @param handler whether the tests are about what the SIGBUS handler did there, not about the operation itself
     */
    record OnOp(OpRef op, boolean handler, List<FieldTest> tests) implements Condition {
        public OnOp {
            tests = List.copyOf(tests);
        }
    }

    /** A test of the world when everything has ended. The subject is a file or device, for the keys that have one. */
    record Final(String key, @Nullable String subject, Test test) implements Condition {}

    /** A test of how often an event was traced. */
    record Seen(String event, Test test) implements Condition {}

    /** Whether the execution broke a promise that every run is held to, by its word; {@code any} of them for {@link #ANY}. */
    record Broken(String promise) implements Condition {
        /** Whichever promise. */
        public static final String ANY = "any";
    }

    /** A condition under the name by which {@code expect} and the reports speak of it. */
    record Named(String name, Condition condition, Location at) {}
}
