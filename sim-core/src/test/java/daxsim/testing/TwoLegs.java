package daxsim.testing;

import daxsim.app.World;
import daxsim.app.WorldSpec;
import daxsim.design.Design;
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
import daxsim.kernel.fs.Inode;
import daxsim.kernel.md.MixedLegs;
import daxsim.kernel.mm.UserThread;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.state.Ledger;
import daxsim.state.Runs;
import daxsim.trace.EventType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mapped device dm0 over pmem0, which clears errors, and pmem1, with a file of 16 pages that begins at page 512 of dm0.
 * Calls are made from outside any task.
 */
public final class TwoLegs {
    /** Page of dm0 of the file's first page. */
    public static final long FIRST_PAGE = 512;

    private static final long SIZE = 16L << 20;

    public final World world;
    public final ExploredEngine engine;
    public final Inode file;
    public final UserThread thread;

    public TwoLegs(
            Regime regime,
            Design design,
            String variant,
            NvdimmBus.Provider second,
            boolean secondRecovers,
            @Nullable MixedLegs mixed,
            List<String> table) {
        Ledger ledger = new Ledger();
        this.engine = new ExploredEngine(ledger, new Answers());
        this.world = new World(
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
                        regime,
                        regime.badblocks(),
                        design,
                        variant,
                        List.of(
                                new WorldSpec.Device("pmem0", SIZE, NvdimmBus.Provider.NFIT, 256, 0, true),
                                new WorldSpec.Device("pmem1", SIZE, second, 256, 0, secondRecovers)),
                        List.of(new WorldSpec.Mapped("dm0", table, mixed)),
                        List.of(),
                        List.of(new WorldSpec.File(
                                "/mnt/f", 16 * Units.PAGE, "dm0", 1, List.of(new Extent(0, FIRST_PAGE, 16, false)))),
                        List.of("p"),
                        false,
                        false,
                        2),
                ledger,
                engine);
        this.file = world.inodes().getFirst();
        this.thread = world.thread("p", "p");
        world.seal();
    }

    public PmemDevice leg(int number) {
        return world.devices().get(number);
    }

    public Media media(int number) {
        return world.machine().media().get(number);
    }

    /** Poisons a line of a page of a leg and lists its sector. */
    public TwoLegs bad(int leg, long page) {
        world.machine().poison(leg, leg(leg).base() + page * Units.PAGE, Units.LINE);
        leg(leg).badblocks().set(page * Units.PAGE_SECTORS, 1, true);
        return this;
    }

    /** Poisoned lines in a page of a leg. */
    public int lines(int leg, long page) {
        long from = leg(leg).base() + page * Units.PAGE;
        return media(leg).poisonedLines(from, from + Units.PAGE);
    }

    public long pwrite(int operation, long offset, long length) {
        return pwrite(offset, IovIter.source(Stamp.write(operation, length), (at, bytes) -> bytes));
    }

    public long pwrite(long offset, IovIter iter) {
        return world.fileOps().pwrite(thread, file, offset, iter);
    }

    public long pread(long offset, long length) {
        return world.fileOps().pread(thread, file, offset, IovIter.sink(length, (at, bytes) -> bytes));
    }

    /** What the medium of a leg holds of a page. */
    public Runs onMedium(int leg, long page) {
        long from = leg(leg).base() + page * Units.PAGE;
        return media(leg).contents(from, from + Units.PAGE);
    }

    public int count(EventType type) {
        return (int) world.trace().count(type);
    }

    /** Runs something as a task; an oops or a panic ends it there. */
    public void inTask(Runnable body) {
        engine.reset();
        engine.spawn("test", 0, body);
        engine.run();
    }
}
