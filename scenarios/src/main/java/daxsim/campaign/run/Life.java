package daxsim.campaign.run;

import daxsim.app.History;
import daxsim.app.Operation;
import daxsim.app.World;
import daxsim.campaign.plan.FaultProcess;
import daxsim.campaign.plan.Treatment;
import daxsim.campaign.plan.Workload;
import daxsim.check.BlastRadius;
import daxsim.check.Fate;
import daxsim.check.Fates;
import daxsim.check.FileRange;
import daxsim.check.Rebase;
import daxsim.check.Strike;
import daxsim.check.Struck;
import daxsim.engine.SeededChoices;
import daxsim.engine.Simulation;
import daxsim.engine.Task;
import daxsim.engine.TimedEngine;
import daxsim.hardware.Profile;
import daxsim.hardware.Units;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.mm.SigInfo;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.play.Builder;
import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import daxsim.state.Ledger;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lives of one treatment under one candidate. The world is built once; each life starts from it and is a chain of windows:
 * short stretches of virtual time around a fault, in which the application runs. Between two windows hours or months pass in
 * which nothing happens. A plan without a length of life has one window.
 */
public final class Life {
    /** Samples of the state of a life that has a length. */
    public static final int SAMPLES = 20;

    private final Treatment treatment;
    private final Candidate candidate;
    private final boolean hasLength;
    private World world;
    private TimedEngine engine;
    private final History history = new History();
    private Applications applications;
    private Gauges gauges;
    private final SeededChoices choices = new SeededChoices(0);
    private final Struck struck = new Struck();
    private final List<Strike> strikes = new ArrayList<>();
    private final List<Draws.Fault> struckFaults = new ArrayList<>();
    private final long supplyNs;
    private boolean used;
    /** What was no good data when the window began; it cannot be lost again. */
    private List<FileRange> spoilt = List.of();

    private @Nullable WindowObserver observer;

    /** Told of every window when it is over. */
    public interface WindowObserver {
        /**
         * A window is over.
         *
         * @param atNs when it began, in the time of the life
         */
        void window(
                int number, long atNs, List<Operation> operations, List<Strike> strikes, List<Fate> fates, Trace trace);
    }

    @SuppressWarnings("NullAway") // build() sets what a world is made of
    private Life(Treatment treatment, Candidate candidate) throws BadInput {
        this.treatment = treatment;
        this.candidate = candidate;
        this.hasLength = treatment.faults().overNs() > 0;
        this.supplyNs = supplyTime();
        build();
    }

    /** Undoing a life of years would cost more than a new world: one that has a length is not journalled. */
    private void build() throws BadInput {
        Ledger ledger = new Ledger();
        this.engine = new TimedEngine(ledger, choices, Simulation.create(candidate.name()));
        this.world = Builder.build(treatment.world(), candidate, ledger, engine);
        new AgedWorld(world, treatment).grow();
        this.gauges = new Gauges(world);
        this.applications = new Applications(world, history, treatment.workload());
        world.onRepairing(this::supply);
        world.timePasses();
        Rebase.after(world, history.operations());
        applications.map();
        world.goOn();
        world.seal();
        ledger.journal(!hasLength);
        used = false;
    }

    private void begin() {
        if (!hasLength) {
            world.reset();
            return;
        }
        if (used) {
            try {
                build();
            } catch (BadInput e) {
                throw new IllegalStateException("the world fitted before", e);
            }
        }
        used = true;
    }

    /** Builds the world; it complains where the plan does not fit. */
    public static Life of(Treatment treatment, Candidate candidate) throws BadInput {
        return new Life(treatment, candidate);
    }

    private long supplyTime() {
        Workload.Supply from = treatment.workload().supply();
        if (from == Workload.Supply.AT_HAND) {
            return 0;
        }
        Profile profile = Profile.load(treatment.world().machine().profile());
        Profile.Entry entry = profile.entry(from.parameter());
        double scale = entry.unit().equals("s") ? 1e9 : 1e3;
        return (long) (entry.value() * scale);
    }

    /** Good data come page by page from where the plan says; the table's medians, so that no draw is shifted. */
    private void supply(long length) {
        if (supplyNs > 0 && engine.inTask()) {
            engine.sleep(Math.ceilDiv(length, Units.PAGE) * supplyNs);
        }
    }

    /** Whether a device of the world cannot be mounted with DAX under this candidate, and why; or null. */
    public @Nullable String notExpressible() {
        for (Inode inode : world.inodes()) {
            String no = inode.fs().device().noDax();
            if (no != null) {
                return inode.fs().device().name() + " cannot be mounted with DAX under "
                        + candidate.regime().id() + ": " + no;
            }
        }
        return null;
    }

    /** Who looks on; every event of its windows is kept. Null for nobody. */
    public void watch(@Nullable WindowObserver watcher) {
        observer = watcher;
        applications.inWords(watcher != null);
    }

    /** The state that every life starts from. */
    public Sample start() {
        begin();
        used = false;
        return new Sample(0, 0, gauges.read(), gauges.freeRuns(), gauges.freeBlocks());
    }

    /** Names of the engine's tasks in the last window. */
    public List<String> taskNames() {
        return engine.taskNames();
    }

    /** One life. */
    public RunResult run(long planSeed, long replication) {
        Draws draws = new Draws(treatment, SeededChoices.seedOfRun(planSeed, replication));
        Tally tally = new Tally();
        begin();
        spoilt = List.of();
        long[] times = draws.times();
        long over = treatment.faults().overNs();
        List<Sample> samples = new ArrayList<>();
        int sampled = 0;
        long nextReboot = treatment.faults().rebootEveryNs();
        for (int window = 0; window < times.length; window++) {
            while (over > 0 && sampled < SAMPLES && times[window] >= sampleTime(sampled, over)) {
                samples.add(sample(sampled, sampleTime(sampled, over)));
                sampled++;
            }
            boolean reboots = false;
            while (nextReboot > 0 && nextReboot <= times[window]) {
                reboots = true;
                nextReboot += treatment.faults().rebootEveryNs();
            }
            boolean halted = window(draws, window, times[window], reboots, tally);
            if (window + 1 < times.length) {
                world.timePasses();
                scrubLatent();
                spoilt = Rebase.after(world, history.operations());
                if (halted) {
                    reboot();
                }
                world.goOn();
            }
        }
        while (over > 0 && sampled < SAMPLES) {
            samples.add(sample(sampled, sampleTime(sampled, over)));
            sampled++;
        }
        return new RunResult(replication, tally.counters, gauges.read(), tally.rows, samples);
    }

    /** A scrub of everything comes by, sooner or later; it finds what nobody met. */
    private void scrubLatent() {
        for (int i = 0; i < strikes.size(); i++) {
            Strike strike = strikes.get(i);
            long end = strike.phys() + strike.length();
            if (strike.length() > 0
                    && world.machine().media().get(strike.device()).firstPoison(strike.phys(), end) < end) {
                world.reportedScrub(strike.device(), strike.phys(), Units.up(end, Units.LINE));
            }
        }
    }

    private static long sampleTime(int sample, long over) {
        return over / SAMPLES * (sample + 1);
    }

    private Sample sample(int number, long atNs) {
        return new Sample(number + 1, atNs, gauges.read(), gauges.freeRuns(), gauges.freeBlocks());
    }

    private void reboot() {
        engine.reset();
        world.powerFailAndReboot();
    }

    /** One window; true when the machine stands still at its end. */
    private boolean window(Draws draws, int window, long atNs, boolean reboots, Tally tally) {
        world.trace().keepEvents(observer != null);
        history.clear();
        struck.reset();
        spoilt.forEach(struck::add);
        strikes.clear();
        struckFaults.clear();
        choices.reseed(draws.seedOf(window));
        Draws.Spot hot = draws.hot(window);
        List<Draws.Fault> faults = draws.faults(window, hot);
        strikeBeforeBoot(faults, reboots, window > 0);
        applications.map();
        List<Task> tasks = applications.start(draws, window, hot);
        for (Draws.Fault fault : faults) {
            if (fault.found() != FaultProcess.Found.BOOT) {
                engine.spawnLater("fault", -1, fault.atNs(), () -> strikeNow(fault));
            }
            if (fault.found() == FaultProcess.Found.SCRUB || fault.found() == FaultProcess.Found.PATROL) {
                engine.spawnLater("scrub", -1, fault.foundNs(), () -> scrub(fault));
            }
        }
        engine.run();
        world.ledger().mute(true);
        judge(atNs, tasks, tally, window);
        world.ledger().mute(false);
        return engine.halted() != null || tasks.stream().anyMatch(task -> !task.done());
    }

    /** What struck while the machine was down is what the scrub of the boot reports. */
    private void strikeBeforeBoot(List<Draws.Fault> faults, boolean reboots, boolean running) {
        boolean any = reboots;
        for (Draws.Fault fault : faults) {
            if (fault.found() == FaultProcess.Found.BOOT) {
                strike(fault, true);
                any = true;
            }
        }
        if (any && running) {
            world.powerFailAndReboot();
        } else if (any) {
            world.devices().forEach(device -> world.bus().scrub(device, false));
        }
    }

    private void strikeNow(Draws.Fault fault) {
        if (fault.file() >= 0) {
            world.inodes().get(fault.file()).awaitFaultable();
        }
        engine.atomically(() -> strike(fault, false));
    }

    private void scrub(Draws.Fault fault) {
        int number = struckFaults.indexOf(fault);
        if (number < 0 || strikes.get(number).length() == 0) {
            return;
        }
        Strike strike = strikes.get(number);
        long end = Units.up(strike.phys() + strike.length(), Units.LINE);
        if (fault.found() == FaultProcess.Found.PATROL) {
            world.patrolScrub(strike.device(), strike.phys(), end);
        } else {
            world.reportedScrub(strike.device(), strike.phys(), end);
        }
    }

    private void strike(Draws.Fault fault, boolean known) {
        int device = fault.device();
        long phys;
        if (device >= 0) {
            phys = world.devices().get(device).base() + fault.offset();
        } else {
            Stretch there = place(fault);
            if (there == null) {
                // A hole has no medium: an earlier repair left it.
                strikes.add(new Strike(0, 0, 0, List.of(), engine.now()));
                struckFaults.add(fault);
                return;
            }
            device = world.devices().indexOf(there.leg());
            phys = there.phys() + fault.offset() % Units.PAGE;
        }
        PmemDevice pmem = world.devices().get(device);
        long length = Math.min(fault.length(), pmem.base() + pmem.size() - phys);
        boolean inOnePage = phys / Units.PAGE == (phys + length - 1) / Units.PAGE;
        Strike strike = fault.file() >= 0 && inOnePage
                ? new Strike(
                        device,
                        phys,
                        length,
                        List.of(new Strike.Part(fault.file(), fault.offset(), length, phys)),
                        engine.now())
                : Strike.at(world, device, phys, length);
        strikes.add(strike);
        struckFaults.add(fault);
        struck.addLines(phys, length);
        for (Strike.Part part : strike.parts()) {
            struck.add(new FileRange(part.file(), part.offset(), part.length()));
        }
        world.machine().media().get(device).poison(phys, length, known);
        world.core().eventOn(device, EventType.FAULT_STRUCK, Rule.POISON_PER_LINE, fault.offset(), length, 0);
    }

    /** Where the page of a fault lies now, or null for a hole. */
    private @Nullable Stretch place(Draws.Fault fault) {
        Inode inode = world.inodes().get(fault.file());
        long block = fault.offset() / Units.PAGE;
        Extent extent = inode.extents().find(block);
        if (extent == null) {
            return null;
        }
        List<Stretch> there = inode.fs().stretches(extent.deviceBlock() + block - extent.fileBlock(), 1);
        return there.isEmpty() ? null : there.getFirst();
    }

    private void judge(long atNs, List<Task> tasks, Tally tally, int window) {
        List<Operation> operations = history.operations();
        boolean killed = applications.killed();
        Fates fates = new Fates(world, operations, strikes, struck, killed);
        List<Fate> became = new ArrayList<>(strikes.size());
        for (int i = 0; i < strikes.size(); i++) {
            Fate fate = fates.of(strikes.get(i));
            became.add(fate);
            tally.rows.add(row(atNs, strikes.get(i), struckFaults.get(i), fate, fates));
        }
        tally.add(Counter.FAULTS, strikes.size());
        tally.add(Counter.SILENT_READS, fates.silent().size());
        tally.add(Counter.GOOD_BYTES_LOST, fates.goodBytesLost());
        tally.add(Counter.KILLS, killed ? 1 : 0);
        boolean halted = engine.halted() != null;
        tally.add(
                Counter.HUNG_TASKS,
                halted ? 0 : tasks.stream().filter(task -> !task.done()).count());
        boolean supplied = false;
        for (Operation op : operations) {
            tally.add(op);
            supplied |= !op.supplied().isEmpty();
        }
        if (supplied) {
            tally.add(Counter.BYTES_RESUPPLIED, BlastRadius.bytesResupplied(world, operations, struck));
        }
        tally.add(world.trace());
        WindowObserver watching = observer;
        if (watching != null) {
            watching.window(
                    window, atNs, List.copyOf(operations), List.copyOf(strikes), List.copyOf(became), world.trace());
        }
    }

    private FaultRow row(long atNs, Strike strike, Draws.Fault fault, Fate fate, Fates fates) {
        Operation first = fates.firstMeeting(strike);
        long repair = -1;
        long outage = -1;
        if (first != null) {
            for (Operation op : history.operations()) {
                boolean about = op.file() >= 0 && op.endedNs() >= first.beganNs() && op.beganAt() >= first.beganAt();
                boolean writes = op.kind() == Operation.Kind.WRITE && whole(op);
                if (about && writes && strike.touches(op.file(), op.offset(), op.length())) {
                    repair = op.repairs() ? op.endedNs() - op.beganNs() : -1;
                    outage = op.endedNs() - first.beganNs();
                    break;
                }
                boolean handled = op.handlerRan() && op.handlerResult() == op.handlerLength();
                if (about && handled && strike.touches(op.file(), op.handlerOffset(), op.handlerLength())) {
                    repair = op.handlerEndedNs() - op.handlerBeganNs();
                    outage = op.handlerEndedNs() - first.beganNs();
                    break;
                }
            }
        }
        return new FaultRow(
                atNs + strike.atNs(),
                fault.kind(),
                fault.found(),
                strike.length(),
                fate,
                first != null,
                repair,
                outage);
    }

    private static boolean whole(Operation op) {
        return op.state() == Operation.State.DONE && op.result() == op.length();
    }

    /** Sums of one life. */
    private static final class Tally {
        final long[] counters = new long[Counter.values().length];
        final List<FaultRow> rows = new ArrayList<>();

        void add(Counter counter, long n) {
            counters[counter.ordinal()] += n;
        }

        void add(Operation op) {
            if (op.repairs()) {
                add(whole(op) ? Counter.REPAIRS : Counter.REPAIRS_FAILED, 1);
            } else {
                add(Counter.OPERATIONS, 1);
                boolean failed = op.state() == Operation.State.DONE && op.result() < 0;
                add(Counter.ERRORS, failed && op.signal() == null ? 1 : 0);
                boolean owed = !op.handlerRan() && !op.bufferLost() && !op.damaged();
                add(Counter.FALSE_ERRORS, op.kind() == Operation.Kind.READ && failed && owed ? 1 : 0);
            }
            if (op.handlerRan()) {
                boolean done = op.handlerResult() == op.handlerLength();
                add(done ? Counter.REPAIRS : Counter.REPAIRS_FAILED, 1);
            }
            SigInfo signal = op.signal();
            if (signal != null) {
                add(of(Objects.requireNonNull(signal).code()), 1);
            }
        }

        private static Counter of(SigInfo.Code code) {
            return switch (code) {
                case BUS_MCEERR_AR -> Counter.SIGBUS_AR;
                case BUS_MCEERR_AO -> Counter.SIGBUS_AO;
                case BUS_ADRERR -> Counter.SIGBUS_ADRERR;
                case SI_KERNEL -> Counter.SIGBUS_KERNEL;
            };
        }

        void add(Trace trace) {
            add(Counter.PANICS, trace.count(EventType.PANIC));
            add(Counter.OOPSES, trace.count(EventType.OOPS));
            add(Counter.MACHINE_CHECKS, trace.count(EventType.MACHINE_CHECK));
            add(Counter.CLEARS, trace.count(EventType.CLEAR_ERROR));
            add(Counter.MEMTYPE_CHANGES, trace.count(EventType.MEMTYPE_CHANGED));
            add(Counter.SHOOTDOWNS, trace.count(EventType.TLB_SHOOTDOWN) + trace.count(EventType.USER_SHOOTDOWN));
            add(Counter.SYSCALLS, trace.count(EventType.SYSCALL));
            add(Counter.LOG_LINES, trace.count(EventType.LOG_LINE));
        }
    }
}
