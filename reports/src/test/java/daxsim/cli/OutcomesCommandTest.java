package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What explore and compare say beside verdicts: outcomes, what is needed, where two designs part. */
class OutcomesCommandTest {
    private static JsonNode json(String... args) {
        List<String> words = new ArrayList<>(List.of(args));
        words.addAll(List.of("--format", "json"));
        Ran ran = Ran.daxsim(words.toArray(String[]::new));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        return JsonMapper.shared().readTree(ran.out());
    }

    private static void refuses(String message, String... args) {
        Ran ran = Ran.daxsim(args);
        assertThat(ran.err()).isEqualTo("daxsim: " + message + "\n");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void everyRowHasItsOutcomes() {
        JsonNode row = json("explore", "fault-between-clear-and-write", "--designs", "v2-mode-flag")
                .get("results")
                .get(0);

        assertThat(row.get("outcome_table").size())
                .isEqualTo(row.get("outcomes").asInt());
        long executions = 0;
        for (JsonNode outcome : row.get("outcome_table")) {
            assertThat(new TreeSet<>(outcome.propertyNames()))
                    .contains("conditions", "operations", "final", "executions", "replay");
            executions += outcome.get("executions").asLong();
            assertThat(Ran.daxsim("run", "--replay", outcome.get("replay").asString())
                            .status())
                    .isZero();
        }
        assertThat(executions).isEqualTo(row.get("executions").asLong());
        JsonNode worst = row.get("outcome_table").get(0);
        assertThat(worst.get("operations").get("reader.1").asString()).isEqualTo("8 (undefined)");
        assertThat(worst.get("conditions").toString()).isEqualTo("[\"reached\",\"violated\"]");
    }

    /** A promise may be broken where nothing is violated; it has a witness of its own. */
    @Test
    void everyBrokenPromiseHasAWitness() {
        JsonNode row = json("explore", "partial-clear", "--designs", "merged")
                .get("results")
                .get(0);

        assertThat(row.get("conditions").get("violated").get("witness").isNull())
                .isTrue();
        long executions = row.get("checks").get("wrong-errno").asLong();
        assertThat(executions).isGreaterThan(1);
        assertThat(row.get("check_witnesses").propertyNames()).containsExactly("wrong-errno");
        JsonNode run = json(
                "run", "--replay", row.get("check_witnesses").get("wrong-errno").asString());
        assertThat(run.get("results").get(0).get("broken").toString()).isEqualTo("[\"wrong-errno\"]");
        assertThat(Ran.daxsim("explore", "partial-clear", "--designs", "merged").out())
                .contains("  promise broken: wrong-errno, in " + executions + " executions\n    daxsim run --replay\n");
    }

    @Test
    void whichDesignEndsHow() {
        JsonNode outcomes = json(
                        "explore", "fault-between-clear-and-write", "--designs", "v2-mode-flag,merged", "--outcomes")
                .get("outcome_differences")
                .get(0)
                .get("outcomes");

        assertThat(outcomes.size()).isEqualTo(3);
        JsonNode violated = outcomes.get(0);
        assertThat(violated.get("conditions").toString()).contains("violated");
        assertThat(violated.get("has").propertyNames()).containsExactly("v2-mode-flag");
        assertThat(violated.get("lacks").toString()).isEqualTo("[\"merged\"]");
        assertThat(violated.get("unknown").isEmpty()).isTrue();
        assertThat(json("explore", "power-failure", "--designs", "merged").has("outcome_differences"))
                .isFalse();
    }

    /** What was not covered is not said to be absent. */
    @Test
    void whatWasCutIsUnknown() {
        Ran ran = Ran.daxsim(
                "explore",
                "fault-between-clear-and-write",
                "--designs",
                "v2-mode-flag,merged",
                "--outcomes",
                "--max-executions",
                "3",
                "--format",
                "text");

        assertThat(ran.out())
                .contains("(not complete)", "Observation undecided 0 3, not complete, bound: executions 3\n");
    }

    @Test
    void compareSaysItToo(@TempDir java.nio.file.Path folder) {
        Ran ran = Ran.daxsim(
                "compare",
                "fault-between-clear-and-write",
                "--designs",
                "v2-mode-flag,merged",
                "--runs",
                "2",
                "--outcomes",
                "--quiet",
                "--out",
                folder.resolve("out").toString());

        assertThat(ran.out())
                .contains("\nOutcomes\n", "  violated     reader.1 = 8 (undefined)\n", "has it: v2-mode-flag ");
    }

    @Test
    void twoDesignsOnTheSameChoices() {
        JsonNode divergence = json("explore", "fault-between-clear-and-write", "--diverge", "v2-mode-flag,merged")
                .get("divergence");

        assertThat(divergence.get("same").asBoolean()).isFalse();
        assertThat(divergence.get("common").size()).isEqualTo(8);
        assertThat(divergence
                        .get("sides")
                        .get(0)
                        .get("steps")
                        .get(0)
                        .get("text")
                        .asString())
                .isEqualTo("direct map 0x4080102000: nothing to change");
        assertThat(divergence
                        .get("sides")
                        .get(1)
                        .get("steps")
                        .get(0)
                        .get("text")
                        .asString())
                .isEqualTo("direct map 0x4080102000: WB, present");
    }

    @Test
    void whatIsNeeded() {
        JsonNode reduction = json("explore", "clear-without-write", "--designs", "v1-clear-poison", "--minimise")
                .get("reductions");

        assertThat(reduction.size()).isEqualTo(2);
        assertThat(reduction.get(0).get("reason").asString()).isEqualTo("nothing to leave out: never violated");
        assertThat(reduction.get(1).get("needed").get("operations").toString())
                .isEqualTo("[\"writer.0\",\"reader.1\"]");
        assertThat(reduction.get(1).get("needed").get("may").toString()).isEqualTo("[\"kill: writer\"]");
    }

    @Test
    void badUsage() {
        refuses(
                "--outcomes, --minimise, --diverge and --crash-points are four questions; allowed: one at a time",
                "explore",
                "power-failure",
                "--outcomes",
                "--minimise");
        refuses(
                "--diverge merged names not two designs; allowed: --diverge A,B",
                "explore",
                "power-failure",
                "--diverge",
                "merged");
        refuses(
                "--diverge merged,merged names one design twice; allowed: two different ones",
                "explore",
                "power-failure",
                "--diverge",
                "merged,merged");
        refuses(
                "--diverge names its designs itself; allowed: --diverge A,B without --designs",
                "explore",
                "power-failure",
                "--designs",
                "merged",
                "--diverge",
                "merged,v2-mode-flag");
        refuses(
                "--diverge takes one scenario, these are 2; name one of them",
                "explore",
                "power-failure",
                "partial-clear",
                "--diverge",
                "merged,v2-mode-flag");
        refuses(
                "tag-dereference is not expressible with punch-pwrite: caller: direct-access /mnt/db 8KiB 4KiB recovery:"
                        + " the design has no translation for recovery",
                "explore",
                "tag-dereference",
                "--diverge",
                "merged,punch-pwrite");
        assertThat(Ran.daxsim("explore", "power-failure", "--diverge", "merged,v2-mode-flg")
                        .err())
                .startsWith("daxsim: unknown design \"v2-mode-flg\" (did you mean \"v2-mode-flag\"?); allowed: ");
    }
}
