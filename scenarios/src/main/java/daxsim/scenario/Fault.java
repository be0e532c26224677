package daxsim.scenario;

/**
 * Poison that is planted, or a record without poison.
 *
 * @param target a file's path or a device's name
 * @param onFile whether {@code target} is a file; its range becomes device addresses when the fault strikes
 * @param repeat how many such ranges there are
 * @param stride bytes from one range to the next
 */
public record Fault(
        String target,
        boolean onFile,
        long offset,
        long length,
        int repeat,
        long stride,
        Known known,
        When when,
        FaultKind kind,
        Location at) {}
