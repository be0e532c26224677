package daxsim.data;

import daxsim.campaign.result.CampaignResult;
import daxsim.campaign.result.CellResult;
import daxsim.campaign.result.Pairing;
import daxsim.campaign.result.Share;
import daxsim.campaign.stats.Interval;
import daxsim.campaign.stats.Latencies;
import daxsim.campaign.stats.Mean;
import daxsim.campaign.stats.Percentile;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A campaign's results as data. */
public final class CampaignJson {
    private static final double[] PERCENTILES = {0.5, 0.9, 0.99, 0.999};

    private CampaignJson() {}

    /** A document. */
    public static String of(CampaignResult result) {
        ObjectNode document = Json.document();
        document.put("plan", result.experiment().plan().id());
        document.put("hash", result.experiment().plan().hash());
        document.put("title", result.experiment().plan().title());
        document.put("seed", result.experiment().plan().seed());
        document.put("confidence", result.confidence());
        document.put("complete", result.complete());
        document.put("planned_runs", result.planned());
        ArrayNode cells = document.putArray("cells");
        result.cells().forEach(cell -> cell(cells.addObject(), cell, result.confidence()));
        ArrayNode pairings = document.putArray("pairings");
        result.pairings().forEach(pairing -> pairing(pairings.addObject(), pairing));
        return Json.text(document);
    }

    private static void cell(ObjectNode node, CellResult cell, double confidence) {
        node.put("treatment", cell.cell().treatment().name());
        ObjectNode levels = node.putObject("levels");
        cell.cell().treatment().levels().forEach(l -> levels.put(l.factor(), l.value()));
        node.put("design", cell.cell().candidate().design().id());
        node.put("variant", Json.orNull(cell.cell().candidate().variant()));
        node.put("regime", cell.cell().candidate().regime().id());
        node.put("expressible", cell.cell().notExpressible() == null);
        node.put("reason", cell.cell().notExpressible());
        node.put("runs", cell.runs());
        node.put("faults", cell.faults());
        ObjectNode outcomes = node.putObject("outcomes");
        cell.fates().forEach((fate, share) -> share(outcomes.putObject(fate.word()), share));
        Share good = cell.good();
        if (good != null) {
            share(node.putObject("good"), good);
        }
        latencies(node.putObject("repair_ns"), cell.repairs(), confidence);
        latencies(node.putObject("outage_ns"), cell.outages(), confidence);
        means(node.putObject("counters"), cell.counters(), c -> c.column());
        means(node.putObject("end"), cell.end(), g -> g.column());
        ObjectNode start = node.putObject("start");
        for (daxsim.campaign.run.Gauge gauge : daxsim.campaign.run.Gauge.values()) {
            start.put(gauge.column(), cell.start().gauges()[gauge.ordinal()]);
        }
        ArrayNode course = node.putArray("course");
        for (CellResult.Moment moment : cell.course()) {
            ObjectNode at = course.addObject();
            at.put("at_ns", moment.atNs());
            means(at.putObject("gauges"), moment.gauges(), g -> g.column());
            ArrayNode free = at.putArray("free_runs");
            for (double runs : moment.freeRuns()) {
                free.add(runs);
            }
        }
        ArrayNode worst = node.putArray("worst");
        for (CellResult.Worst run : cell.worst()) {
            worst.addObject()
                    .put("run", run.run())
                    .put("outcome", run.fate().word())
                    .put("outage_ns", run.outageNs() < 0 ? null : run.outageNs())
                    .put("replay", run.replay());
        }
    }

    private static void share(ObjectNode node, Share share) {
        node.put("faults", share.hits());
        node.put("n", share.n());
        node.put("share", share.value());
        interval(node, share.interval());
        node.put("upper_bound", share.upperBound());
    }

    private static void interval(ObjectNode node, Interval interval) {
        ArrayNode ci = node.putArray("ci");
        for (double end : new double[] {interval.lower(), interval.upper()}) {
            if (Double.isInfinite(end)) {
                ci.addNull();
            } else {
                ci.add(end);
            }
        }
        node.put("method", interval.method());
    }

    private static void latencies(ObjectNode node, Latencies sample, double confidence) {
        node.put("n", sample.n());
        if (sample.n() == 0) {
            return;
        }
        for (double p : PERCENTILES) {
            Percentile q = Percentile.exact(sample, p, confidence);
            ObjectNode at = node.putObject(
                    "p" + String.format(Locale.ROOT, "%s", p * 100).replaceAll("\\.0$", ""));
            at.put("value", q.value());
            interval(at, q.interval());
        }
    }

    private static <E extends Enum<E>> void means(ObjectNode node, Map<E, Mean> means, Function<E, String> name) {
        means.forEach((constant, mean) -> {
            ObjectNode at = node.putObject(name.apply(constant));
            at.put("mean", mean.value());
            at.put("n", mean.n());
            interval(at, mean.interval());
        });
    }

    private static void pairing(ObjectNode node, Pairing pairing) {
        node.put("treatment", pairing.first().treatment().name());
        node.put("first", pairing.first().candidate().name());
        node.put("second", pairing.second().candidate().name());
        ArrayNode differences = node.putArray("differences");
        for (Pairing.Difference d : pairing.differences()) {
            ObjectNode at = differences.addObject();
            at.put("outcome", d.fate() == null ? "good" : d.word());
            at.put("pairs", d.n());
            at.put("only_first", d.onlyFirst());
            at.put("only_second", d.onlySecond());
            at.put("difference", d.value());
            interval(at, d.interval());
            at.put("p", d.pValue());
            at.put("p_holm", d.adjusted());
        }
        Pairing.Outages outages = pairing.outages();
        if (outages != null) {
            ObjectNode at = node.putObject("outage_ns");
            at.put("pairs", outages.pairs());
            at.put("median_difference", outages.medianNs());
            at.put("effect", outages.test().effect());
            interval(at, outages.test().interval());
            at.put("p", outages.test().pValue());
            at.put("p_holm", outages.adjusted());
        }
    }
}
