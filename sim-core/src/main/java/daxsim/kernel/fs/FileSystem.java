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
 * An ext4-like filesystem on one device, mounted with DAX: extents, allocator, and a journal whose commit makes metadata
 * durable and freed blocks usable.
 */
public final class FileSystem {
    /** Blocks at the start of the device that hold metadata. */
    public static final long METADATA_BLOCKS = (1L << 20) / Units.PAGE;

    private final Core core;
    private final DaxDevice device;
    private final Allocator allocator;
    private final List<Inode> inodes = new ArrayList<>();
    private final long blocks;
    private final LongCell shutDown;
    private final LongCell dirty;
    private final LongCell commitArmed;

    public FileSystem(Core core, DaxDevice device) {
        this.core = core;
        this.device = device;
        this.blocks = device.pageCount();
        this.shutDown = new LongCell(core.machine().ledger(), device.name() + " shut down", 0);
        this.allocator =
                new Allocator(core.machine().ledger(), device.name(), METADATA_BLOCKS, blocks - METADATA_BLOCKS);
        this.dirty = new LongCell(core.machine().ledger(), device.name() + " running transaction", 0);
        this.commitArmed = new LongCell(core.machine().ledger(), device.name() + " commit armed", 0);
    }

    public DaxDevice device() {
        return device;
    }

    /** Where blocks of the filesystem lie, see {@link Stretch#of}. */
    public List<Stretch> stretches(long block, long count) {
        return Stretch.of(device, block, count);
    }

    /** Makes a file whose blocks are all written; extents with a device block of -1 are placed by the allocator. */
    public @Nullable Inode create(int number, String path, long size, long alignBlocks, List<Extent> wanted) {
        Inode inode = new Inode(core.engine(), core.machine().ledger(), number, path, this);
        long blocks = Units.up(size, Units.PAGE) / Units.PAGE;
        List<Extent> extents = wanted.isEmpty() ? place(blocks, alignBlocks) : wanted;
        ExtentMap map = ExtentMap.EMPTY;
        for (Extent extent : extents) {
            if (!allocator.reserve(extent.deviceBlock(), extent.count())) {
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

    private List<Extent> place(long blocks, long alignBlocks) {
        for (Allocator.Run run : allocator.freeRuns()) {
            long start = (run.start() + alignBlocks - 1) / alignBlocks * alignBlocks;
            if (start + blocks <= run.start() + run.count()) {
                return blocks == 0 ? List.of() : List.of(new Extent(0, start, blocks, false));
            }
        }
        return List.of(new Extent(0, 0, blocks, false));
    }

    /** Looks a range up without changing anything. */
    public Iomap lookup(Inode inode, long offset, long length) {
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
        if (map.type() == Iomap.Type.MAPPED) {
            return map;
        }
        inode.dataSem.downWrite();
        Iomap now = lookup(inode, offset, length);
        Iomap made = now.type() == Iomap.Type.MAPPED ? now : makeWritten(inode, offset, length, now);
        inode.dataSem.upWrite();
        return made;
    }

    /** ext4_map_blocks() with the create-zero flag, under i_data_sem: nobody else gives the file blocks meanwhile. */
    private Iomap makeWritten(Inode inode, long offset, long length, Iomap map) {
        long block = map.offset() / Units.PAGE;
        long wanted = map.length() / Units.PAGE;
        long first = map.devicePage();
        long count = wanted;
        if (map.type() == Iomap.Type.HOLE) {
            core.step();
            core.spend(Param.FS_ALLOC);
            Allocator.Run run = allocator.allocate(goal(inode, block), wanted);
            if (run == null) {
                return Iomap.failed(Errno.ENOSPC.negated());
            }
            first = run.start();
            count = run.count();
            core.event(EventType.BLOCKS_ALLOCATED, Rule.ALLOCATOR_GOAL, first, count, block);
        }
        int rc = zero(first, count);
        if (rc != 0) {
            if (map.type() == Iomap.Type.HOLE) {
                allocator.release(first, count);
                markDirty();
            }
            return Iomap.failed(rc);
        }
        core.step();
        inode.extents.set(inode.extents().with(new Extent(block, first, count, false)));
        markDirty();
        return lookup(inode, offset, Math.min(length, map.offset() + count * Units.PAGE - offset))
                .asFresh();
    }

    private static long goal(Inode inode, long block) {
        Extent before = block == 0 ? null : inode.extents().find(block - 1);
        if (before != null) {
            return before.deviceBlock() + block - before.fileBlock();
        }
        List<Extent> extents = inode.extents().extents();
        return extents.isEmpty() ? METADATA_BLOCKS : extents.getFirst().deviceBlock();
    }

    /** Zeroes new blocks through the block path, which clears listed poison in them. */
    private int zero(long first, long count) {
        for (long block = first; block < first + count; block++) {
            core.spend(Param.FS_ZERO_4K);
            int rc = device.write(block << Units.PAGE_SHIFT, Contents.zeros(Units.PAGE)) ? 0 : Errno.EIO.negated();
            core.event(EventType.BLOCK_ZEROED, Rule.ZERO_ON_ALLOCATE, block, 1, rc);
            if (rc != 0) {
                return rc;
            }
        }
        return 0;
    }

    /** Takes a range of blocks out of a file; they are free once the transaction has committed. */
    void freeRange(Inode inode, long block, long count) {
        for (Extent part : inode.extents().in(block, count)) {
            allocator.release(part.deviceBlock(), part.count());
            core.event(EventType.BLOCKS_FREED, Rule.FREED_PENDING, part.deviceBlock(), part.count(), part.fileBlock());
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
            Allocator.Run run = allocator.allocate(goal(inode, at), holeEnd - at);
            if (run == null) {
                return Errno.ENOSPC.negated();
            }
            inode.extents.set(inode.extents().with(new Extent(at, run.start(), run.count(), true)));
            core.event(EventType.BLOCKS_ALLOCATED, Rule.ALLOCATOR_GOAL, run.start(), run.count(), at);
            at += run.count();
        }
        markDirty();
        return 0;
    }

    /** Marks a range of blocks unwritten in place. */
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
            core.engine().spawnBackground("jbd2/" + device.name(), () -> {
                commitArmed.set(0);
                commit();
            });
        }
    }

    /** Whether the blocks that hold its superblock and journal can be written. */
    private boolean metadataReachable() {
        long sectors = METADATA_BLOCKS * Units.PAGE_SECTORS;
        long reached = 0;
        for (DaxDevice.SectorRun run : device.runs(0, sectors)) {
            reached += run.count();
        }
        return reached == sectors;
    }

    /** thaw_super() after the table below was swapped: the superblock is written, and where that fails some shut down. */
    void thaw() {
        if (!metadataReachable() && core.regime().journalError() == Regime.JournalError.SHUT_DOWN) {
            shutDown.set(1);
            core.event(EventType.SHUT_DOWN, Rule.EXT4_SHUTDOWN, 0, 0, 0);
        }
    }

    /** ext4_forced_shutdown(). */
    boolean isShutDown() {
        return shutDown.get() != 0;
    }

    List<Inode> inodes() {
        return inodes;
    }

    /**
     * Commits the running transaction: what it changed is durable, what it freed can be used again.
     *
     * @return 0, or -EIO when the journal cannot be written
     */
    public int commit() {
        if (device.isMapped() && !metadataReachable()) {
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
        core.event(EventType.COMMITTED, Rule.JOURNAL_COMMIT, 0, 0, 0);
        return 0;
    }

    /** Mount after a crash: what was not committed never happened. */
    public void recover() {
        for (Inode inode : inodes) {
            inode.extents.set(inode.durableExtents.get());
            inode.size.set(inode.durableSize.get());
            inode.rwsem.reset();
            inode.invalidateLock.reset();
            inode.dataSem.reset();
            inode.entries.reset();
        }
        dirty.set(0);
        shutDown.set(0);
        commitArmed.set(0);
        allocator.recover(freeBlocks());
    }

    private List<Allocator.Run> freeBlocks() {
        List<Extent> used = new ArrayList<>();
        for (Inode inode : inodes) {
            used.addAll(inode.extents().extents());
        }
        used.sort((a, b) -> Long.compare(a.deviceBlock(), b.deviceBlock()));
        List<Allocator.Run> free = new ArrayList<>();
        long at = METADATA_BLOCKS;
        for (Extent extent : used) {
            if (extent.deviceBlock() > at) {
                free.add(new Allocator.Run(at, extent.deviceBlock() - at));
            }
            at = extent.deviceBlock() + extent.count();
        }
        if (at < blocks) {
            free.add(new Allocator.Run(at, blocks - at));
        }
        return List.copyOf(free);
    }

    /** The longest run of free blocks. */
    public long largestFreeRun() {
        long largest = 0;
        for (Allocator.Run run : allocator.freeRuns()) {
            largest = Math.max(largest, run.count());
        }
        return largest;
    }
}
