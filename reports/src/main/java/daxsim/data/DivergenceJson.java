package daxsim.data;

import daxsim.diverge.Divergence;
import daxsim.report.Parting;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two designs on the same choices. */
public final class DivergenceJson {
    private DivergenceJson() {}

    /** The document. */
    public static String of(Divergence divergence) {
        Parting parting = Parting.of(divergence);
        ObjectNode document = Json.document();
        ObjectNode into = document.putObject("divergence");
        into.put("scenario", divergence.scenario().id());
        into.put("hash", divergence.scenario().hash());
        into.put("violates", divergence.violates());
        into.put("same", divergence.same());
        steps(into.putArray("common"), parting, parting.common());
        ArrayNode sides = into.putArray("sides");
        side(sides.addObject(), divergence.leader(), parting, parting.leader());
        side(sides.addObject(), divergence.led(), parting, parting.led());
        return Json.text(document);
    }

    private static void side(ObjectNode into, Divergence.Side side, Parting parting, List<Parting.Row> rows) {
        into.put("design", side.candidate().design().id());
        into.put("variant", Json.orNull(side.candidate().variant()));
        into.put("regime", side.candidate().regime().id());
        into.put("replay", side.run().replay());
        steps(into.putArray("steps"), parting, rows);
        SnapshotJson.operations(into, side.run().operations());
    }

    private static void steps(ArrayNode into, Parting parting, List<Parting.Row> rows) {
        for (Parting.Row row : rows) {
            into.addObject()
                    .put("task", parting.legend().get(row.lane()))
                    .put("text", row.step())
                    .put("rule", row.rule().id());
        }
    }
}
