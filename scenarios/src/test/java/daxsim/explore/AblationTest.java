package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.kernel.Regime;
import daxsim.scenario.Mechanism;
import daxsim.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Goal: no mechanism is decoration. Method: the table in docs/model/mechanisms.md, row by row. */
class AblationTest {
    private record Row(
            String mechanism,
            String scenario,
            String text,
            String becomes,
            String design,
            String with,
            String without) {}

    private static List<Row> rows() {
        try (Stream<String> lines = Files.lines(Path.of("../docs/model/mechanisms.md"))) {
            return lines.filter(line -> line.startsWith("| "))
                    .skip(1)
                    .map(AblationTest::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        List<String> cells = Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
        assertThat(cells).as(line).hasSize(7);
        return new Row(
                cells.get(0),
                code(cells.get(1)),
                code(cells.get(2)),
                code(cells.get(3)),
                code(cells.get(4)),
                cells.get(5),
                cells.get(6));
    }

    /** Text between backquotes keeps its blanks. */
    private static String code(String cell) {
        return cell.replace("`", "");
    }

    /** What design reviews would ask about, and every switch that has no other use. */
    @Test
    void everyMechanismHasARow() {
        String table = rows().toString();
        for (Mechanism mechanism : Mechanism.values()) {
            assertThat(table)
                    .contains("without: ["
                            + mechanism.name().toLowerCase(Locale.ROOT).replace('_', '-') + "]");
        }
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(19);
    }

    @TestFactory
    Stream<DynamicTest> withoutItTheVerdictIsAnotherOne() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.mechanism(), () -> {
                    assertThat(row.with()).isNotEqualTo(row.without());
                    if (row.text().startsWith("regime ")) {
                        assertThat(verdict(Library.scenario(row.scenario()), row, regime(row.text())))
                                .isEqualTo(row.with());
                        assertThat(verdict(Library.scenario(row.scenario()), row, regime(row.becomes())))
                                .isEqualTo(row.without());
                    } else {
                        assertThat(verdict(Library.scenario(row.scenario()), row, null))
                                .isEqualTo(row.with());
                        assertThat(verdict(changed(row), row, null)).isEqualTo(row.without());
                    }
                }));
    }

    private static Regime regime(String words) {
        return Regime.ALL.stream()
                .filter(r -> words.equals("regime " + r.id()))
                .findFirst()
                .orElseThrow();
    }

    private static String verdict(Scenario scenario, Row row, @org.jspecify.annotations.Nullable Regime regime) {
        return Library.verdict(
                Library.explored(
                        scenario,
                        regime == null ? Library.candidate(row.design()) : Library.candidate(row.design(), regime)),
                "violated");
    }

    /** The scenario does without; its stimulus then no longer asks for the mechanism itself. */
    private static Scenario changed(Row row) {
        String text = Library.text(row.scenario());
        assertThat(text).as(row.scenario()).contains(row.text());
        return Library.parse(
                row.scenario(),
                text.replace(row.text(), row.becomes())
                        .replace("lsb: 12", "lsb: \">0\"")
                        .replace("patrolled: 1", "fault-struck: 1")
                        .replaceAll("(?s)\nexpect:.*", "\n"));
    }
}
