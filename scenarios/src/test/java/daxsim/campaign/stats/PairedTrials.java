package daxsim.campaign.stats;

import org.apache.commons.math3.util.FastMath;

/** Pairs whose percentiles differ by a known amount: latencies with a common part, as two designs on the same fault have. */
final class PairedTrials {
    private PairedTrials() {}

    static int covered(PairedPercentile.Measured said) {
        double quantile = -FastMath.log(1 - said.p());
        double truth = quantile - 0.8 * quantile;
        Trials trials = new Trials(31);
        int covered = 0;
        double[] first = new double[said.n()];
        double[] second = new double[said.n()];
        for (int trial = 0; trial < said.trials(); trial++) {
            for (int i = 0; i < said.n(); i++) {
                first[i] = trials.exponential();
                second[i] = 0.8 * (trials.unit() < 0.5 ? first[i] : trials.exponential());
            }
            PairedPercentile found = PairedPercentile.of(first, second, said.p(), said.confidence(), trial);
            covered += found.interval().contains(truth) ? 1 : 0;
        }
        return covered;
    }
}
