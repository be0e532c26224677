package daxsim.kernel.mm;

import daxsim.hardware.Units;
import daxsim.state.Hash;

/**
 * A mapping of a file range.
 *
 * @param file number of the file
 * @param fileOffset byte offset, page aligned
 * @param length bytes
 * @param base user address
 */
public record Vma(int file, long fileOffset, long length, Kind kind, long base) implements Hash.Hashed {
    @Override
    public long stateHash() {
        return Hash.mix(Hash.mix(file, fileOffset, length), kind.ordinal(), base);
    }

    /** The kind of mmap. */
    public enum Kind {
        SHARED,
        SYNC,
        PRIVATE
    }

    /** Whether a file offset is mapped here. */
    public boolean maps(int wantedFile, long offset) {
        return file == wantedFile && offset >= fileOffset && offset < fileOffset + length;
    }

    /** User address of a file offset. */
    public long address(long offset) {
        return base + offset - fileOffset;
    }

    /** File offset of a user address. */
    public long offset(long address) {
        return address - base + fileOffset;
    }

    /** The first user address behind it. */
    public long end() {
        return base + Units.up(length, Units.PAGE);
    }

    boolean covers(long address) {
        return address >= base && address < end();
    }

    /** Whether it covers all of the aligned 2 MiB around an address. */
    public boolean coversHuge(long address) {
        long start = Units.down(address, Units.HUGE);
        return start >= base && start + Units.HUGE <= end();
    }
}
