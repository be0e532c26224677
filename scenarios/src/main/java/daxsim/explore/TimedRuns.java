package daxsim.explore;

import daxsim.app.Operation;
import daxsim.check.BlastRadius;
import daxsim.engine.SeededChoices;
import daxsim.play.Candidate;
import daxsim.play.Conditions;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Expr;
import daxsim.scenario.Known;
import daxsim.scenario.Op;
import daxsim.scenario.Quantity;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import daxsim.trace.EventType;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Runs of a scenario in virtual time. Run {@code i} draws from (seed, i), so that run i of every candidate meets the same
 * random numbers.
 */
public final class TimedRuns {
    /** On each side of a 95 % interval. */
    private static final double TAIL = 0.025;

    /**
     * What the runs gave.
     *
     * @param first run 0
     */
    public record Result(
            Snapshot first,
            CellResult.Cost cost,
            CellResult.@Nullable BlastRadius blastRadius,
            Map<String, CellResult.Latency> latencies,
            List<CellResult.QuantityResult> quantities,
            List<Series> series) {}

    private final Scenario scenario;
    private final Candidate candidate;
    private final long seed;

    public TimedRuns(Scenario scenario, Candidate candidate, long seed) {
        this.scenario = scenario;
        this.candidate = candidate;
        this.seed = seed;
    }

    /** Runs 0 to {@code runs - 1}. */
    public Result run(int runs) throws BadInput {
        SeededChoices choices = new SeededChoices(SeededChoices.seedOfRun(seed, 0));
        Player player = Player.timed(scenario, candidate, choices);
        player.keepEvents(true);
        Conditions conditions = new Conditions(player);
        Map<String, List<Long>> samples = new LinkedHashMap<>();
        player.onRepaired(() -> sample(conditions, samples));
        player.play(choices);
        player.onRepaired(() -> {});
        Snapshot first = Snapshot.of(
                player,
                conditions.state(),
                ReplayString.timed(scenario, candidate, seed, 0).text(),
                true);
        CellResult.Cost cost = cost(player.world().trace());
        CellResult.BlastRadius blastRadius = blastRadius(player);
        List<CellResult.QuantityResult> quantities = new ArrayList<>();
        for (Quantity quantity : scenario.quantities()) {
            quantities.add(new CellResult.QuantityResult(
                    quantity.name(), conditions.value(quantity.expr()), unit(quantity.expr())));
        }
        Map<String, Durations> durations = new TreeMap<>();
        collect(player, durations);
        player.keepEvents(false);
        for (int i = 1; i < runs; i++) {
            choices.reseed(SeededChoices.seedOfRun(seed, i));
            player.play(choices);
            collect(player, durations);
        }
        Map<String, CellResult.Latency> latencies = new TreeMap<>();
        durations.forEach((verb, list) -> latencies.put(verb, latency(list)));
        return new Result(first, cost, blastRadius, latencies, quantities, series(samples));
    }

    private void sample(Conditions conditions, Map<String, List<Long>> samples) {
        for (Quantity quantity : scenario.quantities()) {
            samples.computeIfAbsent(quantity.name(), name -> new ArrayList<>()).add(conditions.value(quantity.expr()));
        }
    }

    /** Of the quantities in their order; none where nothing was repaired. */
    private List<Series> series(Map<String, List<Long>> samples) {
        List<Series> series = new ArrayList<>();
        for (Quantity quantity : scenario.quantities()) {
            List<Long> values = samples.get(quantity.name());
            if (values != null) {
                series.add(new Series(quantity.name(), unit(quantity.expr()), values));
            }
        }
        return List.copyOf(series);
    }

    private static CellResult.@Nullable BlastRadius blastRadius(Player player) {
        if (player.scenario().faults().stream().allMatch(f -> f.known() == Known.STALE)) {
            return null;
        }
        BlastRadius radius = player.blastRadius();
        return new CellResult.BlastRadius(radius.linesStruck(), radius.bytesResupplied(), radius.goodBytesLost());
    }

    /** What a quantity is counted in; sums and differences are in the unit of their first part. */
    private static String unit(Expr expr) {
        return switch (expr) {
            case Expr.Num n -> "";
            case Expr.SeenCount s -> "events";
            case Expr.Binary b -> unit(b.left()).isEmpty() ? unit(b.right()) : unit(b.left());
            case Expr.FinalValue f ->
                switch (f.key()) {
                    case "extents" -> "extents";
                    case "largest-extent", "largest-free-run", "bytes-resupplied", "good-bytes-lost" -> "bytes";
                    case "badblocks", "free-badblocks" -> "sectors";
                    case "poison-lines", "free-poison-lines", "lines-struck", "log-lines" -> "lines";
                    default -> "pages";
                };
        };
    }

    /** Of completed operations, and of those among them that succeeded. */
    private record Durations(List<Long> all, List<Long> succeeded) {}

    private void collect(Player player, Map<String, Durations> durations) {
        for (Operation op : player.operations()) {
            if (op.state() == Operation.State.DONE) {
                Durations of =
                        durations.computeIfAbsent(verb(op), v -> new Durations(new ArrayList<>(), new ArrayList<>()));
                long ns = op.endedNs() - op.beganNs();
                of.all().add(ns);
                if (succeeded(op)) {
                    of.succeeded().add(ns);
                }
            }
        }
    }

    private boolean succeeded(Operation op) {
        return op.kind() == Operation.Kind.WRITE ? op.result() == lengthOfOne(op) : op.result() >= 0;
    }

    /** Bytes of each call of an operation that may be repeated along a stride. */
    private long lengthOfOne(Operation op) {
        for (TaskSpec task : op.afterReboot() ? scenario.afterReboot() : scenario.tasks()) {
            if (task.name().equals(op.task())) {
                Op spec = task.ops().get(op.index());
                return op.length() - (spec.repeat() - 1) * spec.stride();
            }
        }
        throw new IllegalStateException("no task " + op.task());
    }

    private static String verb(Operation op) {
        String text = op.text();
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }

    private static CellResult.Latency latency(Durations durations) {
        long[] sorted = durations.all().stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        SummaryStatistics summary = new SummaryStatistics();
        for (long ns : sorted) {
            summary.addValue((double) ns);
        }
        double half = sorted.length < 2
                ? 0
                : new TDistribution(null, sorted.length - 1.0).inverseCumulativeProbability(1 - TAIL)
                        * summary.getStandardDeviation()
                        / Math.sqrt(sorted.length);
        return new CellResult.Latency(
                sorted.length,
                percentile(sorted, 50),
                percentile(sorted, 99),
                Math.round(summary.getMean()),
                Math.round(summary.getMean() - half),
                Math.round(summary.getMean() + half),
                Arrays.stream(sorted).boxed().toList(),
                durations.succeeded().stream().sorted().toList());
    }

    /** Nearest rank. */
    private static long percentile(long[] sorted, int percent) {
        int rank = (sorted.length * percent + 99) / 100;
        return sorted[Math.max(0, rank - 1)];
    }

    private static CellResult.Cost cost(Trace trace) {
        long bytes = 0;
        long interrupts = 0;
        for (int i = 0; i < trace.size(); i++) {
            Trace.Entry entry = trace.entry(i);
            boolean copies = switch (entry.type()) {
                case COPY_TO_USER, COPY_FROM_USER, BLOCK_WRITE, KERNEL_STORE -> true;
                default -> false;
            };
            bytes += copies ? entry.b() : 0;
            boolean interruptsCpus =
                    entry.type() == EventType.TLB_SHOOTDOWN || entry.type() == EventType.USER_SHOOTDOWN;
            interrupts += interruptsCpus ? entry.a() : 0;
        }
        return new CellResult.Cost(
                trace.count(EventType.CLEAR_ERROR),
                trace.count(EventType.MEMTYPE_CHANGED),
                interrupts,
                trace.count(EventType.SYSCALL),
                bytes,
                trace.count(EventType.LOG_LINE));
    }

    /** One timed run with its events. */
    public static Snapshot one(Scenario scenario, Candidate candidate, long seed, long run) throws BadInput {
        SeededChoices choices = new SeededChoices(SeededChoices.seedOfRun(seed, run));
        Player player = Player.timed(scenario, candidate, choices);
        player.keepEvents(true);
        player.play(choices);
        return Snapshot.of(
                player,
                new Conditions(player).state(),
                ReplayString.timed(scenario, candidate, seed, run).text(),
                true);
    }
}
