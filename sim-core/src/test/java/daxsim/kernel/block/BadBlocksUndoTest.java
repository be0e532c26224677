package daxsim.kernel.block;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.state.Ledger;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table is part of a world that is reset: whatever was done to it must be undone to the last word. */
class BadBlocksUndoTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void rollingBackRestoresEverything(long seed) {
        Random random = new Random(seed);
        Ledger ledger = new Ledger();
        BadBlocks table = seed % 3 == 0
                ? new BadBlocksPre67(ledger, "t", 40, -1)
                : seed % 3 == 1 ? new BadBlocks67(ledger, "t", 40, -1) : new BadBlocksIntervals(ledger, "t", -1);
        String fresh = state(table);
        int start = ledger.mark();
        table.enable();
        for (int i = 0; i < 200; i++) {
            step(random, table);
        }
        String middle = state(table);
        int mark = ledger.mark();
        for (int i = 0; i < 500; i++) {
            step(random, table);
        }
        assertThat(state(table)).as("seed " + seed).isNotEqualTo(middle);
        ledger.rollback(mark);
        assertThat(state(table)).as("seed " + seed).isEqualTo(middle);
        ledger.rollback(start);
        assertThat(state(table)).as("seed " + seed).isEqualTo(fresh);
    }

    private static void step(Random random, BadBlocks table) {
        int s = random.nextInt(4000);
        int n = 1 + random.nextInt(700);
        switch (random.nextInt(13)) {
            case 0 -> {
                table.writtenOut();
                table.ackAll();
            }
            case 12 -> {
                if (random.nextInt(20) == 0) {
                    table.reset();
                }
            }
            case 1, 2, 3, 4 -> table.clear(s, n);
            case 5, 6 -> table.set(s, n / 20, false);
            default -> table.set(s, n / 10, true);
        }
    }

    private static String state(BadBlocks table) {
        return table + " changed " + table.changed() + " unacked " + table.unackedExist() + " shift " + table.shift();
    }
}
