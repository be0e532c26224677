package daxsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.engine.AbstractProgram.Explored;
import daxsim.engine.AbstractProgram.Kind;
import daxsim.engine.AbstractProgram.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The reduction may skip schedules, never outcomes: for thousands of random programs the set of final states is the same
 * with and without sleep sets.
 */
class ReductionSoundnessTest {
    private static final int PROGRAMS = Integer.getInteger("daxsim.programs", 600);
    private static final int LIMIT = 4000;

    enum Reduction {
        SLEEP_SETS(true, false),
        VISITED_STATES(false, true),
        BOTH(true, true);

        final boolean sleepSets;
        final boolean visited;

        Reduction(boolean sleepSets, boolean visited) {
            this.sleepSets = sleepSets;
            this.visited = visited;
        }
    }

    enum Family {
        PLAIN(new Shape(2, 2, 2, 2, 5, 0, new Kind[] {Kind.READ, Kind.WRITE, Kind.ADD, Kind.COPY})),
        THREE(new Shape(3, 3, 3, 1, 3, 0, new Kind[] {Kind.READ, Kind.WRITE, Kind.ADD, Kind.COPY})),
        DATA(new Shape(3, 2, 3, 1, 3, 0, new Kind[] {Kind.READ, Kind.WRITE, Kind.CHOOSE, Kind.CHOOSE, Kind.COPY})),
        LOCKS(new Shape(3, 2, 3, 2, 4, 0, new Kind[] {Kind.LOCK, Kind.UNLOCK, Kind.ADD, Kind.READ, Kind.AWAIT})),
        OPTIONAL(new Shape(3, 2, 2, 1, 3, 2, new Kind[] {Kind.READ, Kind.WRITE, Kind.ADD, Kind.COPY})),
        OPTIONAL_LOCKS(
                new Shape(3, 2, 2, 1, 3, 2, new Kind[] {Kind.LOCK, Kind.UNLOCK, Kind.AWAIT, Kind.ADD, Kind.READ})),
        POWER(new Shape(3, 1, 2, 1, 3, 2, new Kind[] {Kind.READ, Kind.ADD, Kind.COPY, Kind.WIPE, Kind.END_OTHERS})),
        ENDED(new Shape(
                3, 2, 3, 1, 3, 1, new Kind[] {Kind.READ, Kind.ADD, Kind.END_ONE, Kind.END_SELF, Kind.HALT, Kind.AWAIT
                })),
        SPAWNED(new Shape(3, 2, 2, 1, 3, 0, new Kind[] {Kind.READ, Kind.ADD, Kind.COPY, Kind.SPAWN})),
        SLEEPING(new Shape(3, 2, 3, 1, 3, 1, new Kind[] {Kind.READ, Kind.ADD, Kind.COPY, Kind.SLEEP})),
        LATE(new Shape(3, 2, 2, 1, 3, 1, new Kind[] {Kind.READ, Kind.ADD, Kind.COPY, Kind.SPAWN_LATER, Kind.AWAIT})),
        EVERYTHING(new Shape(3, 1, 3, 1, 3, 1, Kind.values()));

        final Shape shape;

        Family(Shape shape) {
            this.shape = shape;
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void skipsSchedulesButNoOutcome(Family family) {
        compare(family, true);
    }

    /** The running task goes on until it ends or blocks; only what is late or optional gets in between. */
    @ParameterizedTest
    @EnumSource(Family.class)
    void skipsNoOutcomeWithoutInterleavingEither(Family family) {
        compare(family, false);
    }

    private static void compare(Family family, boolean interleave) {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        long all = 0;
        long reduced = 0;
        for (int seed = 0; seed < PROGRAMS; seed++) {
            AbstractProgram program = AbstractProgram.random(new Random(seed), family.shape);
            program.interleave(interleave);
            Explored full = program.explore(false, LIMIT);
            if (full.cut()) {
                continue;
            }
            compared++;
            assertThat(full.pruned()).as("without sleep sets nothing is cut").isZero();
            for (Reduction reduction : Reduction.values()) {
                Explored some = program.explore(reduction.sleepSets, reduction.visited, LIMIT);
                if (!some.outcomes().equals(full.outcomes())) {
                    wrong.add(reduction + " seed " + seed + ": "
                            + some.outcomes().size() + " of " + full.outcomes().size() + program);
                }
                assertThat(some.complete()).isLessThanOrEqualTo(full.complete());
                all += full.complete();
                reduced += some.complete();
            }
        }
        assertThat(wrong)
                .as(wrong.size() + " of " + compared + " programs lost outcomes")
                .isEmpty();
        assertThat(compared).isGreaterThan(PROGRAMS / 2);
        assertThat(reduced).as("executions saved").isLessThanOrEqualTo(all);
    }
}
