package daxsim.kernel;

import daxsim.state.Runs;

/**
 * The user's side of a read or write: where data comes from or goes to, and how far it got (struct iov_iter). Contents are
 * opaque to the kernel.
 */
public final class IovIter {
    /** Whether a user buffer is still mapped. */
    public interface Buffer {
        /** Bytes from {@code offset} on, at most {@code bytes}, that can be touched without a fault. */
        long accessible(long offset, long bytes);
    }

    private final boolean write;
    private final Runs source;
    private final Buffer buffer;
    private final long length;
    private long done;
    private Runs sink = Runs.EMPTY;

    private IovIter(boolean write, Runs source, long length, Buffer buffer) {
        this.write = write;
        this.source = source;
        this.length = length;
        this.buffer = buffer;
    }

    /** Data to write. */
    public static IovIter source(Runs data, Buffer buffer) {
        return new IovIter(true, data, data.length(), buffer);
    }

    /** Room to read into. */
    public static IovIter sink(long length, Buffer buffer) {
        return new IovIter(false, Runs.EMPTY, length, buffer);
    }

    public boolean isWrite() {
        return write;
    }

    public long remaining() {
        return length - done;
    }

    /** Bytes of the next {@code bytes} that the user buffer can still take or give; never more than are left of it. */
    public long accessible(long bytes) {
        long wanted = Math.min(bytes, remaining());
        return wanted == 0 ? 0 : buffer.accessible(done, wanted);
    }

    /** Whether none of the next {@code bytes} would fault. */
    public boolean allAccessible(long bytes) {
        long seen = 0;
        while (seen < bytes) {
            long piece = buffer.accessible(done + seen, bytes - seen);
            if (piece == 0) {
                return false;
            }
            seen += piece;
        }
        return true;
    }

    /** The next bytes to write, without consuming them. */
    public Runs peek(long bytes) {
        return source.slice(done, bytes);
    }

    public void advance(long bytes) {
        done += bytes;
    }

    /** Bytes that arrived for the user. */
    public void append(Runs data) {
        sink = sink.then(data);
        done += data.length();
    }

    /** Everything that arrived. */
    public Runs received() {
        return sink;
    }
}
