package daxsim.data;

import daxsim.misuse.Found;
import daxsim.misuse.MisuseTable;
import daxsim.report.MisuseReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tables of misuse: one row for each kind of mistake and variant. */
public final class MisuseJson {
    private MisuseJson() {}

    /** The document. */
    public static String of(MisuseReport report) {
        ObjectNode document = Json.document();
        if (report.interrupted()) {
            document.put("interrupted", true);
        }
        put(document, report.tables());
        return Json.text(document);
    }

    static void put(ObjectNode document, List<MisuseTable> studied) {
        ArrayNode tables = document.putArray("misuse");
        studied.forEach(table -> table(tables.addObject(), table));
    }

    private static void table(ObjectNode into, MisuseTable table) {
        into.put("design", table.candidate().design().id());
        into.put("variant", Json.orNull(table.candidate().variant()));
        into.put("regime", table.candidate().regime().id());
        into.put("family", table.family().name().toLowerCase(Locale.ROOT));
        into.put("calls", table.calls());
        into.put("programs", table.programs());
        into.put("broken", table.broken());
        into.put("needed", table.needed());
        into.put("executions", table.executions());
        ArrayNode rows = into.putArray("kinds");
        for (MisuseTable.Row row : table.rows()) {
            ObjectNode node = rows.addObject();
            node.put("kind", row.kind());
            node.put("meaning", row.meaning());
            node.put("programs", row.programs());
            node.put("broken", row.broken());
            node.put("needed", row.needed());
            node.put("open", row.open());
            Map<String, Long> promises = row.promises().entrySet().stream()
                    .collect(Collectors.toMap(
                            e -> e.getKey().word(), Map.Entry::getValue, Long::sum, java.util.LinkedHashMap::new));
            Json.counts(node, "promises", promises);
            smallest(node, row.smallest());
        }
    }

    private static void smallest(ObjectNode into, @Nullable Found found) {
        if (found == null) {
            into.putNull("smallest");
            return;
        }
        into.putObject("smallest")
                .put("program", found.program().toString())
                .put("calls", found.program().calls())
                .put("tasks", found.program().tasks().size())
                .put("promise", found.promise().word())
                .put("needed", found.needed())
                .put("hits", found.hits())
                .put("runs", found.runs())
                .put("scenario", found.id())
                .put("page", found.page())
                .put("replay", found.witness());
    }
}
