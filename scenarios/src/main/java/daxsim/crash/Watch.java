package daxsim.crash;

import daxsim.app.Operation;
import daxsim.app.World;
import daxsim.crash.CrashTable.Position;
import daxsim.engine.ChoicePoint;
import daxsim.engine.Choices;
import daxsim.engine.Ready;
import daxsim.hardware.Units;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.play.FinalState;
import daxsim.play.Player;
import daxsim.scenario.OpRef;
import daxsim.trace.EventType;
import daxsim.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Passes every question on, counts the steps of one operation, and looks at the machine as soon as it has booted again. */
final class Watch implements Choices {
    /** Where the power failed, and the machine right after the boot. */
    record Crash(
            CrashPoints.Place place,
            List<Extent> extents,
            Map<String, String> badblocks,
            int arsLines,
            int filePoison,
            int devicePoison) {}

    private final Choices inner;
    private final int task;
    private @Nullable Player player;
    private @Nullable OpRef watched;
    private int steps;
    private @Nullable Crash crash;

    /** @param task number of the task whose operation is watched */
    Watch(Choices inner, int task) {
        this.inner = inner;
        this.task = task;
    }

    void of(Player toWatch, OpRef operation) {
        player = toWatch;
        watched = operation;
    }

    /** Before every execution. */
    void begin() {
        steps = 0;
        crash = null;
    }

    /** Of the last execution, or null when the power did not fail. */
    @Nullable
    Crash crash() {
        return crash;
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        return inner.pick(point, entity, bound);
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return inner.uniform(point, entity);
    }

    @Override
    public int next(Ready ready) {
        return inner.next(ready);
    }

    @Override
    public void stepped(int stepping, long reads, long writes) {
        inner.stepped(stepping, reads, writes);
        Player of = player;
        OpRef operation = watched;
        if (of == null || operation == null || crash != null) {
            return;
        }
        Operation op = of.operation(operation);
        if (of.world().trace().count(EventType.POWER_FAILED) > 0) {
            crash = look(of, op);
        } else if (stepping == task && op.state() == Operation.State.RUNNING) {
            steps++;
        }
    }

    private Crash look(Player of, Operation op) {
        World world = of.world();
        world.ledger().mute(true);
        Inode inode = world.inodes().get(op.file());
        FinalState state = CrashPoints.state(of);
        Crash seen = new Crash(
                new CrashPoints.Place(position(op), op.state() == Operation.State.RUNNING ? steps : 0, last(of, op)),
                inode.extents().extents(),
                state.allBadblocks(),
                arsLines(world),
                Objects.requireNonNull(state.number("poison-lines", inode.path()))
                        .intValue(),
                state.allPoisonLines());
        world.ledger().mute(false);
        return seen;
    }

    /** Errors that the firmware's address range scrub knows of, whatever the kernel made of them. */
    private static int arsLines(World world) {
        int[] lines = {0};
        for (int i = 0; i < world.devices().size(); i++) {
            PmemDevice device = world.devices().get(i);
            world.machine()
                    .firmware(i)
                    .knownErrors(
                            device.base(),
                            device.base() + device.size(),
                            (phys, length) -> lines[0] += (int) (length / Units.LINE));
        }
        return lines[0];
    }

    private static Position position(Operation op) {
        return switch (op.state()) {
            case NOT_STARTED -> Position.BEFORE;
            case RUNNING -> Position.INSIDE;
            case DONE -> Position.AFTER;
        };
    }

    /** The last event of the task while the operation ran. */
    private Trace.@Nullable Entry last(Player of, Operation op) {
        Trace.Entry last = null;
        if (op.state() != Operation.State.RUNNING) {
            return null;
        }
        Trace trace = of.world().trace();
        for (int i = 0; i < trace.size(); i++) {
            Trace.Entry entry = trace.entry(i);
            if (entry.task() == task && entry.type() != EventType.POWER_FAILED) {
                last = entry;
            }
        }
        return last;
    }
}
