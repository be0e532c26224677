package daxsim.kernel.fs;

import daxsim.hardware.Contents;
import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.Regime;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.dax.Stretch;
import daxsim.state.LongCell;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filesystem on one device, mounted with DAX: extents, allocator, and a log whose commit makes metadata durable and freed
 * blocks usable.
 */
public final class FileSystem {
    /** Blocks at the start of the device that hold metadata, whatever the filesystem: 1 MiB. */
    public static final long METADATA_BLOCKS = (1L << 20) / Units.PAGE;

    private final Core core;
    private final DaxDevice device;
    private final FileSystemSpec spec;
    private final Allocator allocator;
    private final List<Inode> inodes = new ArrayList<>();
    private final List<BlockRun> temporary = new ArrayList<>();
    private final LongCell dirty;
    private final LongCell commitArmed;
    private final LongCell shutDown;
    private final long blocks;

    public FileSystem(Core core, DaxDevice device, FileSystemSpec spec) {
        this.core = core;
        this.device = device;
        this.spec = spec;
        this.blocks = device.pageCount();
        this.allocator = new Allocator(
                core.machine().ledger(),
                device.name(),
                spec.type().policy(core.machine().ledger(), device.name(), blocks),
                spec.type().dataBlocks(blocks),
                spec.reuseAtOnce());
        this.dirty = new LongCell(core.machine().ledger(), device.name() + " running transaction", 0);
        this.commitArmed = new LongCell(core.machine().ledger(), device.name() + " commit armed", 0);
        this.shutDown = new LongCell(core.machine().ledger(), device.name() + " shut down", 0);
    }

    public DaxDevice device() {
        return device;
    }

    public FileSystemSpec spec() {
        return spec;
    }

    /** Where blocks of the filesystem lie, see {@link Stretch#of}. */
    public List<Stretch> stretches(long block, long count) {
        return Stretch.of(device, block, count);
    }

    /**
     * Makes a file whose blocks are all written, where the extents say, else in one piece if there is such a piece.
     *
     * @return null where there is no room
     */
    public @Nullable Inode create(int number, String path, long size, long alignBlocks, List<Extent> wanted) {
        Inode inode = new Inode(core.engine(), core.machine().ledger(), number, path, this);
        long blocks = Units.up(size, Units.PAGE) / Units.PAGE;
        List<Extent> extents = wanted.isEmpty() ? place(blocks, alignBlocks) : wanted;
        ExtentMap map = ExtentMap.EMPTY;
        for (Extent extent : extents) {
            if (!allocator.reserve(new BlockRun(extent.deviceBlock(), extent.count()), blocks)) {
                return null;
            }
            map = map.with(extent);
        }
        inode.extents.set(map);
        inode.durableExtents.set(map);
        inode.size.set(size);
        inode.durableSize.set(size);
        inodes.add(inode);
        return inode;
    }

    /** The first place with room for all of it; where there is none, the free runs from the front. */
    private List<Extent> place(long blocks, long alignBlocks) {
        if (blocks == 0) {
            return List.of();
        }
        List<Extent> pieces = new ArrayList<>();
        long placed = 0;
        for (BlockRun run : allocator.free().runs()) {
            long start = (run.start() + alignBlocks - 1) / alignBlocks * alignBlocks;
            if (start + blocks <= run.end()) {
                return List.of(new Extent(0, start, blocks, false));
            }
            long first = placed == 0 ? start : run.start();
            long count = Math.min(blocks - placed, run.end() - first);
            if (count > 0) {
                pieces.add(new Extent(placed, first, count, false));
                placed += count;
            }
        }
        return placed == blocks ? pieces : List.of(new Extent(0, 0, blocks, false));
    }

    /** The file that has a block of the device, or null: what a reverse mapping knows. */
    @Nullable
    Inode owner(long block) {
        for (Inode inode : inodes) {
            if (fileBlock(inode, block) >= 0) {
                return inode;
            }
        }
        return null;
    }

    /** The block of a file that lies at a block of the device, or -1. */
    static long fileBlock(Inode inode, long block) {
        for (Extent extent : inode.extents().extents()) {
            if (block >= extent.deviceBlock() && block < extent.deviceBlock() + extent.count()) {
                return extent.fileBlock() + block - extent.deviceBlock();
            }
        }
        return -1;
    }

    /** Looks a range up without changing anything. */
    public Iomap lookup(Inode inode, long offset, long length) {
        if (refusesAll()) {
            return Iomap.failed(Errno.EIO.negated());
        }
        long block = offset / Units.PAGE;
        long blocks = (Units.up(offset + length, Units.PAGE) - Units.down(offset, Units.PAGE)) / Units.PAGE;
        ExtentMap map = inode.extents();
        Extent extent = map.find(block);
        long start = block * Units.PAGE;
        if (extent == null) {
            long next = map.nextMapped(block, block + blocks);
            return new Iomap(Iomap.Type.HOLE, start, (next - block) * Units.PAGE, 0, false, 0);
        }
        long end = Math.min(extent.fileEnd(), block + blocks);
        return new Iomap(
                extent.unwritten() ? Iomap.Type.UNWRITTEN : Iomap.Type.MAPPED,
                start,
                (end - block) * Units.PAGE,
                extent.deviceBlock() + block - extent.fileBlock(),
                false,
                0);
    }

    /** Looks a range up for writing: blocks that are missing or unwritten are allocated and zeroed first. */
    public Iomap prepareWrite(Inode inode, long offset, long length) {
        Iomap map = lookup(inode, offset, length);
        if (map.type() == Iomap.Type.MAPPED || map.error() != 0) {
            return map;
        }
        inode.dataSem.downWrite();
        Iomap now = lookup(inode, offset, length);
        boolean ready = now.type() == Iomap.Type.MAPPED || now.error() != 0;
        Iomap made = ready ? now : makeWritten(inode, offset, length, now);
        inode.dataSem.upWrite();
        return made;
    }

    /**
     * ext4_map_blocks() with the create-zero flag under i_data_sem, xfs_iomap_write_direct() under the inode lock: nobody
     * else gives the file blocks meanwhile.
     */
    private Iomap makeWritten(Inode inode, long offset, long length, Iomap map) {
        long block = map.offset() / Units.PAGE;
        long wanted = map.length() / Units.PAGE;
        boolean hole = map.type() == Iomap.Type.HOLE;
        BlockRun blocks = new BlockRun(map.devicePage(), wanted);
        if (hole) {
            core.step();
            core.spend(Param.FS_ALLOC);
            BlockRun found = allocate(inode, block, wanted);
            if (found == null) {
                return Iomap.failed(Errno.ENOSPC.negated());
            }
            blocks = found;
        }
        int rc = zero(blocks);
        if (rc != 0) {
            if (hole) {
                zeroingFailed(blocks);
            }
            return Iomap.failed(rc);
        }
        core.step();
        inode.extents.set(inode.extents().with(new Extent(block, blocks.start(), blocks.count(), false)));
        markDirty();
        return lookup(inode, offset, Math.min(length, map.offset() + blocks.count() * Units.PAGE - offset))
                .asFresh();
    }

    /**
     * Takes blocks for a hole. When nothing is free but something is pending, the log is forced and the search is made again
     * (ext4_should_retry_alloc(), xfs_extent_busy_flush()).
     */
    private @Nullable BlockRun allocate(Inode inode, long block, long wanted) {
        ExtentMap map = inode.extents();
        long fileBlocks = Math.max(Units.up(inode.size(), Units.PAGE) / Units.PAGE, block + wanted);
        AllocationPolicy.Request request =
                new AllocationPolicy.Request(block, wanted, map.before(block), map.behind(block), fileBlocks);
        BlockRun blocks = allocator.allocate(request);
        if (blocks == null && allocator.anyPending()) {
            commit();
            blocks = allocator.allocate(request);
        }
        if (blocks != null) {
            core.event(EventType.BLOCKS_ALLOCATED, spec.type().allocates, blocks.start(), blocks.count(), block);
        }
        return blocks;
    }

    /** Zeroes new blocks through the block path, which clears listed poison in them. */
    private int zero(BlockRun blocks) {
        for (long block = blocks.start(); block < blocks.end(); block++) {
            core.spend(Param.FS_ZERO_4K);
            int rc = device.write(block << Units.PAGE_SHIFT, Contents.zeros(Units.PAGE)) ? 0 : Errno.EIO.negated();
            core.event(EventType.BLOCK_ZEROED, Rule.ZERO_ON_ALLOCATE, block, 1, rc);
            if (rc != 0) {
                return rc;
            }
        }
        return 0;
    }

    /**
     * New blocks could not be zeroed. ext4 frees them again. XFS has changed its free-space trees in the transaction by then;
     * cancelling a dirty transaction shuts it down.
     */
    private void zeroingFailed(BlockRun blocks) {
        switch (spec.type()) {
            case EXT4 -> {
                allocator.release(blocks);
                markDirty();
            }
            case XFS -> shutDown(Rule.XFS_SHUTDOWN);
        }
    }

    /** xfs_force_shutdown(): every call fails from now on, and nothing is committed any more. */
    private void shutDown(Rule rule) {
        shutDown.set(1);
        core.event(EventType.SHUT_DOWN, rule, 0, 0, 0);
    }

    /** xfs_is_shutdown(): whether every call on a file is an error. */
    boolean refusesAll() {
        return spec.type() == FsType.XFS && shutDown.get() != 0;
    }

    /** ext4_forced_shutdown() as mmap asks it. */
    boolean refusesMappings() {
        return spec.type() == FsType.EXT4 && shutDown.get() != 0;
    }

    /** Whether the blocks that hold its superblock and log can be written. */
    private boolean metadataReachable() {
        long sectors = METADATA_BLOCKS * Units.PAGE_SECTORS;
        long reached = 0;
        for (DaxDevice.SectorRun run : device.runs(0, sectors)) {
            reached += run.count();
        }
        return reached == sectors;
    }

    /** thaw_super() after the table below was swapped: ext4 writes its superblock, and where that fails some shut down. */
    void thaw() {
        boolean writes = spec.type() == FsType.EXT4;
        if (writes && !metadataReachable() && core.regime().journalError() == Regime.JournalError.SHUT_DOWN) {
            shutDown(Rule.EXT4_SHUTDOWN);
        }
    }

    List<Inode> inodes() {
        return inodes;
    }

    /** Takes a range of blocks out of a file; they are free once the transaction has committed. */
    void freeRange(Inode inode, long block, long count) {
        for (Extent part : inode.extents().in(block, count)) {
            allocator.release(new BlockRun(part.deviceBlock(), part.count()));
            core.event(EventType.BLOCKS_FREED, spec.type().frees, part.deviceBlock(), part.count(), part.fileBlock());
        }
        inode.extents.set(inode.extents().without(block, count));
        markDirty();
    }

    /** Gives a range of holes unwritten blocks; 0 or a negated errno. */
    int allocateUnwritten(Inode inode, long block, long count) {
        inode.dataSem.downWrite();
        int rc = fillHoles(inode, block, count);
        inode.dataSem.upWrite();
        return rc;
    }

    private int fillHoles(Inode inode, long block, long count) {
        long at = block;
        while (at < block + count) {
            Extent there = inode.extents().find(at);
            if (there != null) {
                at = Math.min(there.fileEnd(), block + count);
                continue;
            }
            long holeEnd = inode.extents().nextMapped(at, block + count);
            BlockRun blocks = allocate(inode, at, holeEnd - at);
            if (blocks == null) {
                return Errno.ENOSPC.negated();
            }
            inode.extents.set(inode.extents().with(new Extent(at, blocks.start(), blocks.count(), true)));
            markDirty();
            at += blocks.count();
        }
        return 0;
    }

    /** Marks the blocks of a range unwritten in place. */
    void convertUnwritten(Inode inode, long block, long count) {
        for (Extent part : inode.extents().in(block, count)) {
            inode.extents.set(
                    inode.extents().with(new Extent(part.fileBlock(), part.deviceBlock(), part.count(), true)));
        }
        markDirty();
    }

    /** Metadata changed: a commit may come at any time from now on. */
    void markDirty() {
        dirty.set(1);
        if (commitArmed.get() == 0) {
            commitArmed.set(1);
            core.engine().spawnBackground(spec.type().committer + device.name(), () -> {
                commitArmed.set(0);
                commit();
            });
        }
    }

    /**
     * Commits the running transaction: what it changed is durable, what it freed can be used again.
     *
     * @return 0, or -EIO when the log cannot be written
     */
    public int commit() {
        if (refusesAll()) {
            return Errno.EIO.negated();
        }
        if (device.isMapped() && !metadataReachable()) {
            if (spec.type() == FsType.XFS) {
                shutDown(Rule.XFS_SHUTDOWN);
            }
            return Errno.EIO.negated();
        }
        if (dirty.get() == 0) {
            return 0;
        }
        core.spend(Param.FS_LOG_FORCE);
        core.memory().fence();
        dirty.set(0);
        for (Inode inode : inodes) {
            inode.durableExtents.set(inode.extents.get());
            inode.durableSize.set(inode.size.get());
        }
        allocator.commit();
        core.event(EventType.COMMITTED, spec.type().commits, 0, 0, 0);
        return 0;
    }

    /** Mount after a crash: the log is replayed, and what was not committed never happened. */
    public void recover() {
        List<BlockRun> used = new ArrayList<>();
        for (Inode inode : inodes) {
            inode.extents.set(inode.durableExtents.get());
            inode.size.set(inode.durableSize.get());
            inode.rwsem.reset();
            inode.invalidateLock.reset();
            inode.dataSem.reset();
            inode.entries.reset();
            inode.extents().extents().forEach(e -> used.add(new BlockRun(e.deviceBlock(), e.count())));
        }
        dirty.set(0);
        commitArmed.set(0);
        shutDown.set(0);
        allocator.recover(spec.type().dataBlocks(blocks), used);
    }

    /** Blocks in the longest run of free ones. */
    public long largestFreeRun() {
        return allocator.free().longest();
    }

    /** Blocks that are free. */
    public long freeBlocks() {
        return freeRuns().stream().mapToLong(BlockRun::count).sum();
    }

    /**
     * Blocks for a file that nobody will ask for, as the builder of a world with a past wants them.
     *
     * @param stays whether it is there for good; if not, {@link #releaseTemporary} gives it back
     * @return how many blocks, fewer than wanted where the free runs are short; 0 when nothing is free
     */
    public long occupy(long wanted, boolean stays) {
        BlockRun first = allocator.free().from(0);
        if (first == null) {
            return 0;
        }
        BlockRun blocks = new BlockRun(first.start(), Math.min(wanted, first.count()));
        allocator.reserve(blocks, wanted);
        if (!stays) {
            temporary.add(blocks);
        }
        return blocks.count();
    }

    /** Deletes the files that do not stay. */
    public void releaseTemporary() {
        temporary.forEach(allocator::release);
        temporary.clear();
        allocator.commit();
    }

    /**
     * Gives a range of a file back and lets the allocator find blocks for it as for a write, while some other file has the ones it
     * had; contents are as new.
     *
     * @return false where there is no room for both
     */
    public boolean rewrite(Inode inode, long block, long count) {
        if (freeBlocks() < 2 * count) {
            return false;
        }
        List<Extent> old = inode.extents().in(block, count);
        freeRange(inode, block, count);
        commit();
        for (Extent part : old) {
            BlockRun blocks = new BlockRun(part.deviceBlock(), part.count());
            allocator.reserve(blocks, part.count());
            temporary.add(blocks);
        }
        long at = block;
        while (at < block + count) {
            BlockRun blocks = allocate(inode, at, block + count - at);
            if (blocks == null) {
                throw new IllegalStateException("freed blocks are gone");
            }
            inode.extents.set(inode.extents().with(new Extent(at, blocks.start(), blocks.count(), false)));
            at += blocks.count();
        }
        markDirty();
        commit();
        releaseTemporary();
        return true;
    }

    /** The runs of free blocks. */
    public List<BlockRun> freeRuns() {
        return allocator.free().runs();
    }

    /** The blocks that no file has: free ones and those whose freeing has not committed. */
    public List<BlockRun> unused() {
        return allocator.unused();
    }
}
