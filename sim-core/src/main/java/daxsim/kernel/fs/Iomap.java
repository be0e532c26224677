package daxsim.kernel.fs;

/**
 * What a filesystem says of a range of a file (struct iomap).
 *
 * @param type what is there
 * @param offset first byte in the file
 * @param length bytes
 * @param devicePage page on the device of the first byte, for a mapped range
 * @param error a negated errno when the filesystem could not prepare the range, else 0
 */
public record Iomap(Type type, long offset, long length, long devicePage, int error) {
    /** The state of the blocks. */
    public enum Type {
        HOLE,
        UNWRITTEN,
        MAPPED
    }

    static Iomap failed(int error) {
        return new Iomap(Type.HOLE, 0, 0, 0, error);
    }

    long end() {
        return offset + length;
    }
}
