package daxsim.kernel.fs;

import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.Regime;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.mm.HolderNotify;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * XFS as the holder of dax devices (fs/xfs/xfs_notify_failure.c, 6.1). Only with its reverse mapping does it know whose a
 * block is; without, and under any other filesystem, memory_failure goes its ordinary way.
 */
public final class XfsNotifyFailure implements HolderNotify {
    private final Core core;
    private final Collection<FileSystem> fileSystems;

    public XfsNotifyFailure(Core core, Collection<FileSystem> fileSystems) {
        this.core = core;
        this.fileSystems = fileSystems;
    }

    @Override
    public int notifyFailure(long pfn, KillProcs killProcs) {
        FileSystem fs = core.regime().holder() == Regime.Holder.ASKED ? holder(pfn) : null;
        if (fs == null) {
            return Errno.EOPNOTSUPP.negated();
        }
        long block = block(fs, pfn);
        Inode owner = fs.owner(block);
        if (owner != null) {
            long index = FileSystem.fileBlock(owner, block);
            if (owner.entries.isKnown(index)) {
                killProcs.kill(owner.number(), index);
            }
        }
        return 0;
    }

    private @Nullable FileSystem holder(long pfn) {
        for (FileSystem fs : fileSystems) {
            if (fs.spec().type() == FsType.XFS && fs.spec().rmapbt() && block(fs, pfn) >= 0) {
                return fs;
            }
        }
        return null;
    }

    /** The block of a filesystem's device that a page is, or -1. */
    private static long block(FileSystem fs, long pfn) {
        long phys = pfn << Units.PAGE_SHIFT;
        for (Stretch stretch : fs.stretches(0, fs.device().pageCount())) {
            if (phys >= stretch.phys() && phys < stretch.phys() + stretch.pages() * Units.PAGE) {
                return stretch.page() + (phys - stretch.phys() >> Units.PAGE_SHIFT);
            }
        }
        return -1;
    }
}
