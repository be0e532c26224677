package daxsim.kernel.fs;

import daxsim.engine.Engine;
import daxsim.kernel.RwSem;
import daxsim.state.Ledger;
import daxsim.state.LongCell;
import daxsim.state.RefCell;

/** A file: its size, blocks, locks and DAX entries. */
public final class Inode {
    private final int number;
    private final String path;
    private final FileSystem fs;
    final RwSem rwsem;
    final RwSem invalidateLock;
    /** i_data_sem: who gives the file blocks. */
    final RwSem dataSem;

    final LongCell size;
    final RefCell<ExtentMap> extents;
    final RefCell<ExtentMap> durableExtents;
    final LongCell durableSize;

    final DaxEntries entries;

    Inode(Engine engine, Ledger ledger, int number, String path, FileSystem fs) {
        this.number = number;
        this.path = path;
        this.fs = fs;
        this.rwsem = new RwSem(engine, ledger, path + " i_rwsem");
        this.invalidateLock = new RwSem(engine, ledger, path + " invalidate_lock");
        this.dataSem = new RwSem(engine, ledger, path + " i_data_sem");
        this.size = new LongCell(ledger, path + " i_size", 0);
        this.extents = new RefCell<>(ledger, path + " extents", ExtentMap.EMPTY);
        this.durableExtents = new RefCell<>(ledger, path + " durable extents", ExtentMap.EMPTY);
        this.durableSize = new LongCell(ledger, path + " durable size", 0);
        this.entries = new DaxEntries(ledger, number, path);
    }

    public int number() {
        return number;
    }

    public String path() {
        return path;
    }

    public FileSystem fs() {
        return fs;
    }

    /** i_size in bytes. */
    public long size() {
        return size.get();
    }

    /** Waits until page faults can be taken: nobody changes the file's blocks. */
    public void awaitFaultable() {
        invalidateLock.downRead();
        invalidateLock.upRead();
    }

    /** The blocks the file has now. */
    public ExtentMap extents() {
        return extents.get();
    }
}
