package daxsim.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import daxsim.campaign.plan.Plan;
import daxsim.campaign.plan.PlanLibrary;
import daxsim.explore.Catalogue;
import daxsim.scenario.BadInput;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is wrong with a plan, and where. */
class PlanErrorsTest {
    private static final String PLAN = """
            title: t
            machine: {profile: clx-optane100, cpus: 4}
            pmem: [{name: pmem0, size: 16MiB}]
            files: [{path: /mnt/db, size: 1MiB, on: pmem0}]
            workload:
              tasks: 1
              mix: {pread: 1}
              sizes: {4KiB: 1}
            faults: {count: 1}
            designs: [merged]
            runs: 10
            """;

    private static Plan read(String text) throws BadInput {
        return PlanReader.read("p.yaml", "p", text.getBytes(StandardCharsets.UTF_8), new Catalogue().vocabulary());
    }

    private static void says(String from, String to, String message) {
        assertThat(PLAN).contains(from);
        BadInput bad = catchThrowableOfType(BadInput.class, () -> read(PLAN.replace(from, to)));
        assertThat(bad).hasMessage(message);
    }

    @Test
    void keysAndWords() {
        says(
                "  tasks: 1",
                "  taks: 1",
                "p.yaml:6:3: unknown key \"taks\" (did you mean \"tasks\"?) in the workload; allowed: tasks, operations, mix,"
                        + " sizes, hot, think, on-error, on-sigbus, supply, on-listed, attempts");
        says(
                "mix: {pread: 1}",
                "mix: {pred: 1}",
                "p.yaml:7:9: unknown word in mix \"pred\" (did you mean \"pread\"?); allowed: pread, pwrite, load, store, fsync");
        says("mix: {pread: 1}", "mix: {pread: 0}", "p.yaml:7:8: all weights of mix are 0; at least one above 0");
        says(
                "sizes: {4KiB: 1}",
                "sizes: {4MiB: 1}",
                "p.yaml:8:11: an operation of 4MiB does not fit; 1 to 1048576 bytes");
        says("  tasks: 1", "  tasks: 5", "p.yaml:6:10: there are 5 tasks and 4 CPUs; a CPU for each task");
        says(
                "designs: [merged]",
                "designs: [merge]",
                "p.yaml:10:11: unknown design \"merge\" (did you mean \"merged\"?); allowed: punch-pwrite, v1-clear-poison,"
                        + " v2-mode-flag, pointer-tag, merged");
        says(
                "runs: 10",
                "runs: {confidence: 95}",
                "p.yaml:11:7: a stop rule needs a margin or a width; one of them: {margin: 1, confidence: 95}");
        says("runs: 10", "runs: {margin: 0}", "p.yaml:11:16: found \"0\"; a number of percent above 0 and below 100");
        says("runs: 10", "runs: many", "p.yaml:11:7: found \"many\"; a whole number from 1 to 100000000");
    }

    @Test
    void faults() {
        says(
                "faults: {count: 1}",
                "faults: {count: 1, kind: hard}",
                "p.yaml:9:26: a hard fault is not modelled yet; docs/model/limits.md says what is not");
        says(
                "faults: {count: 1}",
                "faults: {rate: 5}",
                "p.yaml:9:16: a rate without a time; over: TIME beside it, 10y");
        says("faults: {count: 1}", "faults: {}", "p.yaml:9:9: neither count nor rate is given; one of them");
        says(
                "faults: {count: 1}",
                "faults: {count: 1, over: 10}",
                "p.yaml:9:28: a unit is missing after \"10\"; a time is a number with one of ns us ms s min h d y, sums with +");
    }

    @Test
    void factors() {
        says(
                "  tasks: 1",
                "  tasks: []",
                "p.yaml:6:10: the factor \"tasks\" has no level; one value, or a list of values");
        says("  tasks: 1", "  tasks: [1, 2, 5]", "p.yaml:6:17: there are 5 tasks and 4 CPUs; a CPU for each task");
        says(
                "files: [{path: /mnt/db, size: 1MiB, on: pmem0}]\n",
                "layouts: {a: {pmem: [{name: pmem0, size: 16MiB}]}}\n",
                "p.yaml:3:7: both layouts and pmem are given; pmem in each layout");
    }

    @Test
    void aListIsAFactor() throws BadInput {
        Plan plan = read(PLAN.replace("  tasks: 1", "  tasks: [1, 2]")
                .replace("profile: clx-optane100", "profile: [clx-optane100, spr-cxl]"));
        assertThat(plan.treatments())
                .extracting(t -> t.name())
                .containsExactly(
                        "profile clx-optane100, tasks 1",
                        "profile clx-optane100, tasks 2",
                        "profile spr-cxl, tasks 1",
                        "profile spr-cxl, tasks 2");
        assertThat(plan.treatments().getLast().workload().tasks()).isEqualTo(2);
        assertThat(plan.treatments().getLast().world().machine().profile()).isEqualTo("spr-cxl");
    }

    @Test
    void theHashIsOfTheMeaning() throws BadInput {
        String hash = read(PLAN).hash();
        assertThat(read(PLAN.replace("title: t", "title: another")).hash()).isEqualTo(hash);
        assertThat(read(PLAN.replace("runs: 10", "runs: 20")).hash()).isEqualTo(hash);
        assertThat(PlanReader.read(
                                "/elsewhere/q.yaml",
                                "q",
                                PLAN.getBytes(StandardCharsets.UTF_8),
                                new Catalogue().vocabulary())
                        .hash())
                .isEqualTo(hash);
        assertThat(read(PLAN.replace("{4KiB: 1}", "{4096: 1}")).hash()).isEqualTo(hash);
        assertThat(read(PLAN.replace("count: 1", "count: 2")).hash()).isNotEqualTo(hash);
        assertThat(read(PLAN + "seed: 2\n").hash()).isNotEqualTo(hash);
    }

    @Test
    void shippedPlansCanBeRead() throws BadInput {
        for (String id : PlanLibrary.IDS) {
            assertThat(PlanLibrary.read(id, new Catalogue().vocabulary()).treatments())
                    .as(id)
                    .isNotEmpty();
        }
    }
}
