package daxsim.report;

import daxsim.campaign.plan.StopRule;
import daxsim.campaign.result.CampaignResult;
import daxsim.campaign.result.CellResult;
import daxsim.campaign.result.Pairing;
import daxsim.campaign.result.Share;
import daxsim.campaign.run.Experiment;
import daxsim.campaign.stats.Interval;
import daxsim.campaign.stats.Latencies;
import daxsim.campaign.stats.Mean;
import daxsim.campaign.stats.Percentile;
import daxsim.check.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A campaign's figures in words. No figure without the number of observations and an interval. */
public final class CampaignWords {
    private static final double YEAR_NS = 31_557_600e9;

    private CampaignWords() {}

    /** A share in percent with its interval; what was never seen has a bound. */
    public static String share(Share share) {
        if (share.hits() == 0) {
            return "none (below " + percentUp(share.upperBound()) + ")";
        }
        return percent(share.value()) + " (" + percent(share.interval().lower()) + " to "
                + percent(share.interval().upper()) + ")";
    }

    /** In percent, with as many digits as make sense. */
    public static String percent(double share) {
        double p = 100 * share;
        double shown = Math.abs(p);
        String format = shown >= 10 && shown <= 99 || shown == 0 ? "%.1f %%" : shown >= 1 ? "%.2f %%" : "%.3g %%";
        return String.format(Locale.ROOT, format, p);
    }

    private static String percentUp(double share) {
        double p = 100 * share;
        double unit = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(p)) - 1);
        return String.format(Locale.ROOT, "%.3g %%", Math.ceil(p / unit) * unit);
    }

    /** A signed difference of shares with its interval, in percent points. */
    public static String difference(Pairing.Difference d) {
        return String.format(
                Locale.ROOT,
                "%+.3g (%+.3g to %+.3g)",
                100 * d.value(),
                100 * d.interval().lower(),
                100 * d.interval().upper());
    }

    /** A p-value after correction. */
    public static String p(double p) {
        return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    /** Nanoseconds in the unit that reads best. */
    public static String time(double ns) {
        if (Double.isInfinite(ns)) {
            return ns < 0 ? "0" : "unknown";
        }
        double shown = Math.abs(ns);
        if (shown < 1e3) {
            return String.format(Locale.ROOT, "%.0f ns", ns);
        }
        if (shown < 1e6) {
            return String.format(Locale.ROOT, "%.3g us", ns / 1e3);
        }
        if (shown < 1e9) {
            return String.format(Locale.ROOT, "%.3g ms", ns / 1e6);
        }
        if (shown < 86_400e9) {
            return String.format(Locale.ROOT, "%.3g s", ns / 1e9);
        }
        return String.format(Locale.ROOT, "%.3g years", ns / YEAR_NS);
    }

    /** A percentile with its interval. */
    public static String percentile(Latencies sample, double p, double confidence) {
        Percentile q = Percentile.exact(sample, p, confidence);
        return time(q.value()) + " (" + time(q.interval().lower()) + " to "
                + time(q.interval().upper()) + ")";
    }

    /** A mean with its interval. */
    public static String mean(Mean mean) {
        return number(mean.value()) + " (" + interval(mean.interval()) + ")";
    }

    private static String interval(Interval interval) {
        return Double.isInfinite(interval.lower())
                ? "one run"
                : number(interval.lower()) + " to " + number(interval.upper());
    }

    /** A number with as many digits as make sense. */
    public static String number(double value) {
        double shown = Math.abs(value);
        if (shown >= 1e5) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        return String.format(Locale.ROOT, shown >= 100 || value == Math.rint(value) ? "%.0f" : "%.3g", value);
    }

    /** How the number of runs was decided. */
    public static String stop(CampaignResult result) {
        return switch (result.experiment().plan().stop()) {
            case StopRule.Runs runs -> runs.n() + " runs of each cell, as planned";
            case StopRule.Margin margin ->
                result.planned() + " runs of each cell: enough for a margin of "
                        + percent(margin.margin()) + " at "
                        + percent(margin.confidence()) + " confidence, whatever the rate";
            case StopRule.Width width ->
                "runs until every interval was narrower than " + percent(width.width()) + ", " + width.most()
                        + " at most; intervals at the looks are as wide as all looks together need";
        };
    }

    /** The outcome that sets designs apart most, and what happened at worst: sentences for the top of a report. */
    public static List<String> summary(CampaignResult result) {
        List<String> sentences = new ArrayList<>();
        sentences.add(String.format(
                Locale.ROOT,
                "%d runs with %d faults; every design met the same faults and the same workload.",
                result.runs(),
                result.faults()));
        worst(result, sentences);
        best(result, sentences);
        slow(result, sentences);
        if (!result.complete()) {
            sentences.add("The campaign is not finished: these are the runs so far.");
        }
        return sentences;
    }

    private static void worst(CampaignResult result, List<String> sentences) {
        for (Fate fate : List.of(
                Fate.PANIC, Fate.OOPS, Fate.SILENT_CORRUPTION, Fate.DATA_LOST, Fate.FALSE_SUCCESS, Fate.CLEARED_ONLY)) {
            List<String> seen = new ArrayList<>();
            for (CellResult cell : result.cells()) {
                Share share = cell.fates().get(fate);
                if (share != null && share.hits() > 0) {
                    seen.add(where(result, cell.cell()) + " " + share(share));
                }
            }
            if (!seen.isEmpty()) {
                sentences.add("Of the faults, " + fate.word() + ": " + String.join("; ", some(seen)) + ".");
            }
        }
    }

    private static List<String> some(List<String> all) {
        List<String> shown = new ArrayList<>(all.subList(0, Math.min(6, all.size())));
        if (all.size() > shown.size()) {
            shown.add("and " + (all.size() - shown.size()) + " more cells");
        }
        return shown;
    }

    private static void best(CampaignResult result, List<String> sentences) {
        if (result.pairings().isEmpty()) {
            return;
        }
        List<String> found = new ArrayList<>();
        for (Pairing pairing : result.pairings()) {
            Pairing.Difference good = pairing.differences().getFirst();
            if (good.adjusted() <= 0.05) {
                found.add(where(result, pairing.second()) + " " + difference(good) + " points against "
                        + pairing.first().candidate().name() + " (p " + p(good.adjusted()) + ")");
            }
        }
        sentences.add(
                found.isEmpty()
                        ? "No design leaves the application with good data more often than another that a test would tell."
                        : "Good data again: " + String.join("; ", some(found)) + ".");
    }

    private static void slow(CampaignResult result, List<String> sentences) {
        List<String> found = new ArrayList<>();
        for (Pairing pairing : result.pairings()) {
            Pairing.Outages outages = pairing.outages();
            if (outages != null && outages.adjusted() <= 0.05) {
                found.add(where(result, pairing.second()) + " "
                        + (outages.medianNs() > 0 ? "longer by " : "shorter by ")
                        + time(Math.abs(outages.medianNs())) + " than "
                        + pairing.first().candidate().name() + " in the median of " + outages.pairs() + " pairs");
            }
        }
        if (!found.isEmpty()) {
            sentences.add("Time without the data: " + String.join("; ", some(found)) + ".");
        }
    }

    /** The candidate, and the treatment where there are several. */
    public static String where(CampaignResult result, Experiment.Cell cell) {
        return result.experiment().plan().treatments().size() == 1
                ? cell.candidate().name()
                : cell.candidate().name() + " with " + cell.treatment().name();
    }

    /** The command that repeats a run. */
    public static String again(CampaignResult result, String replay) {
        String path = result.experiment().plan().path();
        String word = daxsim.campaign.plan.PlanLibrary.IDS.contains(
                                result.experiment().plan().id())
                        && path.equals(result.experiment().plan().id() + ".yaml")
                ? result.experiment().plan().id()
                : path;
        return Again.line(List.of("./daxsim", "campaign", word, "--replay")) + " '" + replay + "'";
    }
}
