package daxsim.app;

import daxsim.design.Merged;
import daxsim.engine.ExploredEngine;
import daxsim.hardware.ClearLeaves;
import daxsim.hardware.CopyKind;
import daxsim.hardware.Delivery;
import daxsim.hardware.Media;
import daxsim.hardware.Platform;
import daxsim.hardware.Profile;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.IovIter;
import daxsim.kernel.Regime;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.mm.UserThread;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.state.Ledger;
import daxsim.testing.Answers;
import java.util.List;
import java.util.Set;

/**
 * A device of 6 TiB with a million scattered bad lines, each known to the device, on the bus's list and in the intervals: a
 * program of its own, so that a test can give it a small heap. Twice it repairs some of them, meets one that nobody knows, and
 * goes back to where it began.
 */
public final class LargeWorld {
    static final int FAULTS = 1_000_000;

    private static final long SIZE = 6L << 40;
    private static final long SLOT = Units.down(SIZE / FAULTS - 2 * Units.PAGE, Units.PAGE);
    private static final int REPAIRS = 1000;

    private final World world;
    private final PmemDevice pmem;
    private final Media media;
    private final UserThread thread;

    private LargeWorld() {
        Ledger ledger = new Ledger();
        ExploredEngine engine = new ExploredEngine(ledger, new Answers());
        long blocks = SIZE / Units.PAGE - 512;
        world = new World(
                new WorldSpec(
                        new Platform(
                                2,
                                Delivery.LOCAL,
                                6,
                                CopyKind.FAST,
                                false,
                                ClearLeaves.JUNK,
                                false,
                                false,
                                true,
                                Set.of()),
                        Profile.load("clx-optane100"),
                        Regime.R65,
                        Regime.Table.INTERVALS,
                        new Merged(),
                        "",
                        List.of(new WorldSpec.Device("pmem0", SIZE, NvdimmBus.Provider.NFIT, 256, 0)),
                        List.of(),
                        List.of(),
                        List.of(new WorldSpec.File(
                                "/mnt/f", blocks * Units.PAGE, "pmem0", 1, List.of(new Extent(0, 512, blocks, false)))),
                        List.of("p"),
                        false,
                        false,
                        2),
                ledger,
                engine);
        pmem = world.devices().getFirst();
        media = world.machine().media().getFirst();
        thread = world.thread("p", "p");
    }

    /** Offset in the file of the bad line of a slot: pages apart from the next, and nowhere near alike. */
    private static long line(int slot) {
        return slot * SLOT
                + Units.down(Long.remainderUnsigned(slot * 0x9e3779b97f4a7c15L, SLOT - Units.PAGE), Units.LINE);
    }

    private static long phys(PmemDevice pmem, long offset) {
        return pmem.base() + 512 * Units.PAGE + offset;
    }

    private void strike() {
        for (int i = 0; i < FAULTS; i++) {
            // Not in the order of addresses: 611953 and a million have no divisor in common.
            int slot = (int) (i * 611_953L % FAULTS);
            media.poison(phys(pmem, line(slot)), Units.LINE, true);
        }
        world.bus().scrub(pmem, false);
        world.seal();
    }

    private String state() {
        return pmem.badblocks().count() + " records, " + pmem.badblocks().sectors() + " sectors, "
                + world.bus().badRange().count() + " ranges, "
                + media.poisonedLines(media.base(), media.base() + SIZE) + " bad lines";
    }

    private long pwrite(long page) {
        IovIter source = IovIter.source(Stamp.write(1, Units.PAGE), (offset, bytes) -> bytes);
        return world.fileOps().pwrite(thread, world.inodes().getFirst(), page, source);
    }

    private long pread(long page) {
        IovIter sink = IovIter.sink(Units.PAGE, (offset, bytes) -> bytes);
        return world.fileOps().pread(thread, world.inodes().getFirst(), page, sink);
    }

    private void repairSome() {
        long before = 0;
        long written = 0;
        long after = 0;
        for (int i = 0; i < REPAIRS; i++) {
            long page = Units.down(line((int) (i * 7919L % FAULTS)), Units.PAGE);
            before += pread(page) < 0 ? 1 : 0;
            written += pwrite(page);
            after += pread(page);
        }
        System.out.println("errors " + before + ", written " + written / Units.PAGE + ", read " + after / Units.PAGE);
    }

    private void meetAnother() {
        long latent = line(500_000) + 4 * Units.PAGE;
        world.machine().poison(0, phys(pmem, latent), Units.LINE);
        System.out.println("short read " + (pread(Units.down(latent, Units.PAGE)) < Units.PAGE));
    }

    private void step(String name, Runnable step) {
        long begin = System.nanoTime();
        step.run();
        long took = System.nanoTime() - begin;
        System.out.println(name + ": " + state());
        System.err.println(name + " took " + took / 1000 + " us");
    }

    /** Does all of it; says what is there after each step, and on the other stream how long it took. */
    public static void main(String[] args) {
        LargeWorld large = new LargeWorld();
        large.step("struck", large::strike);
        for (int i = 0; i < 2; i++) {
            large.step("reset", large.world::reset);
            large.step("repaired", large::repairSome);
            large.step("met another", large::meetAnother);
        }
        large.step("reset", large.world::reset);
    }
}
