package daxsim.misuse;

import daxsim.scenario.Call;
import daxsim.scenario.OpRef;
import daxsim.scenario.Wish;

/** One call in one of the forms in which programs have it. */
public record CallForm(Act act, Where where) {
    static final String FILE = "/mnt/db";

    /** The call as a script writes it. */
    String text(OpRef pointer) {
        if (act.usesPointer()) {
            return act.verb() + " " + pointer + " " + where.text();
        }
        String wish = switch (act) {
            case TRANSLATE_FOR_RECOVERY -> " recovery";
            case TRANSLATE_UNINITIALISED -> " uninitialised";
            default -> "";
        };
        return act.verb() + " " + FILE + " " + where.text() + wish;
    }

    /** The call as the player takes it. */
    Call call(OpRef pointer) {
        long offset = where.offset();
        long length = where.length();
        return switch (act) {
            case PWRITE -> new Call.Pwrite(FILE, offset, length);
            case REPAIR -> new Call.Repair(FILE, offset, length);
            case CLEAR -> new Call.Clear(FILE, offset, length);
            case PUNCH -> new Call.Fpunch(FILE, offset, length);
            case PREAD -> new Call.Pread(FILE, offset, length);
            case LOAD -> new Call.Mread(FILE, offset, length);
            case TRANSLATE -> new Call.DirectAccess(FILE, offset, length, Wish.NORMAL);
            case TRANSLATE_UNINITIALISED -> new Call.DirectAccess(FILE, offset, length, Wish.UNINITIALISED);
            case TRANSLATE_FOR_RECOVERY -> new Call.DirectAccess(FILE, offset, length, Wish.RECOVERY);
            case LOAD_AT -> new Call.LoadAt(pointer, offset, length);
            case STORE_AT -> new Call.StoreAt(pointer, offset, length);
            case RECOVERY_READ -> new Call.RecoveryRead(pointer, offset, length);
            case RECOVERY_WRITE -> new Call.RecoveryWrite(pointer, offset, length);
        };
    }

    /** Without the file, as tables show it. */
    @Override
    public String toString() {
        String wish = switch (act) {
            case TRANSLATE_FOR_RECOVERY -> " recovery";
            case TRANSLATE_UNINITIALISED -> " uninitialised";
            default -> "";
        };
        return act.verb() + " " + where.text() + wish;
    }
}
