package daxsim.campaign.run;

import daxsim.campaign.plan.Plan;
import daxsim.campaign.plan.StopRule;
import daxsim.campaign.plan.Treatment;
import daxsim.campaign.stats.SampleSize;
import daxsim.campaign.store.Column;
import daxsim.campaign.store.Manifest;
import daxsim.campaign.store.RowWriter;
import daxsim.campaign.store.Shard;
import daxsim.campaign.store.Table;
import daxsim.check.Fate;
import daxsim.explore.Version;
import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan with its candidates: the cells that are filled, and how their results are stored. */
public final class Experiment {
    /** Table of runs: one row for each replication. */
    public static final String RUNS = "runs";

    /** Table of faults: one row for each. */
    public static final String FAULTS = "faults";

    /** Table of states over the time of a life. */
    public static final String SAMPLES = "samples";

    /** Faults in a batch, about. */
    private static final long BATCH_FAULTS = 10_000;

    private static final long LEAST_BATCHES = 16;
    private static final long SMALLEST_BATCH = 100;

    private final Plan plan;
    private final List<Candidate> candidates;
    private final List<Cell> cells = new ArrayList<>();

    /**
     * One treatment under one candidate, in the order in which they are stored.
     *
     * @param notExpressible why it cannot be run, or null
     */
    public record Cell(
            int number,
            Treatment treatment,
            Candidate candidate,
            @Nullable String notExpressible) {
        /** The name under which it is stored. */
        public String name() {
            return treatment.name() + " | " + candidate.name();
        }
    }

    /** Builds every world once, so that a plan that does not fit is refused before anything runs. */
    public Experiment(Plan plan, List<Candidate> candidates) throws BadInput {
        this.plan = plan;
        this.candidates = List.copyOf(candidates);
        for (Treatment treatment : plan.treatments()) {
            for (Candidate candidate : candidates) {
                cells.add(new Cell(
                        cells.size(),
                        treatment,
                        candidate,
                        Life.of(treatment, candidate).notExpressible()));
            }
        }
    }

    /** The same with as many runs as a store was made for. */
    public Experiment asStored(Manifest manifest) throws BadInput {
        long planned = manifest.treatments().stream()
                .mapToLong(daxsim.campaign.store.Treatment::replications)
                .max()
                .orElse(0);
        return planned == 0 || planned == planned()
                ? this
                : new Experiment(plan.until(new StopRule.Runs(planned)), candidates);
    }

    public Plan plan() {
        return plan;
    }

    public List<Candidate> candidates() {
        return candidates;
    }

    /** Treatments one after the other, each under every candidate. */
    public List<Cell> cells() {
        return List.copyOf(cells);
    }

    /** The cell of a treatment and a candidate. */
    public Cell cell(int treatment, String candidate, String regime) {
        for (Cell cell : cells) {
            if (cell.treatment().number() == treatment
                    && cell.candidate().name().equals(candidate)
                    && cell.candidate().regime().id().equals(regime)) {
                return cell;
            }
        }
        throw new IllegalArgumentException(candidate);
    }

    /** Runs of each cell at most. */
    public long planned() {
        return switch (plan.stop()) {
            case StopRule.Runs runs -> runs.n();
            case StopRule.Margin margin ->
                SampleSize.forRate(margin.margin(), margin.confidence(), 0.5, Long.MAX_VALUE);
            case StopRule.Width width -> width.most();
        };
    }

    /** Faults that a run of some treatment is expected to have at most. */
    private long faultsPerRun() {
        double most = 1;
        for (Treatment treatment : plan.treatments()) {
            double expected = treatment.faults().count() > 0
                    ? treatment.faults().count()
                    : treatment.faults().perYear()
                            * treatment.faults().overNs()
                            / 31_557_600e9
                            / (1 - treatment.faults().burst());
            most = Math.max(most, expected);
        }
        return Math.round(Math.ceil(most));
    }

    private boolean hasLength() {
        return plan.treatments().stream().anyMatch(t -> t.faults().overNs() > 0);
    }

    private int batch() {
        long byFaults = Math.max(1, BATCH_FAULTS / faultsPerRun());
        long byRuns = Math.max(SMALLEST_BATCH, Math.ceilDiv(planned(), LEAST_BATCHES));
        return (int) Math.min(byFaults, byRuns);
    }

    /** What its store is for. */
    public Manifest manifest(Shard shard) {
        long planned = planned();
        int samples = hasLength() ? Life.SAMPLES : 0;
        return new Manifest(
                Version.current(),
                plan.id() + "@" + plan.hash() + " seed " + plan.seed(),
                shard,
                batch(),
                cells().stream()
                        .map(c ->
                                new daxsim.campaign.store.Treatment(c.name(), c.notExpressible() == null ? planned : 0))
                        .toList(),
                List.of(
                        new Table(RUNS, runColumns(), 1),
                        new Table(FAULTS, faultColumns(), (int) Math.min(1_000_000, faultsPerRun())),
                        new Table(SAMPLES, sampleColumns(), samples)));
    }

    private static List<Column> runColumns() {
        List<Column> columns = new ArrayList<>();
        for (Counter counter : Counter.values()) {
            columns.add(Column.ofLong(counter.column()));
        }
        for (Gauge gauge : Gauge.values()) {
            columns.add(Column.ofLong("end_" + gauge.column()));
        }
        return columns;
    }

    private static List<Column> faultColumns() {
        return List.of(
                Column.ofLong("at_ns"),
                Column.ofText("kind"),
                Column.ofText("found"),
                Column.ofLong("bytes"),
                Column.ofText("fate"),
                Column.ofLong("met"),
                Column.ofLong("repair_ns"),
                Column.ofLong("outage_ns"));
    }

    private static List<Column> sampleColumns() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.ofLong("sample"));
        columns.add(Column.ofLong("at_ns"));
        for (Gauge gauge : Gauge.values()) {
            columns.add(Column.ofLong(gauge.column()));
        }
        for (int i = 0; i < Gauges.CLASSES; i++) {
            columns.add(Column.ofLong("free_runs_" + i));
        }
        for (int i = 0; i < Gauges.CLASSES; i++) {
            columns.add(Column.ofLong("free_blocks_" + i));
        }
        return columns;
    }

    /** Writes a run into the tables of a batch, in the order of the manifest. */
    public static void write(RunResult run, RowWriter runs, RowWriter faults, RowWriter samples) {
        runs.begin(run.replication());
        Arrays.stream(run.counters()).forEach(runs::add);
        Arrays.stream(run.end()).forEach(runs::add);
        runs.end();
        for (FaultRow row : run.faults()) {
            faults.begin(run.replication());
            faults.add(row.atNs());
            faults.add(word(row.kind()));
            faults.add(word(row.found()));
            faults.add(row.bytes());
            faults.add(row.fate().word());
            faults.add(row.met() ? 1L : 0L);
            addOrEmpty(faults, row.repairNs());
            addOrEmpty(faults, row.outageNs());
            faults.end();
        }
        for (Sample sample : run.samples()) {
            samples.begin(run.replication());
            samples.add((long) sample.number());
            samples.add(sample.atNs());
            Arrays.stream(sample.gauges()).forEach(samples::add);
            Arrays.stream(sample.freeRuns()).forEach(samples::add);
            Arrays.stream(sample.freeBlocks()).forEach(samples::add);
            samples.end();
        }
    }

    private static void addOrEmpty(RowWriter writer, long ns) {
        if (ns < 0) {
            writer.addEmpty();
        } else {
            writer.add(ns);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The fate of a word. */
    public static Fate fate(String word) {
        return Fate.valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
