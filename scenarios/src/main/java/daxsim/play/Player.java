package daxsim.play;

import daxsim.app.History;
import daxsim.app.Operation;
import daxsim.app.Program;
import daxsim.app.World;
import daxsim.check.BlastRadius;
import daxsim.check.FileRange;
import daxsim.check.Promise;
import daxsim.check.Promises;
import daxsim.check.Struck;
import daxsim.engine.Choices;
import daxsim.engine.Engine;
import daxsim.engine.ExploredEngine;
import daxsim.engine.Simulation;
import daxsim.engine.TimedEngine;
import daxsim.engine.WaitQueue;
import daxsim.hardware.Units;
import daxsim.kernel.dax.ApiCall;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.scenario.BadInput;
import daxsim.scenario.Call;
import daxsim.scenario.Fault;
import daxsim.scenario.FileSpec;
import daxsim.scenario.Known;
import daxsim.scenario.Op;
import daxsim.scenario.OpRef;
import daxsim.scenario.Scenario;
import daxsim.scenario.SectorRange;
import daxsim.scenario.TaskSpec;
import daxsim.scenario.When;
import daxsim.scenario.Wish;
import daxsim.state.Hash;
import daxsim.state.Ledger;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One scenario under one candidate: the world is built once, {@link #play} runs it again and again. What came out of the last
 * run can be asked until the next one.
 */
public final class Player {
    private final Scenario scenario;
    private final Candidate candidate;
    private final World world;
    private final Engine engine;
    private final History history = new History();
    private final List<Member> members = new ArrayList<>();
    private final Struck struck = new Struck();
    private final Map<String, Integer> files = new LinkedHashMap<>();
    private final Promises promises;
    private boolean keepsEvents;

    /** A task of the script with what plays it. */
    private static final class Member {
        final TaskSpec spec;
        final boolean afterReboot;
        final Program program;
        final List<Operation> operations;
        final Script script;
        daxsim.engine.@Nullable Task task;

        Member(Player player, TaskSpec spec, boolean afterReboot, Program program, List<Operation> operations) {
            this.spec = spec;
            this.afterReboot = afterReboot;
            this.program = program;
            this.operations = operations;
            this.script = new Script(player, spec, program, operations);
        }
    }

    private Player(Scenario scenario, Candidate candidate, Ledger ledger, Engine engine) throws BadInput {
        this.scenario = scenario;
        this.candidate = candidate;
        this.engine = engine;
        this.world = Builder.build(scenario, candidate, ledger, engine);
        for (int i = 0; i < scenario.files().size(); i++) {
            files.put(scenario.files().get(i).path(), i);
        }
        addMembers(scenario.tasks(), false);
        addMembers(scenario.afterReboot(), true);
        FaultPlaces.check(scenario, world);
        this.promises = new Promises(world, history.operations(), struck);
        listBadblocks();
        strikeAtStart();
        struck.seal();
        world.seal();
    }

    /** A player without time whose every step is a choice. */
    public static Player exploring(Scenario scenario, Candidate candidate, Choices choices) throws BadInput {
        Ledger ledger = new Ledger();
        ExploredEngine engine = new ExploredEngine(ledger, choices);
        engine.interleave(scenario.may().schedule());
        return new Player(scenario, candidate, ledger, engine);
    }

    /**
     * Lets the engine tell states apart, for choices that ask for it.
     *
     * @param counted the events whose number those who judge a run will ask for
     */
    public void tellStatesApart(Set<EventType> counted) {
        world.ledger().hashStates(true);
        if (engine instanceof ExploredEngine explored) {
            EventType[] types = counted.toArray(EventType[]::new);
            explored.remembers(() -> {
                long hash = 0;
                for (EventType type : types) {
                    hash = Hash.mix(hash, world.trace().count(type));
                }
                return hash;
            });
        }
    }

    /** A player in virtual time. */
    public static Player timed(Scenario scenario, Candidate candidate, Choices choices) throws BadInput {
        Ledger ledger = new Ledger();
        Simulation simulation = Simulation.create(scenario.id());
        return new Player(scenario, candidate, ledger, new TimedEngine(ledger, choices, simulation));
    }

    private void addMembers(List<TaskSpec> tasks, boolean afterReboot) throws BadInput {
        for (TaskSpec task : tasks) {
            String process = afterReboot ? Builder.rebooted(task.process()) : task.process();
            Program program = new Program(
                    world,
                    history,
                    world.thread(afterReboot ? Builder.rebooted(task.name()) : task.name(), process),
                    Program.OnSigbus.valueOf(task.onSigbus().name()));
            List<Operation> operations = new ArrayList<>();
            for (int i = 0; i < task.ops().size(); i++) {
                Operation operation = operation(task, i, afterReboot);
                operations.add(operation);
                history.add(operation);
            }
            members.add(new Member(this, task, afterReboot, program, operations));
        }
    }

    private Operation operation(TaskSpec task, int index, boolean afterReboot) throws BadInput {
        Op op = task.ops().get(index);
        Target target = target(op.call());
        long length = target.length + (op.repeat() - 1) * op.stride();
        return new Operation(
                history.operations().size(),
                task.name(),
                index,
                op.text(),
                target.kind,
                target.file,
                target.device,
                target.offset,
                length,
                afterReboot);
    }

    private record Target(
            Operation.Kind kind, int file, @Nullable String device, long offset, long length) {}

    private Target target(Call call) {
        return switch (call) {
            case Call.Repair c -> at(Operation.Kind.WRITE, c.file(), c.offset(), c.length());
            case Call.Pwrite c -> at(Operation.Kind.WRITE, c.file(), c.offset(), c.length());
            case Call.Mwrite c -> at(Operation.Kind.WRITE, c.file(), c.offset(), c.length());
            case Call.Pread c -> at(Operation.Kind.READ, c.file(), c.offset(), c.length());
            case Call.Mread c -> at(Operation.Kind.READ, c.file(), c.offset(), c.length());
            case Call.Fpunch c -> at(Operation.Kind.ZERO, c.file(), c.offset(), c.length());
            case Call.Fzero c -> at(Operation.Kind.ZERO, c.file(), c.offset(), c.length());
            case Call.Falloc c -> at(Operation.Kind.ZERO, c.file(), c.offset(), c.length());
            case Call.Truncate c -> at(Operation.Kind.ZERO, c.file(), c.length(), Long.MAX_VALUE / 4);
            case Call.MadviseHwpoison c -> at(Operation.Kind.OTHER, c.file(), c.offset(), c.length());
            case Call.DirectAccess c -> at(Operation.Kind.OTHER, c.file(), c.offset(), c.length());
            case Call.LoadAt c -> through(Operation.Kind.READ, c.pointer(), c.offset(), c.length());
            case Call.RecoveryRead c -> through(Operation.Kind.READ, c.pointer(), c.offset(), c.length());
            case Call.StoreAt c -> through(Operation.Kind.WRITE, c.pointer(), c.offset(), c.length());
            case Call.CopyAt c -> through(Operation.Kind.READ, c.pointer(), c.offset(), c.length());
            case Call.WriteAt c -> through(Operation.Kind.WRITE, c.pointer(), c.offset(), c.length());
            case Call.RepairAt c -> through(Operation.Kind.WRITE, c.pointer(), c.offset(), c.length());
            case Call.RecoveryWrite c -> through(Operation.Kind.WRITE, c.pointer(), c.offset(), c.length());
            case Call.Clear c -> at(Operation.Kind.OTHER, c.file(), c.offset(), c.length());
            default -> new Target(Operation.Kind.OTHER, -1, null, 0, 0);
        };
    }

    private Target at(Operation.Kind kind, String name, long offset, long length) {
        return isFile(name)
                ? new Target(kind, fileIndex(name), null, offset, length)
                : new Target(kind, -1, name, offset, length);
    }

    boolean isFile(String name) {
        return files.containsKey(name);
    }

    private Target through(Operation.Kind kind, OpRef pointer, long offset, long length) {
        Call call = spec(pointer).ops().get(pointer.index()).call();
        if (call instanceof Call.DirectAccess access) {
            return at(kind, access.file(), access.offset() + offset, length);
        }
        if (call instanceof Call.Claim claim) {
            return at(kind, claim.device(), offset, length);
        }
        throw new IllegalStateException("the reader let a pointer through that nothing returned");
    }

    private TaskSpec spec(OpRef ref) {
        for (TaskSpec task : ref.afterReboot() ? scenario.afterReboot() : scenario.tasks()) {
            if (task.name().equals(ref.task())) {
                return task;
            }
        }
        throw new IllegalStateException("the reader let an unknown task through: " + ref);
    }

    int fileIndex(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    private Member member(OpRef ref) {
        return member(ref.task(), ref.afterReboot());
    }

    private Member member(String name, boolean afterReboot) {
        for (Member member : members) {
            if (member.afterReboot == afterReboot && member.spec.name().equals(name)) {
                return member;
            }
        }
        throw new IllegalStateException("the reader let an unknown task through: " + name);
    }

    Program program(OpRef ref) {
        return member(ref).program;
    }

    /** A task of the present phase, to be killed or robbed of its buffer. */
    Program victim(String name) {
        for (Member member : members) {
            if (member.spec.name().equals(name) && member.task != null && !member.task.done()) {
                return member.program;
            }
        }
        return member(name, false).program;
    }

    /** Whether the task of an operation can make no more progress. Reading deaths makes the step depend on them. */
    boolean isGone(OpRef ref) {
        world.core().deaths().get();
        Member member = member(ref);
        return member.program.thread().process().dead() || member.task == null || member.task.done();
    }

    /** The operation of a reference, as the last run left it. */
    public Operation operation(OpRef ref) {
        return member(ref).operations.get(ref.index());
    }

    /** Why this scenario cannot be expressed under this candidate, or null. */
    public @Nullable String notExpressible() {
        for (FileSpec file : scenario.files()) {
            String noDax = world.daxDevice(file.on()).noDax();
            if (noDax != null) {
                return file.on() + " cannot be mounted with DAX under "
                        + candidate.regime().id() + ": " + noDax;
            }
        }
        Set<ApiCall> calls = world.api().calls();
        for (Member member : members) {
            for (Op op : member.spec.ops()) {
                ApiCall needed = needs(op.call());
                if (needed != null && !calls.contains(needed)) {
                    return member.spec.name() + ": " + op.text() + ": " + missing(needed);
                }
            }
        }
        return null;
    }

    private @Nullable ApiCall needs(Call call) {
        return switch (call) {
            case Call.Clear c -> ApiCall.CLEAR;
            case Call.DirectAccess c -> forRecovery(c) ? ApiCall.RECOVERY_ACCESS : null;
            case Call.RecoveryRead c -> ApiCall.RECOVERY_READ;
            case Call.RecoveryWrite c -> ApiCall.RECOVERY_WRITE;
            case Call.LoadAt c -> forRecovery(c.pointer()) ? ApiCall.PLAIN_USE : null;
            case Call.StoreAt c -> forRecovery(c.pointer()) ? ApiCall.PLAIN_USE : null;
            default -> null;
        };
    }

    private boolean forRecovery(OpRef pointer) {
        return spec(pointer).ops().get(pointer.index()).call() instanceof Call.DirectAccess access
                && forRecovery(access);
    }

    private static boolean forRecovery(Call.DirectAccess access) {
        return access.wish() == Wish.RECOVERY || access.wish() == Wish.RECOVERY_PFN;
    }

    private static String missing(ApiCall call) {
        return switch (call) {
            case CLEAR -> "the design has no clear of its own";
            case RECOVERY_ACCESS -> "the design has no translation for recovery";
            case RECOVERY_READ -> "the design has no recovery read";
            case RECOVERY_WRITE -> "the design has no recovery write";
            case PLAIN_USE -> "a typed pointer used as a plain one does not compile";
        };
    }

    private void listBadblocks() {
        for (int i = 0; i < scenario.pmem().size(); i++) {
            for (SectorRange range : scenario.pmem().get(i).badblocks()) {
                world.devices().get(i).badblocks().set(range.start(), (int) range.length(), true);
            }
        }
    }

    /** Faults that are known alike and stand one after another get to be known together, by one scrub of each device. */
    private void strikeAtStart() {
        Known known = Known.NO;
        Set<Integer> devices = new TreeSet<>();
        for (Fault fault : scenario.faults()) {
            if (fault.when() instanceof When.Start) {
                if (fault.known() != known) {
                    announce(known, devices);
                    devices.clear();
                    known = fault.known();
                }
                devices.addAll(strike(fault));
            }
        }
        announce(known, devices);
    }

    /** Poisons what a fault names, at the device addresses its ranges have now; the devices that it struck. */
    private Set<Integer> strike(Fault fault) {
        Set<Integer> devices = new TreeSet<>();
        if (!fault.onFile()) {
            for (FaultPlaces.Part part : FaultPlaces.of(world.daxDevice(fault.target()), fault)) {
                int device = world.devices().indexOf(part.device());
                strikeDevice(device, part.phys(), part.length(), fault);
                devices.add(device);
            }
            return devices;
        }
        Inode inode = world.inodes().get(fileIndex(fault.target()));
        if (fault.known() != Known.STALE) {
            struck.add(new FileRange(inode.number(), fault.offset(), fault.length(), fault.repeat(), fault.stride()));
        }
        for (int i = 0; i < fault.repeat(); i++) {
            long offset = fault.offset() + i * fault.stride();
            for (Piece piece : pieces(inode, offset, fault.length())) {
                strikeDevice(piece.device(), piece.phys(), piece.length(), fault);
                devices.add(piece.device());
            }
            if (fault.known() == Known.CONSUMED) {
                world.consume(inode, offset, fault.length());
            }
        }
        return devices;
    }

    /** A part of a file range that lies together on one device. */
    private record Piece(int device, long phys, long length) {}

    private List<Piece> pieces(Inode inode, long offset, long length) {
        List<Piece> list = new ArrayList<>();
        long first = offset / Units.PAGE;
        long last = (offset + length - 1) / Units.PAGE;
        for (Extent part : inode.extents().in(first, last - first + 1)) {
            for (Stretch stretch : inode.fs().stretches(part.deviceBlock(), part.count())) {
                long at = (part.fileBlock() + stretch.page() - part.deviceBlock()) * Units.PAGE;
                long lo = Math.max(at, offset);
                long hi = Math.min(at + stretch.pages() * Units.PAGE, offset + length);
                if (lo < hi) {
                    list.add(new Piece(world.devices().indexOf(stretch.leg()), stretch.phys() + lo - at, hi - lo));
                }
            }
        }
        return list;
    }

    /** That a fault struck, on the device where it begins. */
    private void record(Fault fault) {
        int device = -1;
        if (!fault.onFile()) {
            List<FaultPlaces.Part> parts = FaultPlaces.of(world.daxDevice(fault.target()), fault);
            device = parts.isEmpty()
                    ? -1
                    : world.devices().indexOf(parts.getFirst().device());
        } else {
            Inode inode = world.inodes().get(fileIndex(fault.target()));
            List<Piece> pieces = pieces(inode, fault.offset(), fault.length());
            device = pieces.isEmpty() ? -1 : pieces.getFirst().device();
        }
        world.core().eventOn(device, EventType.FAULT_STRUCK, Rule.POISON_PER_LINE, fault.offset(), fault.length(), 0);
    }

    private void strikeDevice(int device, long phys, long length, Fault fault) {
        if (fault.known() != Known.STALE) {
            struck.addLines(phys, length);
            if (!fault.onFile()) {
                struck.addFilesAt(world, world.devices().get(device), phys, length);
            }
        }
        switch (fault.known()) {
            case NO, CONSUMED -> world.machine().poison(device, phys, length);
            case SCRUB -> world.machine().media().get(device).poison(phys, length, true);
            case STALE -> world.bus().badRange().add(phys, length);
        }
    }

    /** The kernel gets to know of faults. */
    private void announce(Known known, Set<Integer> devices) {
        for (int device : devices) {
            switch (known) {
                case NO, CONSUMED -> {}
                case SCRUB -> world.bus().scrub(world.devices().get(device), false);
                case STALE -> world.bus().tell(world.devices().get(device));
            }
        }
    }

    /** Runs the scenario once. */
    public void play(Choices choices) {
        world.reset();
        world.trace().keepEvents(keepsEvents);
        history.reset();
        struck.reset();
        engine.use(choices);
        for (Member member : members) {
            member.task = null;
        }
        for (Fault fault : scenario.faults()) {
            if (fault.when() instanceof When.Start) {
                record(fault);
            }
        }
        spawn(false);
        spawnFaults();
        spawnEnvironment();
        engine.run();
    }

    private void spawn(boolean afterReboot) {
        int cpu = 0;
        for (Member member : members) {
            if (member.afterReboot == afterReboot) {
                int pinned = member.spec.cpu() >= 0 ? member.spec.cpu() : cpu;
                member.task = engine.spawn(member.spec.name(), pinned, member.script::run);
                cpu++;
            }
        }
    }

    private void spawnFaults() {
        for (Fault fault : scenario.faults()) {
            switch (fault.when()) {
                case When.Start s -> {}
                case When.At at -> engine.spawnLater("fault", -1, at.ns(), () -> strikeNow(fault));
                case When.After after ->
                    engine.spawn("fault", -1, () -> {
                        Program program = program(after.op());
                        awaitProgress(() -> program.hasEnded(after.op().index()) || isGone(after.op()));
                        strikeNow(fault);
                    });
                case When.During during ->
                    engine.spawn("fault", -1, () -> {
                        Program program = program(during.op());
                        awaitProgress(() -> program.hasBegun(during.op().index()) || isGone(during.op()));
                        strikeNow(fault);
                    });
            }
        }
    }

    private void awaitProgress(java.util.function.BooleanSupplier condition) {
        WaitQueue queue = world.core().progressed();
        engine.await(queue, condition);
    }

    private void strikeNow(Fault fault) {
        if (fault.onFile()) {
            world.inodes().get(fileIndex(fault.target())).awaitFaultable();
        }
        engine.atomically(() -> {
            announce(fault.known(), strike(fault));
            world.ledger().remember(Hash.mix(scenario.faults().indexOf(fault), struck.stateHash()));
            record(fault);
        });
    }

    private void spawnEnvironment() {
        if (scenario.may().powerFailure()) {
            engine.spawnOptional("power", () -> {
                world.ledger().write(-1L);
                world.powerFailAndReboot();
                spawn(true);
            });
        }
        String killed = scenario.may().kill();
        if (killed != null) {
            Program victim = member(killed, false).program;
            engine.spawnOptional(
                    "kill", () -> Program.kill(world, victim.thread().process()));
        }
        String robbed = scenario.may().bufferUnmap();
        if (robbed != null) {
            Program victim = member(robbed, false).program;
            engine.spawnOptional("unmap-buffer", victim::unmapBuffer);
        }
        if (scenario.may().speculation()) {
            engine.spawnOptional("speculation", world::speculate);
        }
    }

    /** Who looks on after every repair of the next runs. */
    public void onRepaired(Runnable observer) {
        world.onRepaired(observer);
    }

    /** Whether events of the next runs are kept or only counted. */
    public void keepEvents(boolean on) {
        keepsEvents = on;
    }

    /** Whether the last run was cut because its continuations are known. */
    public boolean pruned() {
        return engine instanceof ExploredEngine explored && explored.pruned();
    }

    /** How often a task was left while it could have gone on; 0 in timed runs. */
    public int switches() {
        return engine instanceof ExploredEngine explored ? explored.switches() : 0;
    }

    /** Steps of the last run; 0 in timed runs. */
    public long steps() {
        return engine instanceof ExploredEngine explored ? explored.steps() : 0;
    }

    /** The promises that the last run broke. */
    public Set<Promise> broken() {
        world.ledger().mute(true);
        Set<Promise> broken = promises.broken();
        world.ledger().mute(false);
        return broken;
    }

    /** What the faults of the last run, as far as it has come, cost beyond the lines they struck. */
    public BlastRadius blastRadius() {
        world.ledger().mute(true);
        BlastRadius radius = BlastRadius.of(world, history.operations(), struck);
        world.ledger().mute(false);
        return radius;
    }

    /** Names of the tasks of the last run by number. */
    public List<String> taskNames() {
        return engine.taskNames();
    }

    public Scenario scenario() {
        return scenario;
    }

    public Candidate candidate() {
        return candidate;
    }

    public World world() {
        return world;
    }

    public List<Operation> operations() {
        return history.operations();
    }
}
