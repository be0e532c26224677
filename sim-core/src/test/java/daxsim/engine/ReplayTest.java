package daxsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.state.Ledger;
import daxsim.state.LongCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded run can be run again, and answers that do not fit are noticed. */
class ReplayTest {
    private final Ledger ledger = new Ledger();
    private final LongCell cell = new LongCell(ledger, "cell", 0);
    private final ExploredEngine engine = new ExploredEngine(ledger, new SeededChoices(0));

    private List<String> run(Choices choices) {
        List<String> log = new ArrayList<>();
        int start = ledger.mark();
        engine.use(choices);
        engine.reset();
        for (int t = 0; t < 3; t++) {
            int task = t;
            engine.spawn("t" + t, t, () -> {
                for (int i = 0; i < 3; i++) {
                    int answer = engine.choose(ChoicePoint.CLEARED_UNITS, task, 1 + (int) (cell.get() % 3));
                    log.add(task + ":" + answer + ":" + cell.add(1 + answer));
                    engine.step();
                }
            });
        }
        engine.spawnOptional("o", () -> log.add("o"));
        engine.run();
        ledger.rollback(start);
        return log;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRecordedRunIsRunAgain(long seed) {
        RecordedChoices recorded = new RecordedChoices(new SeededChoices(seed));
        List<String> first = run(recorded);
        ReplayChoices replay = new ReplayChoices(recorded.answers());
        assertThat(run(replay)).isEqualTo(first);
        assertThat(replay.matched()).isTrue();
        recorded.restart();
        assertThat(recorded.answers()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void answersThatDoNotFitAreNoticed(long seed) {
        RecordedChoices recorded = new RecordedChoices(new SeededChoices(seed));
        run(recorded);
        int[] answers = recorded.answers();
        assertThat(matches(Arrays.copyOf(answers, answers.length - 1)))
                .as("cut")
                .isFalse();
        assertThat(matches(Arrays.copyOf(answers, answers.length + 1)))
                .as("too long")
                .isFalse();
        assertThat(matches(new int[0])).as("empty").isFalse();
        for (int wrong : new int[] {-1, 17}) {
            int[] changed = answers.clone();
            changed[answers.length / 2] = wrong;
            assertThat(matches(changed)).as("out of range").isFalse();
        }
    }

    private boolean matches(int[] answers) {
        ReplayChoices replay = new ReplayChoices(answers);
        run(replay);
        return replay.matched();
    }

    /** The schedules that the explorer counts can be replayed one by one, with or without the reduction. */
    @ParameterizedTest(name = "sleep sets {0}")
    @ValueSource(booleans = {false, true})
    void everyExploredRunIsRunAgain(boolean sleepSets) {
        ExhaustiveChoices exhaustive = new ExhaustiveChoices(sleepSets);
        RecordedChoices recorded = new RecordedChoices(exhaustive);
        int replayed = 0;
        do {
            recorded.restart();
            List<String> first = run(recorded);
            if (!engine.pruned()) {
                ReplayChoices replay = new ReplayChoices(recorded.answers());
                assertThat(run(replay)).isEqualTo(first);
                assertThat(replay.matched()).isTrue();
                replayed++;
            }
        } while (replayed < 500 && exhaustive.advance());
        assertThat(replayed).isEqualTo(500);
    }
}
