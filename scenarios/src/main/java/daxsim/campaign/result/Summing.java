package daxsim.campaign.result;

import daxsim.campaign.run.Experiment;
import daxsim.campaign.run.Life;
import daxsim.campaign.run.Sample;
import daxsim.campaign.stats.Correction;
import daxsim.campaign.stats.Mean;
import daxsim.campaign.stats.Moments;
import daxsim.campaign.stats.PairedCounts;
import daxsim.campaign.stats.SignedRank;
import daxsim.campaign.store.Store;
import daxsim.check.Fate;
import daxsim.scenario.BadInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums a store up. */
public final class Summing {
    /** Confidence of the intervals of a report. */
    public static final double CONFIDENCE = 0.95;

    /** Pairs of runs in a test of ranks at most, the first ones. */
    private static final int RANKED = 1_000_000;

    private final Experiment experiment;
    private final double confidence;

    public Summing(Experiment experiment) {
        this.experiment = experiment;
        this.confidence = switch (experiment.plan().stop()) {
            case daxsim.campaign.plan.StopRule.Runs r -> CONFIDENCE;
            case daxsim.campaign.plan.StopRule.Margin m -> m.confidence();
            case daxsim.campaign.plan.StopRule.Width w -> w.confidence();
        };
    }

    /** Everything that is stored so far. */
    public CampaignResult of(Store store, boolean complete) throws IOException, BadInput {
        List<CellReader> readers = new ArrayList<>();
        for (Experiment.Cell cell : experiment.cells()) {
            CellReader reader = new CellReader(cell);
            reader.read(store);
            readers.add(reader);
        }
        List<Fate> shown = Arrays.stream(Fate.values())
                .filter(f -> f == Fate.SILENT_CORRUPTION
                        || f == Fate.PANIC
                        || readers.stream().anyMatch(r -> r.saw(f)))
                .toList();
        List<CellResult> cells = new ArrayList<>();
        for (Experiment.Cell cell : experiment.cells()) {
            Life life = Life.of(cell.treatment(), cell.candidate());
            Sample start = life.start();
            cells.add(readers.get(cell.number()).result(experiment, shown, start, confidence));
        }
        return new CampaignResult(
                experiment, confidence, complete, experiment.planned(), cells, pairings(readers, shown));
    }

    private List<Pairing> pairings(List<CellReader> readers, List<Fate> shown) {
        List<Pairing> all = new ArrayList<>();
        int width = experiment.candidates().size();
        List<Experiment.Cell> cells = experiment.cells();
        for (Experiment.Cell cell : cells) {
            Experiment.Cell first = cells.get(cell.number() - cell.number() % width);
            if (first != cell) {
                Pairing pairing = pair(first, readers.get(first.number()), cell, readers.get(cell.number()), shown);
                if (pairing != null) {
                    all.add(pairing);
                }
            }
        }
        return corrected(all);
    }

    private @Nullable Pairing pair(
            Experiment.Cell first, CellReader a, Experiment.Cell second, CellReader b, List<Fate> shown) {
        int n = Math.min(a.kept(), b.kept());
        List<Pairing.Difference> differences = new ArrayList<>();
        Pairing.Difference good = difference(null, a, b, n);
        if (good == null) {
            return null;
        }
        differences.add(good);
        for (Fate fate : shown) {
            if (a.saw(fate) || b.saw(fate)) {
                Pairing.Difference difference = difference(fate, a, b, n);
                if (difference != null) {
                    differences.add(difference);
                }
            }
        }
        return new Pairing(first, second, differences, outages(a, b, n));
    }

    private static int hits(int[] run, @Nullable Fate fate) {
        if (fate != null) {
            return run[fate.ordinal()];
        }
        int good = 0;
        for (Fate each : Fate.values()) {
            good += each.isGood() ? run[each.ordinal()] : 0;
        }
        return good;
    }

    private Pairing.@Nullable Difference difference(@Nullable Fate fate, CellReader a, CellReader b, int n) {
        long both = 0;
        long onlyFirst = 0;
        long onlySecond = 0;
        long neither = 0;
        Moments shares = new Moments();
        List<Long> differences = new ArrayList<>();
        boolean single = a.single() && b.single();
        for (int i = 0; i < n; i++) {
            int[] one = a.ofRun(i);
            int[] other = b.ofRun(i);
            if (one == null || other == null) {
                continue;
            }
            int hitsOne = hits(one, fate);
            int hitsOther = hits(other, fate);
            both += hitsOne > 0 && hitsOther > 0 ? 1 : 0;
            onlyFirst += hitsOne > 0 && hitsOther == 0 ? 1 : 0;
            onlySecond += hitsOne == 0 && hitsOther > 0 ? 1 : 0;
            neither += hitsOne == 0 && hitsOther == 0 ? 1 : 0;
            long difference = 1_000_000L * hitsOther / total(other) - 1_000_000L * hitsOne / total(one);
            shares.add(difference);
            if (!single && differences.size() < RANKED) {
                differences.add(difference);
            }
        }
        if (shares.n() == 0) {
            return null;
        }
        // Second less first.
        PairedCounts counts = new PairedCounts(both, onlySecond, onlyFirst, neither);
        if (single) {
            return new Pairing.Difference(
                    fate,
                    counts.n(),
                    onlyFirst,
                    onlySecond,
                    counts.difference(),
                    counts.interval(confidence),
                    counts.pValue(),
                    1);
        }
        if (shares.n() < 2) {
            return null;
        }
        Mean mean = Mean.of(shares, confidence).times(1e-6);
        return new Pairing.Difference(
                fate, shares.n(), onlyFirst, onlySecond, mean.value(), mean.interval(), ranked(differences), 1);
    }

    private double ranked(List<Long> differences) {
        double[] some = differences.stream().mapToDouble(Long::doubleValue).toArray();
        return SignedRank.of(some, confidence).pValue();
    }

    private static int total(int[] run) {
        return Math.max(1, Arrays.stream(run).sum());
    }

    private Pairing.@Nullable Outages outages(CellReader a, CellReader b, int n) {
        double[] differences = new double[Math.min(n, RANKED)];
        int found = 0;
        for (int i = 0; i < n && found < differences.length; i++) {
            if (a.outage(i) >= 0 && b.outage(i) >= 0) {
                differences[found++] = b.outage(i) - a.outage(i);
            }
        }
        if (found == 0) {
            return null;
        }
        double[] some = Arrays.copyOf(differences, found);
        SignedRank test = SignedRank.of(some, confidence);
        Arrays.sort(some);
        return new Pairing.Outages(found, some[found / 2], test, 1);
    }

    /** Holm over every comparison of the campaign. */
    private static List<Pairing> corrected(List<Pairing> pairings) {
        List<Double> raw = new ArrayList<>();
        for (Pairing pairing : pairings) {
            pairing.differences().forEach(d -> raw.add(d.pValue()));
            if (pairing.outages() != null) {
                raw.add(pairing.outages().test().pValue());
            }
        }
        double[] adjusted = raw.isEmpty()
                ? new double[0]
                : Correction.HOLM.adjust(
                        raw.stream().mapToDouble(Double::doubleValue).toArray());
        List<Pairing> all = new ArrayList<>();
        int at = 0;
        for (Pairing pairing : pairings) {
            List<Pairing.Difference> differences = new ArrayList<>();
            for (Pairing.Difference difference : pairing.differences()) {
                differences.add(difference.adjusted(adjusted[at++]));
            }
            Pairing.Outages outages = pairing.outages();
            all.add(new Pairing(
                    pairing.first(),
                    pairing.second(),
                    differences,
                    outages == null ? null : outages.adjusted(adjusted[at++])));
        }
        return all;
    }
}
