package daxsim.testing;

import daxsim.app.World;
import daxsim.app.WorldSpec;
import daxsim.design.Design;
import daxsim.design.PunchPwrite;
import daxsim.engine.ChoicePoint;
import daxsim.engine.ExploredEngine;
import daxsim.hardware.ClearLeaves;
import daxsim.hardware.CopyKind;
import daxsim.hardware.Delivery;
import daxsim.hardware.Mechanism;
import daxsim.hardware.Media;
import daxsim.hardware.Platform;
import daxsim.hardware.Profile;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.IovIter;
import daxsim.kernel.Regime;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.FileSystemSpec;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.mm.SigInfo;
import daxsim.kernel.mm.UserAccess;
import daxsim.kernel.mm.UserThread;
import daxsim.kernel.mm.Vma;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.state.Ledger;
import daxsim.state.Runs;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * A world with one device, one file on it and the processes "p" and "q", whose calls are made from outside any task: nobody
 * gets in between unless a test spawns tasks itself. Page {@code i} of the file lies at page {@code 512 + i} of the device.
 */
public final class Bench {
    /** Device page of the file's first page. */
    public static final long FIRST_PAGE = 512;

    public final World world;
    public final Ledger ledger;
    public final ExploredEngine engine;
    public final Answers answers;
    public final Inode file;
    public final PmemDevice pmem;
    public final UserThread p;
    public final UserThread q;

    private Bench(Builder builder) {
        this.ledger = new Ledger();
        this.answers = builder.answers;
        this.engine = new ExploredEngine(ledger, answers);
        Platform platform = new Platform(
                2,
                builder.delivery,
                builder.lsb,
                builder.copy,
                builder.eadr,
                builder.leaves,
                builder.answers(ChoicePoint.CLEARED_UNITS),
                builder.answers(ChoicePoint.REFUSE_CLEAR),
                true,
                builder.without);
        this.world = new World(
                new WorldSpec(
                        platform,
                        Profile.load("clx-optane100"),
                        builder.regime,
                        builder.table,
                        builder.design,
                        builder.variant,
                        List.of(new WorldSpec.Device(
                                "pmem0", builder.deviceSize, builder.provider, 256, builder.reliableClear, true)),
                        List.of(),
                        List.of(new WorldSpec.Mount("pmem0", builder.fileSystem)),
                        List.of(new WorldSpec.File("/mnt/f", builder.fileSize, "pmem0", 1, builder.extents())),
                        List.of("p", "q"),
                        false,
                        builder.splitBuffers,
                        2),
                ledger,
                engine);
        this.file = world.inodes().getFirst();
        this.pmem = world.devices().getFirst();
        this.p = world.thread("p", "p");
        this.q = world.thread("q", "q");
        world.seal();
    }

    /** The baseline design under a regime; change what a test is about. */
    public static Builder under(Regime regime) {
        return new Builder(regime);
    }

    /** What a test fixes about its world. */
    public static final class Builder {
        private final Regime regime;
        private Design design = new PunchPwrite();
        private String variant = "";
        private Regime.Table table;
        private Delivery delivery = Delivery.LOCAL;
        private int lsb = 6;
        private CopyKind copy = CopyKind.FAST;
        private final Set<Mechanism> without = EnumSet.noneOf(Mechanism.class);
        private boolean eadr;
        private ClearLeaves leaves = ClearLeaves.JUNK;
        private NvdimmBus.Provider provider = NvdimmBus.Provider.NFIT;
        private long deviceSize = 16L << 20;
        private long fileSize = 16 * Units.PAGE;
        private long reliableClear;
        private boolean splitBuffers;
        private FileSystemSpec fileSystem = FileSystemSpec.EXT4;
        private List<Extent> extents = List.of();
        private final Answers answers = new Answers();
        private final List<ChoicePoint> asked = new ArrayList<>();

        private Builder(Regime regime) {
            this.regime = regime;
            this.table = regime.badblocks();
        }

        private List<Extent> extents() {
            return extents.isEmpty()
                    ? List.of(new Extent(0, FIRST_PAGE, fileSize + Units.PAGE - 1 >> Units.PAGE_SHIFT, false))
                    : extents;
        }

        private boolean answers(ChoicePoint point) {
            return asked.contains(point);
        }

        public Builder design(Design value, String ofVariant) {
            design = value;
            variant = ofVariant;
            return this;
        }

        public Builder table(Regime.Table value) {
            table = value;
            return this;
        }

        public Builder lsb(int value) {
            lsb = value;
            return this;
        }

        public Builder delivery(Delivery value) {
            delivery = value;
            return this;
        }

        public Builder copy(CopyKind value) {
            copy = value;
            return this;
        }

        public Builder without(Mechanism mechanism) {
            without.add(mechanism);
            return this;
        }

        public Builder eadr() {
            eadr = true;
            return this;
        }

        public Builder leaves(ClearLeaves value) {
            leaves = value;
            return this;
        }

        public Builder provider(NvdimmBus.Provider value) {
            provider = value;
            return this;
        }

        public Builder device(long size) {
            deviceSize = size;
            return this;
        }

        public Builder file(long size, Extent... rows) {
            fileSize = size;
            extents = List.of(rows);
            return this;
        }

        public Builder on(FileSystemSpec value) {
            fileSystem = value;
            return this;
        }

        public Builder reliableClear(long bytes) {
            reliableClear = bytes;
            return this;
        }

        public Builder splitBuffers() {
            splitBuffers = true;
            return this;
        }

        /** The platform may do this, and does so. */
        public Builder choose(ChoicePoint point, int answer) {
            asked.add(point);
            answers.fix(point, answer);
            return this;
        }

        public Bench build() {
            return new Bench(this);
        }
    }

    /** Ground truth of the device. */
    public Media media() {
        return world.machine().media().getFirst();
    }

    /** Physical address of a file offset by the blocks the file has now. */
    public long phys(long offset) {
        for (Extent extent : file.extents().extents()) {
            long from = extent.fileBlock() * Units.PAGE;
            if (offset >= from && offset < from + extent.count() * Units.PAGE) {
                return pmem.base() + extent.deviceBlock() * Units.PAGE + offset - from;
            }
        }
        throw new IllegalArgumentException("a hole at " + offset);
    }

    /** Latent poison in a file range. */
    public Bench poison(long offset, long length) {
        world.machine().poison(0, phys(offset), length);
        return this;
    }

    /** Lists sectors of the file's first extent without poisoning them. */
    public Bench list(long fileSector, int sectors) {
        pmem.badblocks().set(FIRST_PAGE * Units.PAGE_SECTORS + fileSector, sectors, true);
        return this;
    }

    /** Poison that is listed too. */
    public Bench bad(long fileSector, int sectors) {
        poison(fileSector * Units.SECTOR, sectors * Units.SECTOR);
        return list(fileSector, sectors);
    }

    public IovIter source(int operation, long length) {
        return IovIter.source(Stamp.write(operation, length), (offset, bytes) -> bytes);
    }

    public long pwrite(int operation, long offset, long length) {
        return world.fileOps().pwrite(p, file, offset, source(operation, length));
    }

    /** What a read returned. */
    public record Read(long result, Runs content) {}

    public Read pread(long offset, long length) {
        IovIter iter = IovIter.sink(length, (at, bytes) -> bytes);
        long result = world.fileOps().pread(p, file, offset, iter);
        return new Read(result, iter.received());
    }

    /** Loads through a mapping of the whole file; makes it when there is none. */
    public UserAccess.Result load(UserThread thread, long offset, long length) {
        return world.userAccess().load(thread, vma(thread).address(offset), length);
    }

    public UserAccess.Result store(UserThread thread, int operation, long offset, long length) {
        return world.userAccess().store(thread, vma(thread).address(offset), Stamp.write(operation, length));
    }

    /** The thread's mapping of the whole file. */
    public Vma vma(UserThread thread) {
        Vma vma = thread.process().mm().find(0, 0);
        if (vma == null) {
            world.fileOps().mmap(thread, file, 0, 64L << 20, Vma.Kind.SHARED);
            vma = thread.process().mm().find(0, 0);
        }
        if (vma == null) {
            throw new IllegalStateException("not mapped");
        }
        return vma;
    }

    /** What the medium holds of the blocks the file has now, poison disregarded. */
    public Runs onMedium(long offset, long length) {
        return media().contents(phys(offset), phys(offset) + length);
    }

    public Runs original(long offset, long length) {
        return Stamp.original(phys(offset), length);
    }

    public long pfn(long page) {
        return phys(page * Units.PAGE) >> Units.PAGE_SHIFT;
    }

    public boolean present(long page) {
        return world.core().memory().kernelMap().present(pfn(page));
    }

    /** Listed sectors, relative to the file's first page, as {@code [start+length]}. */
    public String listed() {
        StringJoiner text = new StringJoiner(" ");
        pmem.badblocks()
                .forEach((start, length, acknowledged) ->
                        text.add("[" + (start - FIRST_PAGE * Units.PAGE_SECTORS) + "+" + length + "]"));
        return text.toString();
    }

    /** A signal in words, or "none". */
    public static String words(UserAccess.Result result, Vma vma) {
        SigInfo signal = result.signal();
        return signal == null ? "none" : signal.code() + " at " + vma.offset(signal.address()) + " lsb " + signal.lsb();
    }

    /** Runs something as a task; an oops or a panic ends it there. */
    public void inTask(Runnable body) {
        engine.reset();
        engine.spawn("test", 0, body);
        engine.run();
    }
}
