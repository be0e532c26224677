package daxsim.crash;

import daxsim.app.Operation;
import daxsim.check.Piece;
import daxsim.crash.CrashTable.Outcome;
import daxsim.crash.CrashTable.Point;
import daxsim.crash.CrashTable.Position;
import daxsim.crash.CrashTable.Read;
import daxsim.engine.ExhaustiveChoices;
import daxsim.explore.Explorer;
import daxsim.kernel.Errno;
import daxsim.play.Candidate;
import daxsim.play.Conditions;
import daxsim.play.FinalState;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Call;
import daxsim.scenario.Location;
import daxsim.scenario.Op;
import daxsim.scenario.OpRef;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs every execution of a scenario in which the power may fail, and sorts them by where in the repair it failed. */
public final class CrashPoints {
    private final Scenario scenario;
    private final Candidate candidate;
    private final Explorer.Options options;
    private final OpRef watched;

    /** The operation that is watched is the first repair, or where there is none the first that changes the file. */
    public CrashPoints(Scenario scenario, Candidate candidate, Explorer.Options options) throws BadInput {
        this.scenario = scenario;
        this.candidate = candidate;
        this.options = options;
        if (!scenario.may().powerFailure()) {
            throw new BadInput(
                    scenario.path(), 1, 1, "the power cannot fail in this scenario", "add power-failure to may");
        }
        this.watched = watched(scenario);
    }

    private static OpRef watched(Scenario scenario) throws BadInput {
        OpRef change = null;
        for (TaskSpec task : scenario.tasks()) {
            for (int i = 0; i < task.ops().size(); i++) {
                Op op = task.ops().get(i);
                OpRef ref = new OpRef(task.name(), i, false);
                if (op.call() instanceof Call.Repair) {
                    return ref;
                }
                change = change == null && changes(op.call()) ? ref : change;
            }
        }
        if (change == null) {
            Location at = scenario.tasks().getFirst().ops().getFirst().at();
            throw new BadInput(
                    scenario.path(),
                    at.line(),
                    at.column(),
                    "no operation of this scenario changes a file",
                    "needed: repair, pwrite, mwrite, fpunch, fzero, clear, recovery-write or store-at");
        }
        return change;
    }

    private static boolean changes(Call call) {
        return switch (call) {
            case Call.Pwrite c -> true;
            case Call.Mwrite c -> true;
            case Call.Fpunch c -> true;
            case Call.Fzero c -> true;
            case Call.Clear c -> true;
            case Call.RecoveryWrite c -> true;
            case Call.StoreAt c -> true;
            default -> false;
        };
    }

    /** Explores and sorts. */
    public CrashTable run() throws BadInput {
        // Without visited states: executions that come to the same state may have come from other places.
        ExhaustiveChoices all = new ExhaustiveChoices(options.sleepSets());
        Watch watch = new Watch(all, taskNumber());
        Player player = Player.exploring(scenario, candidate, watch);
        String reason = player.notExpressible();
        String text = player.operation(watched).text();
        if (reason != null) {
            return new CrashTable(scenario, candidate, reason, watched.toString(), text, List.of(), 0, true);
        }
        player.keepEvents(true);
        watch.of(player, watched);
        Map<Place, Map<Boot, Long>> points = new TreeMap<>();
        long executions = 0;
        boolean more = true;
        while (more && !options.interrupted().getAsBoolean() && withinBound(executions)) {
            watch.begin();
            player.play(watch);
            if (!player.pruned()) {
                executions++;
                Watch.Crash crash = watch.crash();
                if (crash != null) {
                    points.computeIfAbsent(crash.place(), p -> new LinkedHashMap<>())
                            .merge(new Boot(crash, reads(player)), 1L, Long::sum);
                }
            }
            more = all.advance();
        }
        return new CrashTable(scenario, candidate, null, watched.toString(), text, points(points), executions, !more);
    }

    private boolean withinBound(long executions) {
        return options.maxExecutions() == 0 || executions < options.maxExecutions();
    }

    /** Tasks are numbered in the order of the script. */
    private int taskNumber() {
        List<String> names = scenario.tasks().stream().map(TaskSpec::name).toList();
        return names.indexOf(watched.task());
    }

    /** What a crash and the boot after it came to. */
    private record Boot(
            List<daxsim.kernel.fs.Extent> extents,
            Map<String, String> badblocks,
            int arsLines,
            int filePoison,
            int devicePoison,
            List<Read> reads) {
        Boot(Watch.Crash crash, List<Read> reads) {
            this(crash.extents(), crash.badblocks(), crash.arsLines(), crash.filePoison(), crash.devicePoison(), reads);
        }
    }

    /** A crash point as a key; those at one step may differ in what came before. */
    record Place(Position position, int step, Trace.@Nullable Entry after) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byPosition = position.compareTo(other.position);
            int byStep = byPosition != 0 ? byPosition : Integer.compare(step, other.step);
            return byStep != 0 ? byStep : words().compareTo(other.words());
        }

        private String words() {
            return after == null ? "" : after.text();
        }
    }

    private static List<Point> points(Map<Place, Map<Boot, Long>> found) {
        List<Point> points = new ArrayList<>();
        found.forEach((place, boots) -> {
            List<Outcome> outcomes = new ArrayList<>();
            boots.forEach((boot, executions) -> outcomes.add(new Outcome(
                    executions,
                    boot.extents(),
                    boot.badblocks(),
                    boot.arsLines(),
                    boot.filePoison(),
                    boot.devicePoison(),
                    boot.reads())));
            points.add(new Point(place.position(), place.step(), place.after(), outcomes));
        });
        return points;
    }

    private List<Read> reads(Player player) {
        List<Read> reads = new ArrayList<>();
        for (Operation op : player.operations()) {
            if (op.afterReboot() && op.kind() == Operation.Kind.READ) {
                Set<String> content = new LinkedHashSet<>();
                for (Piece piece : Piece.of(player.world(), player.operations(), op)) {
                    content.add(piece.kind().name().toLowerCase(Locale.ROOT));
                }
                reads.add(new Read(
                        new OpRef(op.task(), op.index(), true).toString(),
                        op.text(),
                        op.result(),
                        error(op),
                        List.copyOf(content)));
            }
        }
        return reads;
    }

    private static @Nullable String error(Operation op) {
        if (op.state() != Operation.State.DONE) {
            return "no answer";
        }
        if (op.signal() != null) {
            return Objects.requireNonNull(op.signal()).code().name();
        }
        return op.error() == 0 ? null : Errno.name(op.error());
    }

    /** The state of the machine after the boot, as conditions see it. */
    static FinalState state(Player player) {
        return new Conditions(player).state();
    }
}
