package daxsim.app;

import daxsim.engine.Engine;
import daxsim.hardware.Machine;
import daxsim.hardware.Mechanism;
import daxsim.hardware.Media;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Pages;
import daxsim.kernel.block.BadBlocks;
import daxsim.kernel.block.BadBlocks67;
import daxsim.kernel.block.BadBlocksIntervals;
import daxsim.kernel.block.BadBlocksPre67;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.dax.DaxServices;
import daxsim.kernel.dax.PmemDax;
import daxsim.kernel.fs.ExtentMap;
import daxsim.kernel.fs.FileOps;
import daxsim.kernel.fs.FileSystem;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.fs.XfsNotifyFailure;
import daxsim.kernel.md.DmTable;
import daxsim.kernel.md.DmTables;
import daxsim.kernel.md.MappedDevice;
import daxsim.kernel.md.WriteCache;
import daxsim.kernel.mm.AddressSpace;
import daxsim.kernel.mm.Madvise;
import daxsim.kernel.mm.MemoryFailure;
import daxsim.kernel.mm.Mm;
import daxsim.kernel.mm.UcDecode;
import daxsim.kernel.mm.UserAccess;
import daxsim.kernel.mm.UserThread;
import daxsim.kernel.mm.Vma;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.kernel.x86.CopyMc;
import daxsim.kernel.x86.MachineCheck;
import daxsim.kernel.x86.Nospec;
import daxsim.kernel.x86.SetMemory;
import daxsim.kernel.x86.TlbFlush;
import daxsim.state.Ledger;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One machine with its kernel, files and processes, under one design. Built once, then reset before every run by its ledger.
 */
public final class World {
    /** A file does not fit where the specification puts it. */
    public static final class DoesNotFit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DoesNotFit(String message) {
            super(message);
        }
    }

    private final WorldSpec spec;
    private final Ledger ledger;
    private final Engine engine;
    private final Trace trace;
    private final Machine machine;
    private final Core core;
    private final Pages pages;
    private final Mm mm = new Mm();
    private final NvdimmBus bus;
    private final List<PmemDevice> devices = new ArrayList<>();
    private final Map<String, DaxDevice> daxDevices = new LinkedHashMap<>();
    private final Map<String, FileSystem> fileSystems = new LinkedHashMap<>();
    private final List<Inode> inodes = new ArrayList<>();
    private List<ExtentMap> initialExtents = new ArrayList<>();
    private List<ExtentMap> sealedExtents = List.of();
    private final Map<String, UserThread.Process> processes = new LinkedHashMap<>();
    private final UserThread setupThread;
    private final MachineCheck machineCheck;
    private final SetMemory setMemory;
    private final DaxApi api;
    private final FileOps fileOps;
    private final UserAccess userAccess;
    private final Madvise madvise;
    private final CopyMc copy;
    private final TlbFlush flush;
    private final long beginnings;
    private final long ends;
    private int sealed;
    private Runnable repaired = () -> {};
    private LongConsumer repairing = length -> {};

    /** Builds a world on an engine; the ledger is the engine's. */
    public World(WorldSpec spec, Ledger ledger, Engine engine) {
        this.spec = spec;
        this.ledger = ledger;
        this.engine = engine;
        this.trace = new Trace();
        // What every run starts from is neither undone nor shown, and may be large.
        ledger.journal(false);
        trace.keepEvents(false);
        this.beginnings = ledger.place("beginnings of changes");
        this.ends = ledger.place("ends of changes");
        this.machine = new Machine(engine, ledger, trace, spec.platform(), spec.profile(), deviceSpecs(spec));
        this.core = new Core(machine, spec.regime());
        this.pages = new Pages(ledger);
        this.bus = new NvdimmBus(core);
        this.machineCheck = new MachineCheck(core, ledger, spec.lateRecord(), spec.workerCpu());
        this.flush = new TlbFlush(core);
        this.setMemory = new SetMemory(core, flush);
        Nospec nospec = new Nospec(core, setMemory);
        this.copy = new CopyMc(core, machineCheck);
        for (int i = 0; i < spec.devices().size(); i++) {
            devices.add(new PmemDevice(
                    core,
                    bus,
                    spec.devices().get(i).provider(),
                    spec.devices().get(i).recoveryOperation(),
                    i,
                    table(i),
                    pages,
                    nospec,
                    copy));
        }
        bus.attach(devices);
        MemoryFailure memoryFailure =
                new MemoryFailure(core, pages, mm, new XfsNotifyFailure(core, fileSystems.values()));
        machineCheck.register(new UcDecode(memoryFailure, nospec), bus::handleMachineCheck);
        for (PmemDevice device : devices) {
            daxDevices.put(device.name(), new PmemDax(device));
        }
        for (WorldSpec.Mapped mapped : spec.mapped()) {
            daxDevices.put(
                    mapped.name(),
                    new MappedDevice(
                            core, mapped.name(), DmTables.table(core, mapped.table(), daxDevices), mapped.mixed()));
        }
        for (WorldSpec.File file : spec.files()) {
            fileSystems.computeIfAbsent(
                    file.device(),
                    name -> new FileSystem(
                            core, Objects.requireNonNull(daxDevices.get(name)), spec.fileSystemOn(name)));
        }
        createFiles();
        this.api = spec.design().open(spec.variant(), new DaxServices(core, pages, setMemory, nospec, copy));
        this.fileOps = new FileOps(core, api, pages, copy, mm, inodes);
        this.userAccess = new UserAccess(core, machineCheck, memoryFailure, nospec, fileOps.faultHandler());
        this.madvise = new Madvise(core, userAccess, memoryFailure);
        for (String name : spec.processes()) {
            process(name);
        }
        mm.register(processes.values().stream().map(UserThread.Process::mm).toList());
        this.setupThread = new UserThread("gone", process("gone"));
    }

    private static List<Machine.DeviceSpec> deviceSpecs(WorldSpec spec) {
        List<Machine.DeviceSpec> list = new ArrayList<>();
        for (WorldSpec.Device device : spec.devices()) {
            list.add(new Machine.DeviceSpec(
                    device.name(),
                    device.size(),
                    device.provider() == NvdimmBus.Provider.NFIT,
                    device.clearUnit(),
                    device.reliableClear()));
        }
        return list;
    }

    private BadBlocks table(int device) {
        String name = spec.devices().get(device).name() + " badblocks";
        return switch (spec.table()) {
            case PRE67 -> new BadBlocksPre67(ledger, name);
            case V67 -> new BadBlocks67(ledger, name);
            case INTERVALS -> new BadBlocksIntervals(ledger, name);
        };
    }

    private void createFiles() {
        for (WorldSpec.File file : spec.files()) {
            Inode inode = Objects.requireNonNull(fileSystems.get(file.device()))
                    .create(inodes.size(), file.path(), file.size(), file.alignBlocks(), file.extents());
            if (inode == null) {
                throw new DoesNotFit(file.path() + " does not fit on " + file.device());
            }
            inodes.add(inode);
            initialExtents.add(inode.extents());
        }
    }

    private UserThread.Process process(String name) {
        return processes.computeIfAbsent(
                name,
                n -> new UserThread.Process(
                        ledger,
                        n,
                        new AddressSpace(ledger, n, flush, spec.platform().has(Mechanism.TRANSLATIONS))));
    }

    /** Who looks on after every repair that has returned, be it an operation's, one of its turns, or a handler's. */
    public void onRepaired(Runnable observer) {
        repaired = observer;
    }

    void repaired() {
        repaired.run();
    }

    /** Where an application gets good data from before it repairs so many bytes: it may take time. */
    public void onRepairing(LongConsumer supply) {
        repairing = supply;
    }

    void repairing(long length) {
        repairing.accept(length);
    }

    /** The state that every run starts from. */
    public void seal() {
        ledger.journal(true);
        trace.keepEvents(true);
        sealed = ledger.mark();
        sealedExtents = List.copyOf(initialExtents);
    }

    /** Back to the sealed state. */
    public void reset() {
        ledger.rollback(sealed);
        if (initialExtents != sealedExtents) {
            initialExtents = sealedExtents;
        }
        trace.clear();
        engine.reset();
    }

    /**
     * Another stretch of time begins in the same life: the machine is as it was left, the clock starts anew. What checkers hold
     * the files' contents against is where their blocks lie now.
     */
    public void goOn() {
        List<ExtentMap> now = new ArrayList<>();
        inodes.forEach(inode -> now.add(inode.extents()));
        initialExtents = now;
        trace.clear();
        engine.reset();
    }

    /** Hours pass in which nothing happens: caches are written back, logs commit, applications that died are started again. */
    public void timePasses() {
        machine.memory().settle();
        for (FileSystem fs : fileSystems.values()) {
            fs.commit();
        }
        for (UserThread.Process process : processes.values()) {
            if (process.dead()) {
                process.mm().reset();
                process.restart();
            }
        }
    }

    /**
     * An operation begins. Checkers ask whether a change had ended when another operation began, and whether it had begun when
     * a read ended, so these do not commute; what only looks at the world has no such order.
     */
    void ordersBeginning(Operation op) {
        if (op.kind() == Operation.Kind.OTHER) {
            return;
        }
        ledger.read(ends);
        if (op.changes()) {
            ledger.write(beginnings);
        }
    }

    /** An operation ends, see {@link #ordersBeginning}; one that reads may have changed something in its handler. */
    void ordersEnd(Operation op) {
        if (op.kind() == Operation.Kind.READ) {
            ledger.read(beginnings);
        }
        if (op.changes() || op.handlerRan) {
            ledger.write(ends);
        }
    }

    public WorldSpec spec() {
        return spec;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Engine engine() {
        return engine;
    }

    public Trace trace() {
        return trace;
    }

    public Machine machine() {
        return machine;
    }

    public Core core() {
        return core;
    }

    public List<PmemDevice> devices() {
        return devices;
    }

    public List<Inode> inodes() {
        return inodes;
    }

    /** The blocks that a file had at the start. */
    public ExtentMap initialExtents(int inode) {
        return initialExtents.get(inode);
    }

    /** The filesystem on a device, or null when no file lies there. */
    public @Nullable FileSystem fileSystem(String device) {
        return fileSystems.get(device);
    }

    /** A pmem or device-mapper device by name. */
    public DaxDevice daxDevice(String name) {
        return Objects.requireNonNull(daxDevices.get(name), name);
    }

    /** A kernel user that has not claimed anything yet. */
    public WriteCache writeCache(String name, String device) {
        return new WriteCache(core, api.on(daxDevice(device)), copy, name);
    }

    /**
     * dmsetup suspend, load and resume of a mapped device.
     *
     * @return 0 or a negated errno
     */
    public int reload(String name, String line) {
        MappedDevice device = (MappedDevice) daxDevice(name);
        DmTable next = DmTables.table(core, List.of(line), daxDevices);
        int rc = device.accepts(next);
        if (rc != 0) {
            return rc;
        }
        List<FileSystem> above = fileSystems.values().stream()
                .filter(fs -> fs.device() instanceof MappedDevice upper && upper.isAbove(device))
                .toList();
        above.forEach(fileOps::freeze);
        device.swap(next);
        above.forEach(fileOps::thaw);
        return 0;
    }

    /** Ground truth of a device. */
    public Media media(PmemDevice device) {
        return machine.media().get(devices.indexOf(device));
    }

    public Pages pages() {
        return pages;
    }

    public FileOps fileOps() {
        return fileOps;
    }

    public UserAccess userAccess() {
        return userAccess;
    }

    public Madvise madvise() {
        return madvise;
    }

    public DaxApi api() {
        return api;
    }

    public CopyMc copy() {
        return copy;
    }

    public SetMemory setMemory() {
        return setMemory;
    }

    public NvdimmBus bus() {
        return bus;
    }

    /** A new thread of a process. */
    public UserThread thread(String name, String process) {
        return new UserThread(name, Objects.requireNonNull(processes.get(process), process));
    }

    /** The process of that name. */
    public UserThread.Process processNamed(String name) {
        return Objects.requireNonNull(processes.get(name), name);
    }

    /**
     * A process that is gone by now has loaded from these lines through a shared mapping of the whole file: whatever the machine-check path of
     * this regime leaves behind is there.
     */
    public void consume(Inode inode, long offset, long length) {
        engine.atomically(() -> {
            AddressSpace space = setupThread.process().mm();
            for (long at = Units.down(offset, Units.LINE); at < offset + length; at += Units.LINE) {
                Vma vma = space.map(inode.number(), 0, inode.size(), Vma.Kind.SHARED);
                userAccess.load(setupThread, vma.address(at), 8);
                space.unmap(inode.number());
            }
        });
    }

    /** Software touches a poisoned line through a cached kernel mapping without wanting to. */
    public void speculate() {
        for (int i = 0; i < devices.size(); i++) {
            PmemDevice device = devices.get(i);
            long end = device.base() + device.size();
            long bad = machine.media().get(i).firstPoison(device.base(), end);
            if (bad < end && core.memory().kernelMap().cached(bad >> Units.PAGE_SHIFT)) {
                machineCheck.speculated(bad);
                return;
            }
        }
    }

    /** The memory controller's scrubber walks a device and logs every poisoned line. */
    public void patrolScrub(int device) {
        PmemDevice pmem = devices.get(device);
        patrolScrub(device, pmem.base(), pmem.base() + pmem.size());
    }

    /** The same for a part of it, between two physical addresses. */
    public void patrolScrub(int device, long from, long end) {
        machine.firmware(device).fullScrub(from, end);
        Media media = machine.media().get(device);
        for (long bad = media.firstPoison(from, end); bad < end; bad = media.firstPoison(bad + Units.LINE, end)) {
            engine.step();
            machineCheck.patrolled(bad);
        }
    }

    /** The device itself comes upon bad lines of a part of it and says so; the kernel asks what it knows. */
    public void reportedScrub(int device, long from, long end) {
        machine.firmware(device).fullScrub(from, end);
        engine.step();
        bus.scrub(devices.get(device), false);
    }

    /** Pages of a file that an entry of 2 MiB maps in some process that lives. */
    public long hugeMappedPages(Inode inode) {
        Set<Long> firsts = new TreeSet<>();
        for (UserThread.Process process : processes.values()) {
            if (!process.dead()) {
                firsts.addAll(process.mm().hugePages(inode.number()));
            }
        }
        return firsts.size() * Units.HUGE_PAGES;
    }

    /** The power fails, and the machine comes up again: nothing runs, what is durable is there. */
    public void powerFailAndReboot() {
        machine.powerFail();
        engine.endAllOthers();
        pages.reset();
        bus.badRange().reset();
        for (UserThread.Process process : processes.values()) {
            process.mm().reset();
        }
        for (PmemDevice device : devices) {
            device.badblocks().reset();
            bus.scrub(device, false);
        }
        for (FileSystem fs : fileSystems.values()) {
            fs.recover();
        }
        core.event(EventType.REBOOTED, Rule.REBOOT, 0, 0, 0);
    }
}
