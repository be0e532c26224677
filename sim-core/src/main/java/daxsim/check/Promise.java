package daxsim.check;

/** The promises that every run is held to, whatever its scenario asks. A closed list. */
public enum Promise {
    SILENT_CORRUPTION("a read returned without error bytes that nobody wrote there"),
    FALSE_ERROR("a read or load failed although its pages held good data all along and nobody was repairing them"),
    DATA_LOSS("good bytes that nobody wrote over are gone"),
    SUCCESS_OVER_POISON("a write or repair reported success and poison remained in its pages"),
    WRONG_ERRNO("a repair failed with an error that does not speak of the medium"),
    OOPS("kernel code faulted without a fixup"),
    PANIC("the kernel gave up"),
    ALIAS_LEFT("a private alias of a poisoned page was left behind");

    private final String meaning;

    Promise(String meaning) {
        this.meaning = meaning;
    }

    /** The word under which results count it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** When it is broken, in one sentence without a full stop. */
    public String meaning() {
        return meaning;
    }
}
