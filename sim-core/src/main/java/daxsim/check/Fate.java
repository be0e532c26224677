package daxsim.check;

import java.util.Locale;

/** What became of one fault, in the order in which one hides another: the worst that is true of it. */
public enum Fate {
    PANIC("the kernel gave up"),
    OOPS("kernel code faulted without a fixup"),
    SILENT_CORRUPTION("a read returned without error bytes that nobody wrote there"),
    DATA_LOST("good bytes beside the fault, which nobody wrote over, are gone"),
    KILLED("the application was killed and the poison is still there"),
    FALSE_SUCCESS("a repair or write reported success and poison remained in its pages"),
    NOT_REPAIRED("the application met it, and the poison is still there"),
    CLEARED_ONLY("the poison is gone, the data are not back"),
    RESTARTED("the application was killed, and the range is free of poison now"),
    REPAIRED_ELSEWHERE("the application met it, and new blocks hold good data"),
    REPAIRED_IN_PLACE("the application met it, and the same blocks hold good data again"),
    OVERWRITTEN("good data lie over it, and the application never met it"),
    LISTED("nobody met it; the kernel has it on its list"),
    LATENT("nobody met it, and no list has it"),
    NO_FILE("it struck no file");

    private final String meaning;

    Fate(String meaning) {
        this.meaning = meaning;
    }

    /** The word under which results count it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In one sentence without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** Whether good data lie there again. */
    public boolean isGood() {
        return this == REPAIRED_ELSEWHERE || this == REPAIRED_IN_PLACE || this == OVERWRITTEN;
    }

    /** Whether something went wrong; what nobody met is neither good nor bad. */
    public boolean isBad() {
        return compareTo(RESTARTED) <= 0;
    }
}
