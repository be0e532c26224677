package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys that scripts rely on: they may become more, never others. */
class DataTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static JsonNode document;

    @BeforeAll
    static void compare() {
        Ran ran = Ran.daxsim(
                "compare",
                "sigbus-to-repair",
                "tag-dereference",
                "--designs",
                "merged,v1-clear-poison,pointer-tag",
                "--runs",
                "5",
                "--format",
                "json",
                "--out",
                folder.resolve("out").toString());
        document = JsonMapper.shared().readTree(ran.out());
    }

    private static List<JsonNode> rows() {
        List<JsonNode> rows = new ArrayList<>();
        document.get("results").forEach(rows::add);
        return rows;
    }

    private static void hasKeys(JsonNode node, String... keys) {
        assertThat(new TreeSet<>(node.propertyNames())).containsAll(Set.of(keys));
    }

    @Test
    void aRowForEachScenarioAndVariant() {
        assertThat(document.get("daxsim").isString()).isTrue();
        assertThat(document.has("interrupted")).isFalse();
        assertThat(rows()).hasSize(2 * (1 + 2 + 4));
        for (JsonNode row : rows()) {
            hasKeys(
                    row,
                    "scenario",
                    "design",
                    "variant",
                    "regime",
                    "seed",
                    "expressible",
                    "reason",
                    "may",
                    "outcomes",
                    "conditions",
                    "quantities",
                    "checks",
                    "operations",
                    "cost",
                    "blast_radius",
                    "final",
                    "latency_ns");
            assertThat(row.get("variant").isNull())
                    .isEqualTo(row.get("design").asString().equals("merged"));
            assertThat(row.get("seed").isIntegralNumber()).isTrue();
        }
    }

    @Test
    void conditions() {
        for (JsonNode row : rows()) {
            if (!row.get("expressible").asBoolean()) {
                assertThat(row.get("reason").isString()).isTrue();
                assertThat(row.get("conditions").isEmpty()).isTrue();
                continue;
            }
            assertThat(row.get("reason").isNull()).isTrue();
            hasKeys(row.get("conditions"), "reached", "violated");
            for (JsonNode condition : row.get("conditions")) {
                hasKeys(condition, "verdict", "hits", "runs", "complete", "bound", "witness");
                assertThat(condition.get("verdict").asString())
                        .isIn("never", "sometimes", "always", "undecided", "not-reached");
                assertThat(condition.get("hits").asLong())
                        .isLessThanOrEqualTo(condition.get("runs").asLong());
                assertThat(condition.get("witness").isNull())
                        .isEqualTo(condition.get("hits").asLong() == 0);
            }
        }
        assertThat(rows()).anyMatch(row -> !row.get("expressible").asBoolean());
    }

    @Test
    void operationsCostAndEnd() {
        int signals = 0;
        for (JsonNode row : rows()) {
            if (!row.get("expressible").asBoolean()) {
                continue;
            }
            hasKeys(row.get("blast_radius"), "lines_struck", "bytes_resupplied", "good_bytes_lost");
            assertThat(row.get("blast_radius").get("lines_struck").asLong()).isPositive();
            hasKeys(row.get("cost"), "clear_calls", "memtype_changes", "ipis", "syscalls", "bytes_copied", "log_lines");
            hasKeys(row.get("final"), "badblocks", "poison_lines", "extents", "memory_types");
            assertThat(row.get("final").get("badblocks").get("pmem0").isString())
                    .isTrue();
            assertThat(row.get("operations").isEmpty()).isFalse();
            for (JsonNode operation : row.get("operations")) {
                hasKeys(
                        operation,
                        "task",
                        "index",
                        "op",
                        "calls",
                        "result",
                        "errno",
                        "signal",
                        "start_ns",
                        "end_ns",
                        "state");
                for (JsonNode call : operation.get("calls")) {
                    hasKeys(call, "call", "result", "errno");
                }
                if (!operation.get("signal").isNull()) {
                    assertThat(operation.get("signal").asString()).isEqualTo("SIGBUS");
                    assertThat(operation.get("signal_code").asString()).startsWith("BUS_");
                    signals++;
                }
            }
            for (JsonNode latency : row.get("latency_ns")) {
                hasKeys(latency, "n", "p50", "p99", "ci95");
                assertThat(latency.get("ci95").size()).isEqualTo(2);
            }
        }
        assertThat(signals).isPositive();
    }

    @Test
    void checksAreTheClosedList() {
        Ran ran = Ran.daxsim("list", "checks", "--format", "json");
        List<String> known = new ArrayList<>();
        JsonMapper.shared()
                .readTree(ran.out())
                .get("checks")
                .forEach(c -> known.add(c.get("id").asString()));
        for (JsonNode row : rows()) {
            if (row.get("expressible").asBoolean()) {
                assertThat(row.get("checks").propertyNames()).containsExactlyElementsOf(known);
            }
        }
    }

    @Test
    void aList() {
        JsonNode list = JsonMapper.shared()
                .readTree(Ran.daxsim("list", "--format", "json").out());
        hasKeys(list, "daxsim", "scenarios", "designs", "profiles", "checks", "events", "rules");
        for (String section : new String[] {"scenarios", "designs", "profiles", "checks", "events", "rules"}) {
            assertThat(list.get(section).isEmpty()).as(section).isFalse();
            list.get(section).forEach(item -> hasKeys(item, "id", "says"));
        }
    }

    @Test
    void aTraceForPerfetto() throws Exception {
        Path file = folder.resolve("trace.json");
        assertThat(Ran.daxsim("run", "sigbus-to-repair", "--design", "merged", "--trace", file.toString())
                        .status())
                .isZero();
        JsonNode trace = JsonMapper.shared().readTree(Files.readString(file));
        Set<String> phases = new TreeSet<>();
        for (JsonNode event : trace.get("traceEvents")) {
            hasKeys(event, "name", "ph", "pid", "tid");
            phases.add(event.get("ph").asString());
        }
        assertThat(phases).containsExactly("M", "X", "i");
    }

    @Test
    void aRunHasItsEvents() {
        JsonNode run = JsonMapper.shared()
                .readTree(Ran.daxsim("run", "sigbus-to-repair", "--design", "merged", "--format", "json")
                        .out())
                .get("results")
                .get(0);
        hasKeys(
                run,
                "scenario",
                "design",
                "variant",
                "regime",
                "seed",
                "operations",
                "final",
                "events",
                "replay",
                "broken");
        assertThat(run.get("events").isEmpty()).isFalse();
        run.get("events").forEach(e -> hasKeys(e, "time_ns", "cpu", "task", "event", "rule", "source"));
    }
}
