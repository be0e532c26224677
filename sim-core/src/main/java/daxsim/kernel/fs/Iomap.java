package daxsim.kernel.fs;

/**
 * What a filesystem says of a range of a file (struct iomap).
 *
 * @param type what is there
 * @param offset first byte in the file
 * @param length bytes
 * @param devicePage page on the device of the first byte, for a mapped range
 * @param fresh whether the blocks became the file's by this call
 * @param error a negated errno when the filesystem could not prepare the range, else 0
 */
public record Iomap(Type type, long offset, long length, long devicePage, boolean fresh, int error) {
    /** The state of the blocks. */
    public enum Type {
        HOLE,
        UNWRITTEN,
        MAPPED
    }

    static Iomap failed(int error) {
        return new Iomap(Type.HOLE, 0, 0, 0, false, error);
    }

    Iomap asFresh() {
        return new Iomap(type, offset, length, devicePage, true, error);
    }

    long end() {
        return offset + length;
    }
}
