package daxsim.data;

import daxsim.conform.ConformOutcome;
import daxsim.conform.ConformResult;
import daxsim.conform.Difference;
import daxsim.conform.NotPlayable;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How far the model does what real kernels did. */
public final class ConformJson {
    private ConformJson() {}

    /** The document. */
    public static String of(List<ConformOutcome> outcomes) {
        ObjectNode document = Json.document();
        ArrayNode files = document.putArray("files");
        long agree = 0;
        long total = 0;
        for (ConformOutcome outcome : outcomes) {
            ObjectNode file = files.addObject().put("file", outcome.file());
            switch (outcome) {
                case NotPlayable n -> file.put("played", false).put("reason", n.reason());
                case ConformResult r -> {
                    agree += r.agree();
                    total += r.total();
                    file.put("played", true).put("model", r.model());
                    file.put("agree", r.agree()).put("total", r.total());
                    differences(file.putArray("differences"), r.differences());
                }
            }
        }
        document.put("agree", agree).put("total", total);
        return Json.text(document);
    }

    private static void differences(ArrayNode into, List<Difference> differences) {
        for (Difference difference : differences) {
            into.addObject()
                    .put("line", difference.line())
                    .put("step", difference.op())
                    .put("command", difference.command())
                    .put("kernel", difference.expected())
                    .put("model", difference.actual())
                    .put("known", difference.explanation());
        }
    }
}
