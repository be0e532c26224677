package daxsim.outcome;

/**
 * One thing that an outcome consists of.
 *
 * @param subject such as {@code reader.1} or {@code badblocks pmem0}
 * @param value in words, short
 */
public record Part(Scope scope, String subject, String value) {
    /** Who can see it. */
    public enum Scope {
        /** What a program's operations came to. */
        PROGRAM,
        /** What is left in the blocks of a file. */
        FILE,
        /** Everything else: where blocks lie, records of whole devices, memory types, lines of the log, events. */
        MACHINE
    }
}
