package daxsim.campaign.result;

import daxsim.campaign.run.CampaignReplay;
import daxsim.campaign.run.Counter;
import daxsim.campaign.run.Experiment;
import daxsim.campaign.run.Gauge;
import daxsim.campaign.run.Sample;
import daxsim.campaign.stats.Latencies;
import daxsim.campaign.stats.Mean;
import daxsim.campaign.stats.Moments;
import daxsim.campaign.store.Row;
import daxsim.campaign.store.Store;
import daxsim.check.Fate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one cell once and sums them up; what it keeps of a run is a few bytes for the comparison with others. */
final class CellReader {
    /** Runs of which something is kept, for comparisons in pairs. */
    static final int PAIRS = 2_000_000;

    private static final int WORST = 5;
    private static final Fate[] FATES = Fate.values();
    private static final long MILLION = 1_000_000;

    private final Experiment.Cell cell;
    private final long[] fates = new long[FATES.length];
    private final Moments[] shares = new Moments[FATES.length];
    private final Moments goodShares = new Moments();
    private final Latencies repairs = new Latencies();
    private final Latencies outages = new Latencies();
    private final Moments[] counters = moments(Counter.values().length);
    private final Moments[] end = moments(Gauge.values().length);
    private final TreeMap<Integer, AtAge> course = new TreeMap<>();
    private final Map<String, Map<Fate, Long>> byFound = new TreeMap<>();
    private final Map<String, Map<Fate, Long>> byKind = new TreeMap<>();
    private final List<CellResult.Worst> worst = new ArrayList<>();
    private final Map<String, Fate> words = new HashMap<>();
    private long runs;
    private long faults;
    private long good;

    /** Of each run: what its faults came to, 32 bits a fate where there are several. */
    private int[][] ofRun = new int[0][];

    private long[] outageOfRun = new long[0];

    private long current = -1;
    private final int[] currentFates = new int[FATES.length];
    private long currentOutage = -1;

    private static final class AtAge {
        long atNs;
        final Moments[] gauges = moments(Gauge.values().length);
        final Moments[] freeRuns;
        final Moments[] freeBlocks;

        AtAge(int classes) {
            freeRuns = moments(classes);
            freeBlocks = moments(classes);
        }
    }

    private static Moments[] moments(int n) {
        Moments[] all = new Moments[n];
        Arrays.setAll(all, i -> new Moments());
        return all;
    }

    CellReader(Experiment.Cell cell) {
        this.cell = cell;
        Arrays.setAll(shares, i -> new Moments());
        for (Fate fate : FATES) {
            words.put(fate.word(), fate);
        }
    }

    void read(Store store) throws IOException {
        int kept = (int) Math.min(PAIRS, store.replications(cell.number()));
        ofRun = new int[kept][];
        outageOfRun = new long[kept];
        Arrays.fill(outageOfRun, -1);
        store.forEach(Experiment.RUNS, cell.number(), this::run);
        store.forEach(Experiment.FAULTS, cell.number(), this::fault);
        endOfRun();
        store.forEach(Experiment.SAMPLES, cell.number(), this::sample);
    }

    private void run(Row row) {
        runs++;
        for (int i = 0; i < counters.length; i++) {
            counters[i].add(row.getLong(i));
        }
        for (int i = 0; i < end.length; i++) {
            end[i].add(row.getLong(counters.length + i));
        }
    }

    private void fault(Row row) {
        if (row.replication() != current) {
            endOfRun();
            current = row.replication();
        }
        Fate fate = Objects.requireNonNull(words.get(row.getText(4)));
        faults++;
        fates[fate.ordinal()]++;
        currentFates[fate.ordinal()]++;
        good += fate.isGood() ? 1 : 0;
        byKind.computeIfAbsent(text(row, 1), k -> new EnumMap<>(Fate.class)).merge(fate, 1L, Long::sum);
        byFound.computeIfAbsent(text(row, 2), k -> new EnumMap<>(Fate.class)).merge(fate, 1L, Long::sum);
        if (!row.isEmpty(6)) {
            repairs.add(row.getLong(6));
        }
        if (!row.isEmpty(7)) {
            outages.add(row.getLong(7));
            currentOutage = Math.max(currentOutage, row.getLong(7));
        }
    }

    private static String text(Row row, int column) {
        return Objects.requireNonNull(row.getText(column));
    }

    private void endOfRun() {
        if (current < 0) {
            return;
        }
        int all = Arrays.stream(currentFates).sum();
        Fate first = Fate.NO_FILE;
        long goodOnes = 0;
        for (int i = FATES.length - 1; i >= 0; i--) {
            shares[i].add(currentFates[i] * MILLION / all);
            first = currentFates[i] > 0 ? FATES[i] : first;
            goodOnes += FATES[i].isGood() ? currentFates[i] : 0;
        }
        goodShares.add(goodOnes * MILLION / all);
        if (current < ofRun.length) {
            ofRun[(int) current] = all == 1 ? single(first) : currentFates.clone();
            outageOfRun[(int) current] = currentOutage;
        }
        consider(first);
        Arrays.fill(currentFates, 0);
        currentOutage = -1;
        current = -1;
    }

    private static final int[][] SINGLES = singles();

    private static int[][] singles() {
        int[][] singles = new int[FATES.length][FATES.length];
        for (int i = 0; i < singles.length; i++) {
            singles[i][i] = 1;
        }
        return singles;
    }

    /** One array for all runs with one fault of that fate. */
    private static int[] single(Fate fate) {
        return SINGLES[fate.ordinal()];
    }

    private void consider(Fate fate) {
        CellResult.Worst run = new CellResult.Worst(current, fate, currentOutage, "");
        int at = worst.size();
        while (at > 0 && isWorse(run, worst.get(at - 1))) {
            at--;
        }
        if (at < WORST) {
            worst.add(at, run);
            if (worst.size() > WORST) {
                worst.removeLast();
            }
        }
    }

    private static boolean isWorse(CellResult.Worst a, CellResult.Worst b) {
        int byFate = a.fate().compareTo(b.fate());
        if (byFate != 0) {
            return byFate < 0;
        }
        return a.outageNs() > b.outageNs();
    }

    private void sample(Row row) {
        int gauges = Gauge.values().length;
        AtAge at = course.computeIfAbsent((int) row.getLong(0), n -> new AtAge(CLASSES));
        at.atNs = row.getLong(1);
        for (int i = 0; i < gauges; i++) {
            at.gauges[i].add(row.getLong(2 + i));
        }
        for (int i = 0; i < CLASSES; i++) {
            at.freeRuns[i].add(row.getLong(2 + gauges + i));
            at.freeBlocks[i].add(row.getLong(2 + gauges + CLASSES + i));
        }
    }

    private static final int CLASSES = 19;

    /** Whether a fault of this cell had that fate. */
    boolean saw(Fate fate) {
        return fates[fate.ordinal()] > 0;
    }

    /** Whether every run has just one fault. */
    boolean single() {
        return faults == runs;
    }

    /** Fates of a run, or null where nothing is known of it. */
    int @Nullable [] ofRun(int run) {
        return run < ofRun.length ? ofRun[run] : null;
    }

    /** The longest outage of a run, or -1. */
    long outage(int run) {
        return outageOfRun[run];
    }

    int kept() {
        return ofRun.length;
    }

    CellResult result(Experiment experiment, List<Fate> shown, Sample start, double confidence) {
        Map<Fate, Share> shareOf = new EnumMap<>(Fate.class);
        if (faults > 0) {
            for (Fate fate : shown) {
                long hits = fates[fate.ordinal()];
                shareOf.put(
                        fate,
                        single()
                                ? Share.ofRuns(hits, runs, confidence)
                                : Share.ofLives(hits, faults, shares[fate.ordinal()], confidence));
            }
        }
        Share goodShare = faults == 0
                ? null
                : single() ? Share.ofRuns(good, runs, confidence) : Share.ofLives(good, faults, goodShares, confidence);
        List<CellResult.Moment> moments = new ArrayList<>();
        for (AtAge at : course.values()) {
            double[] free =
                    Arrays.stream(at.freeRuns).mapToDouble(Moments::mean).toArray();
            double[] blocks =
                    Arrays.stream(at.freeBlocks).mapToDouble(Moments::mean).toArray();
            moments.add(new CellResult.Moment(at.atNs, means(Gauge.class, at.gauges, confidence), free, blocks));
        }
        List<CellResult.Worst> replayed = worst.stream()
                .filter(w -> w.fate().isBad() || w.outageNs() >= 0)
                .map(w -> new CellResult.Worst(
                        w.run(),
                        w.fate(),
                        w.outageNs(),
                        CampaignReplay.of(experiment, cell, w.run()).text()))
                .toList();
        return new CellResult(
                cell,
                runs,
                faults,
                shareOf,
                goodShare,
                repairs,
                outages,
                means(Counter.class, counters, confidence),
                means(Gauge.class, end, confidence),
                start,
                moments,
                byFound,
                byKind,
                replayed);
    }

    private static <E extends Enum<E>> Map<E, Mean> means(Class<E> type, Moments[] moments, double confidence) {
        Map<E, Mean> means = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            if (moments[constant.ordinal()].n() > 0) {
                means.put(constant, Mean.of(moments[constant.ordinal()], confidence));
            }
        }
        return means;
    }
}
