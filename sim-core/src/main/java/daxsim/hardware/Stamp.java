package daxsim.hardware;

import daxsim.state.Runs;

/**
 * Where bytes come from: the value of a run of memory contents. Contents are provenance, not bytes.
 *
 * <p>Only hardware, checkers and the builder of a world read stamps; the kernel moves contents without looking.
 */
public final class Stamp {
    /** The kinds of provenance. */
    public enum Kind {
        /** What was there at the start; the base is the physical address. */
        ORIGINAL,
        /** Written by an operation; the base is the offset in that operation's buffer. */
        WRITE,
        /** Zeros that somebody asked for. */
        ZEROS,
        /** Whatever the platform leaves after a clear without a write. */
        UNDEFINED
    }

    private static final Kind[] KINDS = Kind.values();

    private Stamp() {}

    private static long value(Kind kind, long id) {
        return id << 8 | kind.ordinal() + 1;
    }

    /** Original contents of {@code [phys, phys + length)}. */
    public static Runs original(long phys, long length) {
        return Runs.of(length, originalValue(), phys);
    }

    static long originalValue() {
        return value(Kind.ORIGINAL, 0);
    }

    /** The buffer of an operation, from its first byte. */
    public static Runs write(int operation, long length) {
        return Runs.of(length, value(Kind.WRITE, operation), 0);
    }

    /** Zeros. */
    public static Runs zeros(long length) {
        return Runs.of(length, value(Kind.ZEROS, 0), -1);
    }

    /** What a clear leaves. */
    public static Runs undefined(long length, ClearLeaves leaves) {
        return Runs.of(length, value(Kind.UNDEFINED, leaves.ordinal()), -1);
    }

    /** Whether some of these bytes are what a clear left. */
    public static boolean anyUndefined(Runs contents) {
        for (int i = 0; i < contents.count(); i++) {
            if (kind(contents.value(i)) == Kind.UNDEFINED) {
                return true;
            }
        }
        return false;
    }

    public static Kind kind(long value) {
        return KINDS[(int) (value & 0xff) - 1];
    }

    /** The operation of a {@link Kind#WRITE}. */
    public static int operation(long value) {
        return (int) (value >> 8);
    }
}
