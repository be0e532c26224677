package daxsim.kernel.fs;

import org.jspecify.annotations.Nullable;

/** Which free blocks a filesystem gives to a file. None of them asks badblocks. */
interface AllocationPolicy {
    /**
     * A wish for blocks.
     *
     * @param fileBlock first block in the file
     * @param wanted blocks; fewer will do, and the rest is asked for again
     * @param left the file's extent nearest before, or null
     * @param right the file's extent nearest behind, or null
     * @param fileBlocks blocks of the file up to the larger of its end and that of the wish
     */
    record Request(
            long fileBlock,
            long wanted,
            @Nullable Extent left,
            @Nullable Extent right,
            long fileBlocks) {}

    /** Free blocks that lie together, at most as many as wanted; null when nothing is free. */
    @Nullable
    BlockRun choose(FreeSpace free, Request request);

    /** Blocks were given to a file in another way: by the builder of a world. */
    default void placed(BlockRun blocks, long fileBlocks) {}

    /** A mount: what was only in memory is gone. */
    default void mounted() {}
}
