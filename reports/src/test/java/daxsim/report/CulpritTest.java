package daxsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.explore.Catalogue;
import daxsim.explore.CellResult;
import daxsim.explore.Cells;
import daxsim.explore.Explorer;
import daxsim.explore.Snapshot;
import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import daxsim.scenario.read.ScenarioReader;
import daxsim.trace.EventType;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The step that a reader is shown as the one at which a promise broke. */
class CulpritTest {
    private static final Catalogue CATALOGUE = new Catalogue();

    private static Scenario scenario(String id) throws Exception {
        return ScenarioReader.read(Path.of("../scenarios/library/thread", id + ".yaml"), CATALOGUE.vocabulary());
    }

    private static Snapshot witness(Scenario scenario, String design) throws Exception {
        Candidate candidate = CATALOGUE.named(design, null).getFirst();
        CellResult cell = new Cells(new Cells.Options(1, 0, Explorer.Options.standard())).fill(scenario, candidate);
        return Objects.requireNonNull(cell.shown());
    }

    @ParameterizedTest(name = "{0} under {1}: {2}")
    @CsvSource({
        "clear-without-write, v1-clear-poison:two-call, COPY_TO_USER, bytes at 8704 that nobody wrote",
        "fault-between-clear-and-write, v2-mode-flag, USER_LOAD, bytes at 8192 that nobody wrote",
        "power-failure, merged, COPY_TO_USER, after-reboot.reader.0 gets",
        "tag-arithmetic, pointer-tag:bare, COPY_TO_USER, that belong elsewhere",
        "sigbus-to-repair, merged, HANDLER_RAN, the handler of app.1 gets -EFAULT",
        "sigbus-to-repair, v2-mode-flag, RECORD_SET, arrives after the repair",
        "misaligned-write, v2-mode-flag, OPERATION_ENDED, writer.0 gets -EIO",
        "misaligned-write, merged, OPERATION_ENDED, writer.1 gets -EFAULT",
        "read-stops-before-poison, v2-mode-flag, POISON_CONSUMED_KERNEL, kernel code loaded from a poisoned line",
        "uc-mapping-left-behind, pointer-tag:bare, ALIAS_MAPPED, a private alias of a page was mapped",
        "fragmentation, punch-pwrite, BLOCKS_ALLOCATED, the file gets another block"
    })
    void isWhereTheHarmIsDone(String id, String design, EventType type, String why) throws Exception {
        Scenario scenario = scenario(id);
        Snapshot run = witness(scenario, design);

        Culprit culprit = Objects.requireNonNull(Culprit.of(scenario, run));

        assertThat(run.events().get(culprit.event()).type()).isEqualTo(type);
        assertThat(culprit.why()).contains(why);
    }

    @Test
    void lanesMarkItOnceAndOnlyInABrokenRun() throws Exception {
        Scenario scenario = scenario("power-failure");
        Snapshot run = witness(scenario, "merged");

        assertThat(Lanes.of(scenario, run, true).rows().stream().filter(r -> r.broke() != null))
                .hasSize(1);
        assertThat(Lanes.of(scenario, run, false).rows().stream().filter(r -> r.broke() != null))
                .isEmpty();
    }

    @Test
    void mediaAndFirmwareHaveALaneOfTheirOwn() throws Exception {
        Scenario scenario = scenario("power-failure");
        Snapshot run = witness(scenario, "merged");

        Lanes lanes = Lanes.of(scenario, run, true);

        assertThat(lanes.legend()).startsWith("cpu 0", "pmem0");
        List<String> onMedia = lanes.rows().stream()
                .filter(r -> r.lane() == 1)
                .map(Lanes.Row::step)
                .toList();
        assertThat(onMedia.getFirst()).startsWith("poison at");
        assertThat(onMedia).anyMatch(step -> step.startsWith("clear_error("));
        assertThat(lanes.legend()).endsWith("no cpu in particular");
        assertThat(lanes.rows())
                .filteredOn(r -> r.step().equals("power failure"))
                .allMatch(r -> r.lane() == lanes.legend().size() - 1)
                .hasSize(1);
        assertThat(lanes.rows()).hasSameSizeAs(run.events());
    }
}
