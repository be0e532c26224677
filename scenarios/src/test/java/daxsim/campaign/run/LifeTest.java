package daxsim.campaign.run;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.campaign.plan.Plan;
import daxsim.check.Fate;
import daxsim.explore.Catalogue;
import daxsim.scenario.BadInput;
import daxsim.scenario.read.PlanReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static final String PLAN = """
            title: t
            machine: {profile: clx-optane100}
            pmem: [{name: pmem0, size: 16MiB}]
            files: [{path: /mnt/db, size: 1MiB, on: pmem0}]
            workload:
              operations: 10
              mix: {pread: 1, pwrite: 1, load: 1, store: 1}
              sizes: {512: 1, 4KiB: 1}
              hot: {share: 90, size: 8KiB}
              think: 5us
            faults: {count: 1, kinds: {line: 1, block: 1, run: 1}, found: {consumption: 1, scrub: 1, patrol: 1, boot: 1}}
            runs: 10
            """;

    private static Plan plan(String text) throws BadInput {
        return PlanReader.read("p.yaml", "p", text.getBytes(StandardCharsets.UTF_8), new Catalogue().vocabulary());
    }

    private static Life life(Plan plan, String design) throws BadInput {
        return Life.of(
                plan.treatments().getFirst(),
                new Catalogue().named(design, null).getFirst());
    }

    private static String text(RunResult run) {
        return Arrays.toString(run.counters()) + Arrays.toString(run.end()) + run.faults();
    }

    @Test
    void aRunDependsOnItsNumberAlone() throws BadInput {
        Plan plan = plan(PLAN);
        Life one = life(plan, "merged");
        List<String> forwards = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            forwards.add(text(one.run(1, i)));
        }
        Life other = life(plan, "merged");
        for (int i = 39; i >= 0; i--) {
            assertThat(text(other.run(1, i))).as("run %d", i).isEqualTo(forwards.get(i));
        }
        assertThat(forwards).doesNotHaveDuplicates();
        assertThat(text(other.run(2, 0))).isNotEqualTo(forwards.getFirst());
    }

    @Test
    void everyDesignMeetsTheSameFaults() throws BadInput {
        Plan plan = plan(PLAN);
        Life punch = life(plan, "punch-pwrite");
        Life merged = life(plan, "merged");
        for (int i = 0; i < 60; i++) {
            FaultRow a = punch.run(1, i).faults().getFirst();
            FaultRow b = merged.run(1, i).faults().getFirst();
            assertThat(a.kind() + " " + a.found() + " " + a.bytes())
                    .isEqualTo(b.kind() + " " + b.found() + " " + b.bytes());
        }
    }

    @Test
    void whatIsMetAndRepairedMovesUnderPunchingAndStaysUnderMerged() throws BadInput {
        Plan plan = plan(PLAN);
        Life punch = life(plan, "punch-pwrite");
        Life merged = life(plan, "merged");
        int moved = 0;
        int stayed = 0;
        for (int i = 0; i < 300; i++) {
            RunResult a = punch.run(1, i);
            RunResult b = merged.run(1, i);
            assertThat(a.faults().getFirst().fate()).isNotEqualTo(Fate.REPAIRED_IN_PLACE);
            assertThat(b.faults().getFirst().fate()).isNotEqualTo(Fate.REPAIRED_ELSEWHERE);
            moved += a.faults().getFirst().fate() == Fate.REPAIRED_ELSEWHERE ? 1 : 0;
            if (b.faults().getFirst().fate() == Fate.REPAIRED_IN_PLACE) {
                stayed++;
                assertThat(b.end()[Gauge.EXTENTS.ordinal()]).isEqualTo(1);
                assertThat(b.faults().getFirst().outageNs()).isPositive();
                assertThat(b.faults().getFirst().met()).isTrue();
            }
        }
        assertThat(moved).isPositive();
        assertThat(stayed).isPositive();
    }

    @Test
    void anApplicationThatDiesIsCounted() throws BadInput {
        Plan plan = plan(PLAN.replace("  think: 5us", "  think: 5us\n  on-sigbus: die")
                .replace("mix: {pread: 1, pwrite: 1, load: 1, store: 1}", "mix: {load: 1}"));
        Life life = life(plan, "merged");
        long kills = 0;
        for (int i = 0; i < 60; i++) {
            RunResult run = life.run(1, i);
            Fate fate = run.faults().getFirst().fate();
            boolean killed = fate == Fate.KILLED || fate == Fate.RESTARTED;
            assertThat(run.count(Counter.KILLS)).isEqualTo(killed ? 1 : 0);
            kills += run.count(Counter.KILLS);
        }
        assertThat(kills).isPositive();
    }

    @Test
    void aLifeOfYearsHasItsFaultsAndSamples() throws BadInput {
        Plan plan = plan(PLAN.replace("count: 1,", "count: 40, over: 10y, reboot-every: 1y,")
                .replace("  think: 5us", "  think: 5us\n  on-listed: repair"));
        Life merged = life(plan, "merged");
        RunResult run = merged.run(1, 0);
        assertThat(run.count(Counter.FAULTS)).isEqualTo(40);
        assertThat(run.faults()).hasSize(40);
        assertThat(run.samples()).hasSize(Life.SAMPLES);
        assertThat(run.samples().getLast().atNs()).isEqualTo(10 * 31_557_600_000_000_000L);
        assertThat(run.faults()).isSortedAccordingTo((a, b) -> Long.compare(a.atNs(), b.atNs()));
        assertThat(text(merged.run(1, 0))).isEqualTo(text(run));
        RunResult punched = life(plan, "punch-pwrite").run(1, 0);
        assertThat(punched.end()[Gauge.EXTENTS.ordinal()]).isGreaterThan(run.end()[Gauge.EXTENTS.ordinal()]);
    }

    @Test
    void anAgedFilesystemHasTheFragmentationThatWasAskedFor() throws BadInput {
        Plan plan = plan(PLAN + "age: {fill: 80, delete: 50, extents: 12}\n");
        Sample start = life(plan, "merged").start();
        assertThat(start.gauges()[Gauge.EXTENTS.ordinal()]).isGreaterThanOrEqualTo(12);
        assertThat(start.gauges()[Gauge.FREE_RUNS.ordinal()]).isGreaterThan(5);
        assertThat(Arrays.stream(start.freeRuns()).sum()).isEqualTo(start.gauges()[Gauge.FREE_RUNS.ordinal()]);
    }
}
