package daxsim.kernel.fs;

import daxsim.state.Hash;

/**
 * A run of a file's blocks that lie together, in blocks of 4096 bytes.
 *
 * @param fileBlock first block in the file
 * @param deviceBlock first block on the device
 * @param count blocks
 * @param unwritten allocated, but reads as zeros
 */
public record Extent(long fileBlock, long deviceBlock, long count, boolean unwritten) implements Hash.Hashed {
    @Override
    public long stateHash() {
        return Hash.mix(Hash.mix(fileBlock, deviceBlock, count), unwritten ? 1 : 0);
    }

    long fileEnd() {
        return fileBlock + count;
    }

    Extent part(long from, long to) {
        return new Extent(from, deviceBlock + from - fileBlock, to - from, unwritten);
    }

    boolean continuedBy(Extent next) {
        return unwritten == next.unwritten && fileEnd() == next.fileBlock && deviceBlock + count == next.deviceBlock;
    }

    Extent joined(Extent next) {
        return new Extent(fileBlock, deviceBlock, count + next.count, unwritten);
    }
}
