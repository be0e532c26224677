package daxsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.state.Ledger;
import daxsim.state.LongCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: bugs are found at least as often as promised. Method: planted bugs of known depth, ten thousand seeds each. */
class PctChoicesTest {
    private static final int SEEDS = 10_000;

    /** One execution; true when the bug showed. */
    private interface Run {
        boolean shows(Choices choices);
    }

    private static int found(int depth, int steps, Run run) {
        PctChoices choices = new PctChoices(depth, steps, 0);
        int found = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            choices.reseed(seed);
            found += run.shows(choices) ? 1 : 0;
        }
        return found;
    }

    /** A flag is up between two neighbouring steps of one task, and another task must look just then. */
    private static boolean window(Choices choices, int before, int after) {
        Ledger ledger = new Ledger();
        ExploredEngine engine = new ExploredEngine(ledger, choices);
        LongCell flag = new LongCell(ledger, "flag", 0);
        boolean[] seen = new boolean[1];
        engine.spawn("writer", 0, () -> {
            for (int i = 0; i < before; i++) {
                engine.step();
            }
            flag.set(1);
            engine.step();
            flag.set(0);
            for (int i = 0; i < after; i++) {
                engine.step();
            }
        });
        engine.spawn("reader", 1, () -> seen[0] = flag.get() == 1);
        engine.run();
        return seen[0];
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 3", "10, 2", "2, 10", "20, 20"})
    void aBugOfDepthTwoIsFoundAtLeastAsOftenAsPromised(int before, int after) {
        int steps = before + after + 3;

        int found = found(2, steps, choices -> window(choices, before, after));

        double bound = PctChoices.bound(2, steps, 2);
        double deviation = Math.sqrt(bound * (1 - bound) / SEEDS);
        // The bound is tight for this program, so a fair count lies on either side of it.
        assertThat(found / (double) SEEDS).isGreaterThanOrEqualTo(bound - 3 * deviation);
    }

    /** Depth one is an order of two tasks: one priority decides it. */
    @Test
    void aBugOfDepthOneIsFoundAtLeastAsOftenAsPromised() {
        int found = found(1, 2, choices -> {
            Ledger ledger = new Ledger();
            ExploredEngine engine = new ExploredEngine(ledger, choices);
            LongCell cell = new LongCell(ledger, "cell", 0);
            boolean[] seen = new boolean[1];
            engine.spawn("writer", 0, () -> cell.set(1));
            engine.spawn("reader", 1, () -> seen[0] = cell.get() == 0);
            engine.run();
            return seen[0];
        });

        assertThat(found / (double) SEEDS).isBetween(0.48, 0.52);
    }

    @Test
    void theBoundIsThatOfThePaper() {
        assertThat(PctChoices.bound(2, 10, 1)).isEqualTo(0.5);
        assertThat(PctChoices.bound(2, 10, 2)).isEqualTo(0.05);
        assertThat(PctChoices.bound(4, 10, 3)).isCloseTo(0.0025, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void theSameSeedGivesTheSameExecution() {
        PctChoices choices = new PctChoices(2, 10, 0);
        for (int seed = 0; seed < 50; seed++) {
            choices.reseed(seed);
            boolean once = window(choices, 3, 3);
            choices.reseed(seed);
            assertThat(window(choices, 3, 3)).isEqualTo(once);
        }
    }
}
