package daxsim.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.report.Comparison;
import daxsim.report.Made;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables beside the data. */
class CsvTablesTest {
    @SuppressWarnings("NullAway.Init")
    private static Comparison whole;

    @SuppressWarnings("NullAway.Init")
    private static Map<String, String> files;

    @BeforeAll
    static void write() throws Exception {
        whole = Made.whole();
        files = CsvTables.of(whole);
    }

    /** A reader of its own, as RFC 4180 has it. */
    private static List<List<String>> read(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else {
                cell.append(c);
            }
        }
        assertThat(quoted).isFalse();
        assertThat(row).isEmpty();
        return rows;
    }

    private static List<Map<String, String>> table(String file) {
        List<List<String>> rows = read(files.getOrDefault(file, ""));
        List<Map<String, String>> table = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                named.put(rows.getFirst().get(i), row.get(i));
            }
            table.add(named);
        }
        return table;
    }

    private static boolean is(Map<String, String> row, String column, String value) {
        return value.equals(row.get(column));
    }

    @Test
    void everyRowFitsItsHeader() {
        assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(CsvTables.HEADERS.keySet());
        files.forEach((name, text) -> {
            List<List<String>> rows = read(text);
            assertThat(rows.getFirst())
                    .as(name)
                    .isEqualTo(CsvTables.HEADERS.get(name))
                    .doesNotHaveDuplicates();
            assertThat(rows)
                    .as(name)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
        });
    }

    @Test
    void everyColumnIsExplained() throws Exception {
        String text = Files.readString(Path.of("../docs/data.md"), UTF_8);
        Map<String, List<String>> explained = new LinkedHashMap<>();
        String file = "";
        Matcher lines = Pattern.compile("(?m)^### `([a-z_]+\\.csv)`|^\\| `([a-z0-9_]+)` \\|")
                .matcher(text);
        while (lines.find()) {
            if (lines.group(1) != null) {
                file = lines.group(1);
                explained.put(file, new ArrayList<>());
            } else if (explained.containsKey(file)) {
                explained.get(file).add(lines.group(2));
            }
        }
        List<String> cell = List.of("scenario", "design", "variant", "regime", "seed");
        Map<String, List<String>> own = new LinkedHashMap<>();
        CsvTables.HEADERS.forEach((name, columns) -> own.put(
                name,
                columns.size() > 5 && columns.subList(0, 5).equals(cell)
                        ? columns.subList(5, columns.size())
                        : columns));
        assertThat(explained).containsExactlyInAnyOrderEntriesOf(own);
    }

    @Test
    void oneRowForEachCellAndCondition() {
        long conditions = whole.cells().stream()
                .mapToLong(c -> Math.max(1, c.conditions().size()))
                .sum();
        assertThat(table("results.csv")).hasSize((int) conditions);
        assertThat(table("results.csv"))
                .filteredOn(r -> is(r, "scenario", "clear-without-write")
                        && is(r, "variant", "two-call")
                        && is(r, "condition", "violated"))
                .singleElement()
                .satisfies(
                        r -> assertThat(r).containsEntry("verdict", "sometimes").containsEntry("complete", "true"));
        assertThat(table("results.csv"))
                .filteredOn(r -> is(r, "expressible", "false"))
                .hasSize(3)
                .allSatisfy(r -> assertThat(r.get("reason")).isNotEmpty());
    }

    @Test
    void theSameNumbersAsInTheData() {
        JsonNode results = JsonMapper.shared().readTree(ResultsJson.of(whole)).get("results");
        for (Map<String, String> row : table("latency.csv")) {
            for (JsonNode cell : results) {
                if (cell.get("scenario").asString().equals(row.get("scenario"))
                        && cell.get("design").asString().equals(row.get("design"))
                        && (cell.get("variant").isNull()
                                        ? ""
                                        : cell.get("variant").asString())
                                .equals(row.get("variant"))) {
                    JsonNode latency = cell.get("latency_ns").get(row.get("verb"));
                    assertThat(latency.get("failed").asString()).isEqualTo(row.get("failed"));
                    JsonNode succeeded = latency.get("succeeded");
                    if (succeeded.isNull()) {
                        assertThat(row).containsEntry("n", "0").containsEntry("p50_ns", "");
                    } else {
                        assertThat(succeeded.get("n").asString()).isEqualTo(row.get("n"));
                        assertThat(succeeded.get("p50").asString()).isEqualTo(row.get("p50_ns"));
                        assertThat(succeeded.get("mean_ci95").get(0).asString()).isEqualTo(row.get("mean_low_ns"));
                    }
                }
            }
        }
    }

    @Test
    void whatAReviewAsksIsInTheData() {
        JsonNode document = JsonMapper.shared().readTree(ResultsJson.of(whole));

        assertThat(document.get("claims")).hasSize(5);
        assertThat(document.get("claims").get(1).get("standing").asString()).isEqualTo("in-part");
        assertThat(document.get("claims")
                        .get(4)
                        .get("evidence")
                        .get(0)
                        .get("verdict")
                        .isNull())
                .isTrue();
        assertThat(document.get("conclusions")).hasSize(3);
        JsonNode first = document.get("conclusions").get(0);
        assertThat(first.get("parameter_dependent").asBoolean()).isTrue();
        assertThat(first.get("flips").get(0).get("crossover").asDouble()).isEqualTo(38.1);
        assertThat(first.get("flips").get(1).get("holds").asString()).isEqualTo("below");
        assertThat(first.get("elsewhere").get(0).get("profile").asString()).isEqualTo("spr-cxl");
        assertThat(document.get("clean_path")).hasSize(5);
        JsonNode fragmentation = document.get("results").get(15);
        assertThat(fragmentation.get("scenario").asString()).isEqualTo("fragmentation");
        assertThat(fragmentation.get("series").get(0).get("values").toString()).isEqualTo("[3,5,7]");
    }

    @Test
    void coursesClaimsAndConclusions() {
        assertThat(table("series.csv"))
                .filteredOn(r -> is(r, "design", "punch-pwrite") && is(r, "quantity", "extents"))
                .extracting(r -> r.get("repair") + ":" + r.get("value"))
                .containsExactly("1:3", "2:5", "3:7");
        assertThat(table("claims.csv"))
                .extracting(r -> r.get("standing") + " " + r.get("agrees"))
                .containsExactly(
                        "holds true",
                        "in-part true",
                        "in-part false",
                        "does-not-hold false",
                        "undecided true",
                        "not-tested ");
        assertThat(table("conclusions.csv"))
                .extracting(r -> r.get("parameter") + " " + r.get("robust"))
                .containsExactly("clear.dsm false", "fs.log_force false", " true", " true");
        assertThat(table("profiles.csv"))
                .singleElement()
                .satisfies(r -> assertThat(r).containsEntry("turns_around", "true"));
    }

    @Test
    void textOfAnyKindSurvives() throws Exception {
        String csv = new Csv(List.of("a", "b")).row("x,\"y\"\n\u65e5", null).text();
        assertThat(read(csv)).containsExactly(List.of("a", "b"), List.of("x,\"y\"\n\u65e5", ""));
        assertThatThrownBy(() -> new Csv(List.of("a")).row(1, 2)).hasMessageContaining("2 cells");
        assertThat(read(CsvTables.of(Made.hostile()).getOrDefault("results.csv", ""))
                        .get(1)
                        .getFirst())
                .isEqualTo("../<img src=x>");
    }
}
