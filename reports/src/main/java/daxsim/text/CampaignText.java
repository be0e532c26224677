package daxsim.text;

import daxsim.campaign.plan.Treatment;
import daxsim.campaign.result.CampaignResult;
import daxsim.campaign.result.CellResult;
import daxsim.campaign.result.Pairing;
import daxsim.campaign.result.Share;
import daxsim.campaign.run.Counter;
import daxsim.campaign.run.Gauge;
import daxsim.campaign.stats.Latencies;
import daxsim.campaign.stats.Mean;
import daxsim.check.Fate;
import daxsim.report.CampaignWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A campaign's results as text that fits a mail. */
public final class CampaignText {
    private static final List<Counter> SEEN = List.of(
            Counter.ERRORS,
            Counter.SIGBUS_AR,
            Counter.SIGBUS_AO,
            Counter.SIGBUS_ADRERR,
            Counter.SIGBUS_KERNEL,
            Counter.KILLS,
            Counter.HUNG_TASKS,
            Counter.REPAIRS,
            Counter.REPAIRS_FAILED,
            Counter.SILENT_READS,
            Counter.FALSE_ERRORS,
            Counter.GOOD_BYTES_LOST,
            Counter.BYTES_RESUPPLIED);
    private static final List<Counter> DONE = List.of(
            Counter.MACHINE_CHECKS,
            Counter.CLEARS,
            Counter.MEMTYPE_CHANGES,
            Counter.SHOOTDOWNS,
            Counter.SYSCALLS,
            Counter.LOG_LINES,
            Counter.PANICS,
            Counter.OOPSES);

    private CampaignText() {}

    /** Everything. */
    public static void print(CampaignResult result, Paper paper) {
        paper.wrapped("", "", "Campaign: " + result.experiment().plan().title(), Style.HEAD);
        paper.wrapped(
                "",
                "",
                result.experiment().plan().id() + "@"
                        + result.experiment().plan().hash() + ", seed "
                        + result.experiment().plan().seed() + "; " + CampaignWords.stop(result) + "; intervals at "
                        + CampaignWords.percent(result.confidence()) + " confidence.",
                Style.FAINT);
        paper.blank();
        CampaignWords.summary(result).forEach(sentence -> paper.wrapped("", "", sentence));
        for (Treatment treatment : result.experiment().plan().treatments()) {
            List<CellResult> cells = result.cells().stream()
                    .filter(c -> c.cell().treatment() == treatment)
                    .toList();
            if (result.experiment().plan().treatments().size() > 1) {
                paper.head("Treatment: " + treatment.name());
            }
            outcomes(cells, paper);
            pairings(result, treatment, paper);
            durations(cells, result.confidence(), paper);
            counters("What applications saw, means for a run", SEEN, cells, paper);
            counters("What the machine did, means for a run", DONE, cells, paper);
            state(cells, paper);
            course(cells, paper);
        }
        worst(result, paper);
        meanings(result, paper);
    }

    private static void outcomes(List<CellResult> cells, Paper paper) {
        paper.head("What became of the faults");
        TreeSet<Fate> fates = new TreeSet<>();
        cells.forEach(cell -> fates.addAll(cell.fates().keySet()));
        for (Fate fate : fates) {
            Table table = new Table("    ");
            for (CellResult cell : cells) {
                Share share = cell.fates().get(fate);
                if (share != null) {
                    table.row(name(cell), CampaignWords.share(share), share.hits() + " of " + share.faults());
                }
            }
            paper.wrapped("  ", "  ", fate.word());
            table.print(paper);
        }
        for (CellResult cell : cells) {
            String reason = cell.cell().notExpressible();
            if (reason != null) {
                paper.wrapped("  ", "    ", name(cell) + ": not expressible: " + reason);
            }
        }
    }

    private static String name(CellResult cell) {
        return cell.cell().candidate().name();
    }

    private static void pairings(CampaignResult result, Treatment treatment, Paper paper) {
        for (Pairing pairing : result.pairings()) {
            if (pairing.first().treatment() != treatment) {
                continue;
            }
            paper.blank();
            paper.wrapped(
                    "  ",
                    "  ",
                    pairing.second().candidate().name() + " less "
                            + pairing.first().candidate().name() + ", in percent points of "
                            + pairing.differences().getFirst().n() + " pairs");
            Table table = new Table("    ");
            for (Pairing.Difference d : pairing.differences()) {
                table.row(d.word(), CampaignWords.difference(d), "p " + CampaignWords.p(d.adjusted()));
            }
            Pairing.Outages outages = pairing.outages();
            if (outages != null) {
                table.row(
                        "outage, median of " + outages.pairs(),
                        CampaignWords.time(outages.medianNs()),
                        "p " + CampaignWords.p(outages.adjusted()));
            }
            table.print(paper);
        }
    }

    private static void durations(List<CellResult> cells, double confidence, Paper paper) {
        durations("What a repair took", cells.stream().map(CellResult::repairs).toList(), cells, confidence, paper);
        durations(
                "How long the application was without the data",
                cells.stream().map(CellResult::outages).toList(),
                cells,
                confidence,
                paper);
    }

    private static void durations(
            String head, List<Latencies> samples, List<CellResult> cells, double confidence, Paper paper) {
        if (samples.stream().allMatch(s -> s.n() == 0)) {
            return;
        }
        paper.head(head);
        for (int i = 0; i < cells.size(); i++) {
            Latencies sample = samples.get(i);
            paper.wrapped("  ", "  ", name(cells.get(i)) + ", n = " + sample.n());
            if (sample.n() > 0) {
                Table table = new Table("    ");
                for (double p : new double[] {0.5, 0.9, 0.99, 0.999}) {
                    table.row("p" + CampaignWords.number(100 * p), CampaignWords.percentile(sample, p, confidence));
                }
                table.print(paper);
            }
        }
    }

    private static void counters(String head, List<Counter> counters, List<CellResult> cells, Paper paper) {
        paper.head(head);
        for (Counter counter : counters) {
            Table table = new Table("    ");
            boolean any = false;
            for (CellResult cell : cells) {
                Mean mean = cell.counters().get(counter);
                if (mean != null) {
                    any |= mean.value() != 0;
                    table.row(name(cell), CampaignWords.mean(mean));
                }
            }
            if (any) {
                paper.wrapped("  ", "  ", counter.meaning());
                table.print(paper);
            }
        }
        List<String> never = new ArrayList<>();
        for (Counter counter : counters) {
            long n = 0;
            boolean any = false;
            for (CellResult cell : cells) {
                Mean mean = cell.counters().get(counter);
                any |= mean != null && mean.value() != 0;
                n += mean == null ? 0 : mean.n();
            }
            if (!any && n > 0) {
                never.add(counter.meaning());
            }
        }
        if (!never.isEmpty()) {
            long n = cells.stream().mapToLong(CellResult::runs).min().orElse(0);
            double bound = daxsim.campaign.stats.Proportion.wilson(0, Math.max(1, n), 0.95)
                    .upperBound();
            paper.wrapped(
                    "  ",
                    "  ",
                    "In none of the runs (below " + CampaignWords.percent(bound) + " of them): "
                            + String.join(", ", never) + ".");
        }
    }

    private static void state(List<CellResult> cells, Paper paper) {
        paper.head("The state at the end of a run, against its start");
        for (Gauge gauge : Gauge.values()) {
            Table table = new Table("    ");
            boolean any = false;
            for (CellResult cell : cells) {
                Mean mean = cell.end().get(gauge);
                if (mean != null) {
                    long start = cell.start().gauges()[gauge.ordinal()];
                    any |= mean.value() != start;
                    table.row(name(cell), CampaignWords.mean(mean), "from " + start);
                }
            }
            if (any) {
                paper.wrapped("  ", "  ", gauge.meaning());
                table.print(paper);
            }
        }
    }

    private static void course(List<CellResult> cells, Paper paper) {
        if (cells.stream().allMatch(c -> c.course().isEmpty())) {
            return;
        }
        paper.head("Over the time of a life");
        for (CellResult cell : cells) {
            paper.wrapped("  ", "  ", name(cell) + ", means of " + cell.runs() + " lives");
            Table table = new Table("    ").right(0, 1, 2, 3, 4, 5, 6);
            table.row(Style.FAINT, "age", "extents", "largest free", "2M share", "records", "NP", "UC");
            for (int i = 3; i < cell.course().size(); i += 4) {
                CellResult.Moment at = cell.course().get(i);
                Map<Gauge, Mean> g = at.gauges();
                table.row(
                        CampaignWords.time(at.atNs()),
                        value(g, Gauge.EXTENTS),
                        value(g, Gauge.LARGEST_FREE),
                        value(g, Gauge.PMD_SHARE),
                        value(g, Gauge.BADBLOCKS_RECORDS),
                        value(g, Gauge.NP_PAGES),
                        value(g, Gauge.UC_PAGES));
            }
            table.print(paper);
        }
    }

    private static String value(Map<Gauge, Mean> gauges, Gauge gauge) {
        Mean mean = gauges.get(gauge);
        return mean == null ? "-" : CampaignWords.number(mean.value());
    }

    private static void worst(CampaignResult result, Paper paper) {
        paper.head("Runs to look at");
        for (CellResult cell : result.cells()) {
            if (cell.worst().isEmpty()) {
                continue;
            }
            CellResult.Worst worst = cell.worst().getFirst();
            paper.wrapped(
                    "  ",
                    "  ",
                    CampaignWords.where(result, cell.cell()) + ", run " + worst.run() + ": "
                            + worst.fate().word()
                            + (worst.outageNs() < 0
                                    ? ""
                                    : ", " + CampaignWords.time(worst.outageNs()) + " without the data"));
            paper.broken("    ", "    ", CampaignWords.again(result, worst.replay()));
        }
    }

    private static void meanings(CampaignResult result, Paper paper) {
        paper.head("Words");
        TreeSet<Fate> fates = new TreeSet<>();
        result.cells().forEach(cell -> fates.addAll(cell.fates().keySet()));
        Table table = new Table("  ");
        fates.forEach(fate -> table.row(fate.word(), fate.meaning()));
        table.print(paper);
        paper.wrapped(
                "  ",
                "  ",
                "Shares have Wilson's intervals where a run has one fault, else Student's over runs; what was never seen"
                        + " has an upper bound. Percentiles have order-statistic intervals. p-values are McNemar's, or"
                        + " Wilcoxon's where a run has several faults and for outages, after Holm over all comparisons.",
                Style.FAINT);
    }
}
