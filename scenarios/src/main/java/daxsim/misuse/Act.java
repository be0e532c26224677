package daxsim.misuse;

import daxsim.kernel.dax.ApiCall;
import org.jspecify.annotations.Nullable;

/** What a call does. */
public enum Act {
    PWRITE("pwrite", null),
    REPAIR("repair", null),
    CLEAR("clear", ApiCall.CLEAR),
    PUNCH("fpunch", null),
    PREAD("pread", null),
    /** A mapping of the file and a load through it, as one call. */
    LOAD("mread", null),
    TRANSLATE("direct-access", null),
    TRANSLATE_UNINITIALISED("direct-access", null),
    TRANSLATE_FOR_RECOVERY("direct-access", ApiCall.RECOVERY_ACCESS),
    LOAD_AT("load-at", null),
    STORE_AT("store-at", null),
    RECOVERY_READ("recovery-read", ApiCall.RECOVERY_READ),
    RECOVERY_WRITE("recovery-write", ApiCall.RECOVERY_WRITE);

    private final String verb;

    private final @Nullable ApiCall needs;

    Act(String verb, @Nullable ApiCall needs) {
        this.verb = verb;
        this.needs = needs;
    }

    /** As scripts spell it. */
    String verb() {
        return verb;
    }

    /** What a design must have for it, or null where every design has it. */
    @Nullable
    ApiCall needs() {
        return needs;
    }

    /** Whether it returns a pointer. */
    boolean translates() {
        return switch (this) {
            case TRANSLATE, TRANSLATE_UNINITIALISED, TRANSLATE_FOR_RECOVERY -> true;
            default -> false;
        };
    }

    /** Whether it uses the pointer of its task's latest translation. */
    boolean usesPointer() {
        return plainUse() || recovers();
    }

    /** Whether it uses a pointer as if it were an ordinary one. */
    boolean plainUse() {
        return this == LOAD_AT || this == STORE_AT;
    }

    /** Whether it is a design's recovery through a pointer. */
    boolean recovers() {
        return this == RECOVERY_READ || this == RECOVERY_WRITE;
    }

    /** Whether it writes file bytes by a system call. */
    boolean writes() {
        return this == PWRITE || this == REPAIR;
    }
}
