package daxsim.campaign.run;

import daxsim.app.World;
import daxsim.campaign.plan.Ageing;
import daxsim.campaign.plan.Treatment;
import daxsim.engine.ChoicePoint;
import daxsim.engine.KeyedStream;
import daxsim.hardware.Units;
import daxsim.kernel.fs.FileSystem;
import daxsim.kernel.fs.Inode;
import daxsim.scenario.BadInput;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Gives filesystems a past: other files fill them and are deleted in part, and the files of the plan are rewritten in pieces by the
 * filesystem's own allocator. The same under every design and for every seed.
 */
final class AgedWorld {
    private static final long SEED = 20_211_106;
    /** Sizes of other files: 4 KiB to 512 KiB, every doubling alike. */
    private static final int DOUBLINGS = 8;

    private static final int ROUNDS = 64;
    private static final int LARGEST_PIECE = 16;

    private final World world;
    private final Treatment treatment;
    private final KeyedStream stream = new KeyedStream(SEED, ChoicePoint.WORKLOAD, 0);

    AgedWorld(World world, Treatment treatment) {
        this.world = world;
        this.treatment = treatment;
    }

    void grow() throws BadInput {
        Ageing age = treatment.age();
        if (age.none()) {
            return;
        }
        Set<FileSystem> fileSystems = new LinkedHashSet<>();
        world.inodes().forEach(inode -> fileSystems.add(inode.fs()));
        for (FileSystem fs : fileSystems) {
            occupy(fs, age);
        }
        for (Inode inode : world.inodes()) {
            rewrite(inode, age.extents());
        }
    }

    /** Other files take blocks from the front on; of each the lot decides whether it is deleted again. */
    private void occupy(FileSystem fs, Ageing age) {
        long free = fs.freeBlocks();
        long target = free * age.fill() / 100;
        long taken = 0;
        while (taken < target) {
            long size = Math.min(target - taken, 1L << (int) (stream.nextDouble() * DOUBLINGS));
            boolean stays = stream.nextDouble() * 100 >= age.delete();
            long got = fs.occupy(size, stays);
            if (got == 0) {
                break;
            }
            taken += got;
        }
        fs.releaseTemporary();
    }

    /** Pieces of the file are given back and written again, until it lies in as many extents as the plan says. */
    private void rewrite(Inode inode, int extents) throws BadInput {
        long blocks = inode.size() / Units.PAGE;
        for (int round = 0; inode.extents().count() < extents; round++) {
            if (round >= ROUNDS * extents || blocks < 2) {
                throw new BadInput(
                        treatment.world().path(),
                        1,
                        1,
                        inode.path() + " lies in " + inode.extents().count() + " extents after all rewriting, not in "
                                + extents,
                        "fewer extents, or more room on the device");
            }
            long length = Math.min(blocks / 2, 1 + (long) (stream.nextDouble() * LARGEST_PIECE));
            long first = (long) (stream.nextDouble() * (blocks - length + 1));
            if (!inode.fs().rewrite(inode, first, length)) {
                round = ROUNDS * extents;
            }
        }
    }
}
