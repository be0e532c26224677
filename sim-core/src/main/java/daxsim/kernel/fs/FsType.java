package daxsim.kernel.fs;

import daxsim.state.Ledger;
import daxsim.trace.Rule;
import java.util.ArrayList;
import java.util.List;

/** The filesystems that are modelled, and what of each is data. What they do differently is in {@link FileSpace}. */
public enum FsType {
    EXT4("jbd2/", Rule.EXT4_MBALLOC, Rule.FREED_PENDING, Rule.JOURNAL_COMMIT) {
        @Override
        List<BlockRun> dataBlocks(long deviceBlocks) {
            return List.of(new BlockRun(FileSystem.METADATA_BLOCKS, deviceBlocks - FileSystem.METADATA_BLOCKS));
        }

        @Override
        AllocationPolicy policy(Ledger ledger, String device, long deviceBlocks) {
            return new Mballoc(ledger, device, deviceBlocks);
        }
    },
    XFS("xfs-cil/", Rule.XFS_ALLOC_NEAR, Rule.XFS_EXTENT_BUSY, Rule.XFS_LOG_COMMIT) {
        @Override
        List<BlockRun> dataBlocks(long deviceBlocks) {
            AgGeometry ags = AgGeometry.of(deviceBlocks);
            List<BlockRun> data = new ArrayList<>();
            for (long ag = 0; ag < ags.count(); ag++) {
                long first = ag == 0 ? FileSystem.METADATA_BLOCKS : ags.start(ag) + AgGeometry.HEADER;
                if (first < ags.end(ag)) {
                    data.add(new BlockRun(first, ags.end(ag) - first));
                }
            }
            return data;
        }

        @Override
        AllocationPolicy policy(Ledger ledger, String device, long deviceBlocks) {
            return new XfsAlloc(AgGeometry.of(deviceBlocks));
        }
    };

    final String committer;
    final Rule allocates;
    final Rule frees;
    final Rule commits;

    FsType(String committer, Rule allocates, Rule frees, Rule commits) {
        this.committer = committer;
        this.allocates = allocates;
        this.frees = frees;
        this.commits = commits;
    }

    /** The blocks that files can have; all others are metadata. */
    abstract List<BlockRun> dataBlocks(long deviceBlocks);

    abstract AllocationPolicy policy(Ledger ledger, String device, long deviceBlocks);

    /** The blocks that files cannot have, in order. */
    public List<BlockRun> metadata(long deviceBlocks) {
        List<BlockRun> metadata = new ArrayList<>();
        long at = 0;
        for (BlockRun run : dataBlocks(deviceBlocks)) {
            if (run.start() > at) {
                metadata.add(new BlockRun(at, run.start() - at));
            }
            at = run.end();
        }
        return metadata;
    }
}
