package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Crash points from the command line. */
class CrashPointsCommandTest {
    @Test
    void aRowForEachVariantAndAPointForEachStep() {
        Ran ran = Ran.daxsim("explore", "power-failure", "--crash-points", "--format", "json");

        assertThat(ran.status()).isZero();
        JsonNode tables = JsonMapper.shared().readTree(ran.out()).get("crash_points");
        assertThat(tables.size()).isGreaterThanOrEqualTo(9);
        for (JsonNode table : tables) {
            assertThat(new TreeSet<>(table.propertyNames()))
                    .containsAll(Set.of(
                            "scenario", "design", "variant", "regime", "expressible", "operation", "points", "silent"));
            assertThat(table.get("points").get(0).get("position").asString()).isEqualTo("before");
            long silent = 0;
            for (JsonNode point : table.get("points")) {
                boolean any = false;
                for (JsonNode outcome : point.get("outcomes")) {
                    assertThat(new TreeSet<>(outcome.propertyNames()))
                            .containsAll(Set.of(
                                    "executions",
                                    "extents",
                                    "badblocks",
                                    "file_poison_lines",
                                    "poison_lines",
                                    "reads"));
                    any |= outcome.get("silent").asBoolean();
                }
                silent += any ? 1 : 0;
            }
            assertThat(table.get("silent").asLong()).isEqualTo(silent);
        }
    }

    @Test
    void aScenarioWhosePowerCannotFailIsRefused() {
        Ran ran = Ran.daxsim("explore", "plain-repair", "--crash-points");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .endsWith("plain-repair.yaml:1:1: the power cannot fail in this scenario; add power-failure to may\n");
    }
}
