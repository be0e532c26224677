package daxsim.scenario;

/**
 * One operation of one task.
 *
 * @param index the operation's number in its task, from 0
 * @param afterReboot whether the task is one of those that run after a power failure
 */
public record OpRef(String task, int index, boolean afterReboot) {
    /** As a script addresses it. */
    @Override
    public String toString() {
        return (afterReboot ? "after-reboot." : "") + task + "." + index;
    }
}
