package daxsim.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.crash.CrashTable.Outcome;
import daxsim.crash.CrashTable.Point;
import daxsim.crash.CrashTable.Position;
import daxsim.engine.ChoicePoint;
import daxsim.engine.Choices;
import daxsim.engine.ExhaustiveChoices;
import daxsim.engine.Ready;
import daxsim.explore.Explorer;
import daxsim.explore.Library;
import daxsim.kernel.fs.Extent;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: every step of a repair is a crash point, and what is left there is what the steps before it did. Method: small cases by
 * hand, and the number of steps counted without any failure.
 */
class CrashPointsTest {
    private static final Scenario POWER_FAILURE = Library.scenario("power-failure");

    static List<Candidate> candidates() {
        return Library.candidates();
    }

    private static CrashTable table(Scenario scenario, Candidate candidate) throws BadInput {
        return new CrashPoints(scenario, candidate, Explorer.Options.standard()).run();
    }

    private static CrashTable table(String candidate) throws BadInput {
        return table(POWER_FAILURE, Library.candidate(candidate));
    }

    private static Scenario with(String piece, String replacement) {
        String text = Library.text("power-failure");
        assertThat(text).contains(piece);
        return Library.parse("power-failure", text.replace(piece, replacement));
    }

    /** Where it fails, what is recorded and what a reader gets, a line for each crash point and outcome. */
    private static List<String> lines(CrashTable table) {
        List<String> lines = new ArrayList<>();
        for (Point point : table.points()) {
            Trace.Entry after = point.after();
            for (Outcome outcome : point.outcomes()) {
                lines.add(point.position() + " " + point.step() + " "
                        + (after == null ? "-" : after.type().word()) + ": "
                        + outcome.badblocks().get("pmem0") + ", " + outcome.filePoison() + " of "
                        + outcome.devicePoison() + ", "
                        + outcome.reads().getFirst().says());
            }
        }
        return lines;
    }

    /**
     * Merged: until the firmware clears, the device knows of the line and the boot's scrub lists its sector; from then on nobody
     * does. The data is undefined in the cleared unit until the copy has reached the media; unfenced, it may or may not have.
     */
    @Test
    void merged() throws BadInput {
        assertThat(lines(table("merged")))
                .containsExactly(
                        "BEFORE 0 -: 2065 1, 1 of 1, EIO",
                        "INSIDE 1 syscall: 2065 1, 1 of 1, EIO",
                        "INSIDE 2 syscall: 2065 1, 1 of 1, EIO",
                        "INSIDE 3 direct-access: 2065 1, 1 of 1, EIO",
                        "INSIDE 4 recovery-translated: 2065 1, 1 of 1, EIO",
                        "INSIDE 5 recovery-write: 2065 1, 1 of 1, EIO",
                        "INSIDE 6 clear-error: , 0 of 0, original+undefined",
                        "INSIDE 7 tlb-shootdown: , 0 of 0, original+undefined",
                        "INSIDE 8 tlb-shootdown: , 0 of 0, original+undefined",
                        "INSIDE 9 copy-from-user: , 0 of 0, original+undefined",
                        "INSIDE 9 copy-from-user: , 0 of 0, write");
    }

    /** The baseline: the old block with its poison until the commit, then a hole, then new blocks of zeros or data. */
    @Test
    void punchAndPwriteLeaveTheOldBlockAHoleOrNewBlocks() throws BadInput {
        CrashTable table = table("punch-pwrite");

        assertThat(table.silent()).isZero();
        assertThat(lines(table).getFirst()).isEqualTo("BEFORE 0 -: 2065 1, 1 of 1, EIO");
        for (Point point : table.points()) {
            for (Outcome outcome : point.outcomes()) {
                Extent atPage = outcome.extents().stream()
                        .filter(e -> e.fileBlock() <= 2 && e.fileBlock() + e.count() > 2)
                        .findFirst()
                        .orElse(null);
                boolean old = atPage != null && atPage.deviceBlock() + 2 - atPage.fileBlock() == 258;
                String read = outcome.reads().getFirst().says();
                if (atPage == null) {
                    assertThat(outcome.filePoison()).isZero();
                    assertThat(read).isEqualTo("zeros");
                } else if (old && outcome.devicePoison() == 1) {
                    assertThat(outcome.filePoison()).isEqualTo(1);
                    assertThat(read).isEqualTo("EIO");
                } else {
                    assertThat(outcome.filePoison()).isZero();
                    assertThat(read).isIn("zeros", "write");
                }
                assertThat(outcome.badblocks()).isEqualTo(Map.of("pmem0", outcome.devicePoison() == 1 ? "2065 1" : ""));
                assertThat(outcome.arsLines()).isEqualTo(outcome.devicePoison());
            }
        }
    }

    /** Counts the turns of the first task. */
    private static final class Turns implements Choices {
        private final Choices inner;
        private int taken;

        Turns(Choices inner) {
            this.inner = inner;
        }

        @Override
        public int pick(ChoicePoint point, int entity, int bound) {
            return inner.pick(point, entity, bound);
        }

        @Override
        public double uniform(ChoicePoint point, int entity) {
            return inner.uniform(point, entity);
        }

        @Override
        public int next(Ready ready) {
            return inner.next(ready);
        }

        @Override
        public void stepped(int task, long reads, long writes) {
            inner.stepped(task, reads, writes);
            taken += task == 0 ? 1 : 0;
        }
    }

    /** Each step is a crash point, and so is what lies before the first. */
    @ParameterizedTest
    @MethodSource("candidates")
    void asManyAsStepsAndOneMore(Candidate candidate) throws BadInput {
        Scenario calm = with("[schedule, power-failure]", "[schedule]");
        ExhaustiveChoices all = new ExhaustiveChoices(false);
        Turns turns = new Turns(all);
        Player player = Player.exploring(calm, candidate, turns);
        int most = 0;
        do {
            turns.taken = 0;
            player.play(turns);
            most = Math.max(most, turns.taken);
        } while (all.advance());
        // The first turn comes to where the beginning waits, and the last one ends the operation. Its number depends on
        // whether
        // the journal has committed, so the longest course has every number.
        int steps = most - 2;

        CrashTable table = table(POWER_FAILURE, candidate);

        assertThat(table.complete()).isTrue();
        assertThat(table.points().stream()
                        .map(p -> p.position() + " " + p.step())
                        .distinct())
                .hasSize(steps + 1);
        assertThat(table.points().stream().mapToInt(Point::step).max()).hasValue(steps);
    }

    @Test
    void countsWhatTheScenarioJudges() throws BadInput {
        for (Candidate candidate : candidates()) {
            String verdict = Library.verdict(Library.explored(POWER_FAILURE, candidate), "violated");
            assertThat(table(POWER_FAILURE, candidate).silent() > 0)
                    .as(candidate.name())
                    .isEqualTo(verdict.equals("sometimes"));
        }
    }

    /** Poison that no load has met is known to nobody: the boot lists nothing, and the reader meets it. */
    @Test
    void whatTheDeviceDoesNotKnowTheBootDoesNotList() throws BadInput {
        CrashTable table = table(with("known: consumed", "known: no"), Library.candidate("merged"));

        Outcome before = table.points().getFirst().outcomes().getFirst();
        assertThat(before.badblocks()).isEqualTo(Map.of("pmem0", ""));
        assertThat(before.arsLines()).isZero();
        assertThat(before.devicePoison()).isEqualTo(1);
        assertThat(before.reads().getFirst().says()).startsWith("original");
        assertThat(before.reads().getFirst().result()).isEqualTo(512);
    }

    /** With caches that outlast the power, what was copied is there. */
    @Test
    void withEadrACopyLasts() throws BadInput {
        CrashTable table = table(with("cpus: 1}", "cpus: 1, eadr: true}"), Library.candidate("merged"));

        assertThat(lines(table).getLast()).isEqualTo("INSIDE 9 copy-from-user: , 0 of 0, write");
        assertThat(lines(table)).hasSize(10);
    }

    /** A second task that goes on leaves a crash point behind the repair's end. */
    @Test
    void somethingElseMayGoOn() throws BadInput {
        Scenario two = with(
                "  writer: [\"repair /mnt/db 8KiB 4KiB\"]",
                "  writer: {cpu: 0, ops: [\"repair /mnt/db 8KiB 4KiB\"]}\n"
                        + "  other: {cpu: 0, ops: [\"wait writer.0\", \"pread /mnt/db 0 64\"]}");
        CrashTable table = table(two, Library.candidate("merged"));

        assertThat(table.points())
                .filteredOn(p -> p.position() == Position.AFTER)
                .hasSize(1);
        assertThat(table.points())
                .filteredOn(p -> p.position() == Position.INSIDE)
                .hasSize(9);
    }

    @Test
    void whatItDoesNotTake() {
        assertThatThrownBy(() -> table(
                        with("[schedule, power-failure]", "[schedule]"),
                        candidates().getFirst()))
                .isInstanceOf(BadInput.class)
                .hasMessage("power-failure.yaml:1:1: the power cannot fail in this scenario; add power-failure to may");
        assertThatThrownBy(() -> table(
                        with("repair /mnt/db 8KiB 4KiB", "pread /mnt/db 0 64"),
                        candidates().getFirst()))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "power-failure.yaml:13:13: no operation of this scenario changes a file; needed: repair, pwrite,"
                                + " mwrite, fpunch, fzero, clear, recovery-write or store-at");
    }

    @Test
    void whatADesignCannotExpressHasAReason() throws BadInput {
        Scenario clears = with("repair /mnt/db 8KiB 4KiB", "clear /mnt/db 8KiB 4KiB");

        assertThat(table(clears, Library.candidate("merged")).reason()).contains("no clear of its own");
        assertThat(table(clears, Library.candidate("v1-clear-poison:two-call")).silent())
                .isPositive();
    }
}
