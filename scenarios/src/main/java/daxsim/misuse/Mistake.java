package daxsim.misuse;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be wrong with a program, seen from its text alone; what comes of it plays no part. */
public enum Mistake {
    WRONG_ALIGNMENT("a repair, write or clear that begins inside a page"),
    WRONG_LENGTH("a repair, write or clear that is not whole pages long"),
    BEYOND_TRANSLATION("a transfer that goes on behind what was translated"),
    CLEAN_PAGE("a recovery of a page that is not bad"),
    CLEAR_WITHOUT_WRITE("a clear that no write follows in its task"),
    WRITE_BEFORE_CLEAR("a clear whose write came before it"),
    CLEARED_MORE("a clear of more than the write after it covers"),
    TWO_AT_ONCE("two tasks that recover the same page"),
    UNINITIALISED("a translation with a pointer variable that nobody initialised"),
    LEFT_OPEN("a translation for recovery that nothing uses"),
    AS_PLAIN("a pointer for recovery, used as an ordinary one"),
    KEPT_AFTER_RECOVERY("a pointer used once more after the recovery call"),
    KEPT_AFTER_PUNCH("a pointer used after its page was punched"),
    UNLOCKED("a pointer used while another task changes its page"),
    ERROR_IGNORED("a task that goes on after a call has failed");

    private final String meaning;

    Mistake(String meaning) {
        this.meaning = meaning;
    }

    /** The word of tables and data. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In one sentence without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** Whether a program makes it. */
    boolean in(SmallProgram program) {
        return switch (this) {
            case WRONG_ALIGNMENT ->
                program.any(form -> changes(form) && !form.where().aligned());
            case WRONG_LENGTH ->
                program.any(form ->
                        changes(form) && form.where().aligned() && !form.where().wholePages());
            case BEYOND_TRANSLATION -> program.any(form -> form.where() == Where.BEYOND);
            case CLEAN_PAGE ->
                program.any(form -> form.where() == Where.CLEAN
                        && Set.of(Act.REPAIR, Act.CLEAR, Act.TRANSLATE_FOR_RECOVERY)
                                .contains(form.act()));
            case CLEAR_WITHOUT_WRITE, WRITE_BEFORE_CLEAR, CLEARED_MORE ->
                program.tasks().stream().anyMatch(task -> Clears.mistakes(task).contains(this));
            case TWO_AT_ONCE ->
                program.tasks().size() == 2
                        && program.tasks().stream()
                                .allMatch(task -> task.stream().anyMatch(f -> recovers(task, f)));
            case UNINITIALISED -> program.any(form -> form.act() == Act.TRANSLATE_UNINITIALISED);
            case LEFT_OPEN, AS_PLAIN, KEPT_AFTER_RECOVERY, KEPT_AFTER_PUNCH, UNLOCKED ->
                Pointers.mistakes(program.tasks()).contains(this);
            case ERROR_IGNORED -> program.careless();
        };
    }

    private static boolean changes(CallForm form) {
        return form.act().writes() || form.act() == Act.CLEAR || form.act() == Act.RECOVERY_WRITE;
    }

    /** Whether a call of a task is a recovery of the bad page. */
    private static boolean recovers(List<CallForm> task, CallForm form) {
        if (form.act() == Act.RECOVERY_WRITE) {
            return task.contains(new CallForm(Act.TRANSLATE_FOR_RECOVERY, Where.PAGE));
        }
        return (form.act().writes() || form.act() == Act.CLEAR) && form.where() != Where.CLEAN;
    }
}
