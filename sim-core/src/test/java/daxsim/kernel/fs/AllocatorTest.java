package daxsim.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.state.Ledger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which blocks are handed out, and that none is handed out twice. */
class AllocatorTest {
    @ParameterizedTest(name = "free 10-14 20-30 40-46, goal {0}, {1} blocks: {2}")
    @CsvSource({
        "10, 2, 10+2",
        "12, 8, 12+2",
        "25, 9, 25+5",
        "14, 3, 20+3",
        "32, 6, 40+6",
        "32, 8, 20+8",
        "46, 3, 10+3",
        "32, 50, 20+10",
        "0, 12, 20+10",
    })
    void goalThenFirstFitBehindItThenTheLongest(long goal, long wanted, String got) {
        Allocator allocator = new Allocator(new Ledger(), "t", 10, 36);
        allocator.reserve(14, 6);
        allocator.reserve(30, 10);
        Allocator.Run run = Objects.requireNonNull(allocator.allocate(goal, wanted));
        assertThat(run.start() + "+" + run.count()).isEqualTo(got);
    }

    @Test
    void freedBlocksWaitAndThenJoinTheirNeighbours() {
        Allocator allocator = new Allocator(new Ledger(), "t", 0, 10);
        assertThat(allocator.allocate(0, 10)).isNotNull();
        allocator.release(4, 2);
        allocator.release(2, 2);
        assertThat(allocator.allocate(0, 1)).isNull();
        allocator.commit();
        assertThat(allocator.freeRuns()).containsExactly(new Allocator.Run(2, 4));
    }

    @Test
    void onlyFreeBlocksCanBeReserved() {
        Allocator allocator = new Allocator(new Ledger(), "t", 0, 10);
        assertThat(allocator.reserve(2, 4)).isTrue();
        assertThat(allocator.reserve(5, 2)).isFalse();
        assertThat(allocator.reserve(8, 4)).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void noBlockIsHandedOutTwice(long seed) {
        Random random = new Random(seed);
        Allocator allocator = new Allocator(new Ledger(), "t", 100, 200);
        Set<Long> used = new HashSet<>();
        Set<Long> pending = new HashSet<>();
        List<Allocator.Run> mine = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            switch (random.nextInt(5)) {
                case 0, 1, 2 -> {
                    Allocator.Run run = allocator.allocate(90 + random.nextInt(220), 1 + random.nextInt(20));
                    if (run == null) {
                        assertThat(used.size() + pending.size()).isEqualTo(200);
                        break;
                    }
                    for (long b = run.start(); b < run.end(); b++) {
                        assertThat(b).isBetween(100L, 299L);
                        assertThat(pending).doesNotContain(b);
                        assertThat(used.add(b)).isTrue();
                    }
                    mine.add(run);
                }
                case 3 -> {
                    if (!mine.isEmpty()) {
                        Allocator.Run run = mine.remove(random.nextInt(mine.size()));
                        allocator.release(run.start(), run.count());
                        for (long b = run.start(); b < run.end(); b++) {
                            used.remove(b);
                            pending.add(b);
                        }
                    }
                }
                default -> {
                    allocator.commit();
                    pending.clear();
                }
            }
            long free = allocator.freeRuns().stream()
                    .mapToLong(Allocator.Run::count)
                    .sum();
            assertThat(free + used.size() + pending.size()).isEqualTo(200);
        }
    }
}
