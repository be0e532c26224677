package daxsim.data;

import daxsim.claim.Judged;
import daxsim.explore.CellResult;
import daxsim.play.Candidate;
import daxsim.report.Comparison;
import daxsim.sensitivity.Conclusion;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a comparison says beside its cells: claims, conclusions about time, the cost of the clean path. */
final class ReviewJson {
    private ReviewJson() {}

    static void put(ObjectNode document, Comparison comparison) {
        ArrayNode claims = document.putArray("claims");
        comparison.claims().forEach(judged -> claim(claims.addObject(), judged));
        ArrayNode conclusions = document.putArray("conclusions");
        comparison.conclusions().forEach(conclusion -> conclusion(conclusions.addObject(), conclusion));
        ArrayNode paths = document.putArray("clean_path");
        comparison.cleanPaths().forEach(path -> {
            Candidate candidate = path.candidate();
            paths.addObject()
                    .put("design", candidate.design().id())
                    .put("variant", Json.orNull(candidate.variant()))
                    .put("regime", candidate.regime().id())
                    .put("calls", path.calls())
                    .put("arguments", path.arguments())
                    .put("branches", path.branches());
        });
    }

    private static void claim(ObjectNode into, Judged judged) {
        into.put("claim", judged.claim().id());
        into.put("who", judged.claim().who());
        into.put("when", judged.claim().when());
        into.put("says", judged.claim().says());
        into.put("standing", judged.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        ArrayNode evidence = into.putArray("evidence");
        for (Judged.Evidence one : judged.evidence()) {
            CellResult cell = one.cell();
            ObjectNode object = evidence.addObject();
            object.put("scenario", one.test().scenario());
            object.put("candidate", one.test().candidate());
            object.put("condition", one.test().condition());
            Json.strings(object, "expected", one.test().verdicts());
            object.put("verdict", cell == null ? null : one.verdict().word());
            object.put("agrees", cell == null ? null : Boolean.valueOf(one.agrees()));
        }
    }

    private static void conclusion(ObjectNode into, Conclusion conclusion) {
        into.put("scenario", conclusion.scenario().id());
        into.put("verb", conclusion.verb());
        into.put("fast", conclusion.fast().name());
        into.put("slow", conclusion.slow().name());
        into.put("fast_ns", conclusion.fastNs());
        into.put("slow_ns", conclusion.slowNs());
        into.put("varied", conclusion.varied());
        into.put("parameter_dependent", conclusion.parameterDependent());
        into.put("together", conclusion.together());
        ArrayNode elsewhere = into.putArray("elsewhere");
        for (Conclusion.OnProfile on : conclusion.elsewhere()) {
            elsewhere
                    .addObject()
                    .put("profile", on.profile())
                    .put("fast_ns", on.fastNs())
                    .put("slow_ns", on.slowNs());
        }
        ArrayNode flips = into.putArray("flips");
        for (Conclusion.Flip flip : conclusion.flips()) {
            flips.addObject()
                    .put("parameter", flip.parameter())
                    .put("unit", flip.unit())
                    .put("grade", flip.grade())
                    .put("value", flip.value())
                    .put("min", flip.min())
                    .put("max", flip.max())
                    .put("crossover", flip.crossover())
                    .put("holds", flip.above() ? "above" : "below");
        }
    }
}
