package daxsim.scenario.read;

/**
 * Something that can be asked about the world when everything has ended.
 *
 * @param words whether it can be held against words too, not only against a number
 */
public record FinalKey(String name, Subject subject, boolean words, String meaning) {
    /** What stands behind the dot. */
    public enum Subject {
        NONE,
        DEVICE,
        FILE,
        FILE_OR_DEVICE
    }
}
