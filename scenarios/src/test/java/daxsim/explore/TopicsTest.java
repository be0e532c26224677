package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.kernel.Regime;
import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Goal: the scenarios beside the thread's give the verdicts their authors expect, completely, whatever the designs are called;
 * and those that are about a kernel's age change with it.
 */
class TopicsTest {
    private static final List<String> TOPICS =
            List.of("device-mapper", "hazards", "kernel-users", "mechanisms", "mixed");

    private static Stream<DynamicTest> cells(java.util.function.BiConsumer<Scenario, Candidate> test) {
        return TOPICS.stream()
                .flatMap(topic -> Library.topic(topic).stream())
                .flatMap(id -> Library.candidates().stream()
                        .map(candidate -> DynamicTest.dynamicTest(
                                id + " " + candidate.name(), () -> test.accept(Library.scenario(id), candidate))));
    }

    @Test
    void whatThereIs() {
        assertThat(Library.topic("mixed"))
                .containsExactly(
                        "mixed-warn",
                        "mixed-stop",
                        "mixed-eopnotsupp",
                        "mixed-ignore",
                        "mixed-all-or-nothing",
                        "mixed-per-leg");
        assertThat(Library.topic("hazards"))
                .contains(
                        "H14-warn-then-copy",
                        "H15-eio-not-poison",
                        "H43-logwrites-divergence",
                        "H44-legacy-clear",
                        "H45-u32-length");
        assertThat(Library.topic("kernel-users")).containsExactly("claim-over-known-poison", "recovery-write-by-hand");
        assertThat(Library.topic("mechanisms"))
                .containsExactly(
                        "store-lost-with-its-cache",
                        "write-and-fsync-then-power",
                        "speculation-over-known-poison",
                        "room-in-the-table-again");
        assertThat(Library.topic("device-mapper")).containsExactly("leg-off-the-page", "reload-to-error");
    }

    @TestFactory
    Stream<DynamicTest> everyExpectationIsMetAndEveryVerdictComplete() {
        return cells((scenario, candidate) -> {
            CellResult cell = Library.explored(scenario, candidate);
            assertThat(cell.unmet()).isEmpty();
            assertThat(cell.conditions()).allMatch(CellResult.ConditionResult::complete);
            if (cell.expressible()) {
                assertThat(Library.verdict(cell, "reached")).isNotEqualTo("never");
            }
        });
    }

    private static String verdict(String scenario, String design, Regime regime, String condition) {
        Candidate own = Library.candidate(design);
        CellResult cell =
                Library.explored(Library.scenario(scenario), new Candidate(own.design(), own.variant(), regime));
        return Library.verdict(cell, condition);
    }

    @Test
    void from65OnPoisonHasACodeOfItsOwn() {
        for (String design : List.of("v2-mode-flag", "merged")) {
            assertThat(verdict("H15-eio-not-poison", design, Regime.R519, "violated"))
                    .isEqualTo("always");
            assertThat(verdict("H15-eio-not-poison", design, Regime.R65, "violated"))
                    .isEqualTo("never");
            assertThat(verdict("H15-eio-not-poison", design, Regime.R65, "misreported"))
                    .isEqualTo("always");
        }
    }

    @Test
    void upTo518FourGigabytesAreNothing() {
        assertThat(verdict("H45-u32-length", "merged", Regime.R515, "violated")).isEqualTo("always");
        assertThat(verdict("H45-u32-length", "punch-pwrite", Regime.R519, "violated"))
                .isEqualTo("never");
    }

    @Test
    void logWritesLogsByTheKernelsAgeNotByTheDesign() {
        assertThat(verdict("H43-logwrites-divergence", "v2-mode-flag", Regime.R519, "missing"))
                .isEqualTo("always");
        assertThat(verdict("H43-logwrites-divergence", "merged", Regime.R515, "phantom"))
                .isEqualTo("always");
    }

    @Test
    void aFilesystemOf612ShutsDown() {
        assertThat(verdict("reload-to-error", "merged", Regime.R65, "mmap-fails"))
                .isEqualTo("always");
        assertThat(verdict("reload-to-error", "merged", Regime.R65, "io-fails")).isEqualTo("always");
    }

    @Test
    void aLegOffThePageNeedsA517() {
        assertThat(verdict("leg-off-the-page", "punch-pwrite", Regime.R519, "violated"))
                .isEqualTo("always");
        CellResult cell = Library.explored(Library.scenario("leg-off-the-page"), Library.candidate("v2-mode-flag"));
        assertThat(cell.reason()).isEqualTo("dm0 cannot be mounted with DAX under r515: unaligned partition for dax");
    }
}
