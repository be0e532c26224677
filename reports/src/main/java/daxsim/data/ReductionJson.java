package daxsim.data;

import daxsim.reduce.Piece;
import daxsim.reduce.Reduction;
import daxsim.report.Reductions;
import daxsim.scenario.OpRef;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The smallest violating part of each scenario. Operations and faults are named as the scenario has them. */
public final class ReductionJson {
    private ReductionJson() {}

    /** The document. */
    public static String of(Reductions reductions) {
        ObjectNode document = Json.document();
        ArrayNode rows = document.putArray("reductions");
        for (Reductions.Row row : reductions.rows()) {
            ObjectNode into = rows.addObject();
            into.put("scenario", row.scenario().id());
            into.put("hash", row.scenario().hash());
            into.put("design", row.candidate().design().id());
            into.put("variant", Json.orNull(row.candidate().variant()));
            into.put("regime", row.candidate().regime().id());
            into.put("reason", Json.orNull(row.why()));
            Reduction reduction = row.reduction();
            if (reduction != null) {
                reduction(into, reduction);
            }
        }
        return Json.text(document);
    }

    private static void reduction(ObjectNode into, Reduction reduction) {
        ObjectNode needed = into.putObject("needed");
        ArrayNode faults = needed.putArray("faults");
        for (int i = 0; i < reduction.whole().faults().size(); i++) {
            if (!reduction.left().contains(new Piece.Fault(i))) {
                faults.add(i);
            }
        }
        ArrayNode operations = needed.putArray("operations");
        operations(operations, reduction, reduction.rest().tasks(), false);
        operations(operations, reduction, reduction.rest().afterReboot(), true);
        Json.strings(needed, "may", reduction.rest().may().words());
        into.put("tried", reduction.tried());
        into.put("unsure", reduction.unsure());
        Scenario rest = reduction.rest();
        into.put("tasks", rest.tasks().size() + rest.afterReboot().size());
    }

    private static void operations(ArrayNode into, Reduction reduction, List<TaskSpec> tasks, boolean afterReboot) {
        for (TaskSpec task : tasks) {
            for (int i = 0; i < task.ops().size(); i++) {
                OpRef then = Objects.requireNonNull(reduction.names().get(new OpRef(task.name(), i, afterReboot)));
                into.add(then.toString());
            }
        }
    }
}
