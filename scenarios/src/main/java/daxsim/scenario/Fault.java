package daxsim.scenario;

/**
 * Poison that is planted, or a record without poison.
 *
 * @param target a file's path or a device's name
 * @param onFile whether {@code target} is a file; its range becomes device addresses when the fault strikes
 */
public record Fault(
        String target, boolean onFile, long offset, long length, Known known, When when, FaultKind kind, Location at) {
    /** The same at another offset. */
    public Fault at(long elsewhere) {
        return new Fault(target, onFile, elsewhere, length, known, when, kind, at);
    }
}
