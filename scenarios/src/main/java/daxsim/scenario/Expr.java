package daxsim.scenario;

import org.jspecify.annotations.Nullable;

/** Arithmetic over the end of an execution. */
public sealed interface Expr {
    record Num(long value) implements Expr {}

    /** A value of the final world; the subject is a file or device, for the keys that have one. */
    record FinalValue(String key, @Nullable String subject) implements Expr {}

    /** How often an event was traced. */
    record SeenCount(String event) implements Expr {}

    /** One of {@code + - * /}. */
    record Binary(char op, Expr left, Expr right) implements Expr {}
}
