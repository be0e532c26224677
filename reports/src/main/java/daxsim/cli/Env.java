package daxsim.cli;

import java.util.function.BooleanSupplier;

/**
 * What a command needs of the process that it runs in.
 *
 * @param interrupted whether somebody wants it to end
 * @param listening called by commands that ask {@code interrupted} and then still have something to say
 * @param debug whether bugs show where they happened
 */
record Env(Console console, BooleanSupplier interrupted, Runnable listening, boolean debug) {
    /** Nobody interrupts. */
    static Env of(Console console) {
        return new Env(console, () -> false, () -> {}, false);
    }
}
