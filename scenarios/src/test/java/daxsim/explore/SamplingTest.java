package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Goal: what is drawn is a part of what there is, and what is said of it is neither more nor less than what is known. */
class SamplingTest {
    private static final Explorer.Options ALL = Explorer.Options.standard();

    private static Explorer.Findings explored(Scenario scenario, Candidate candidate, Explorer.Options options) {
        try {
            return new Explorer(scenario, candidate, 1, options).run();
        } catch (BadInput e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static CellResult.ConditionResult violated(Explorer.Findings findings) {
        return findings.conditions().stream()
                .filter(c -> c.name().equals("violated"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDrawnIsAmongWhatThereIs(Sampling.Kind kind) {
        Scenario scenario = Library.scenario("fault-between-clear-and-write");
        Candidate candidate = Library.candidate("v2-mode-flag");
        Explorer.Findings all = explored(scenario, candidate, ALL);
        Explorer.Options drawing = ALL.sampled(new Sampling(kind, 500, 2));
        Explorer.Findings drawn = explored(scenario, candidate, drawing);

        assertThat(Library.states(all)).containsAll(Library.states(drawn));
        assertThat(drawn.executions()).isEqualTo(500);
        assertThat(violated(drawn).verdict()).isEqualTo(Verdict.SOMETIMES);
        assertThat(violated(drawn).complete()).isFalse();
        assertThat(Objects.requireNonNull(drawn.witness()).broken())
                .isEqualTo(Objects.requireNonNull(all.witness()).broken());
        assertThat(explored(scenario, candidate, drawing)).isEqualTo(drawn);
    }

    /** No miss is proof, however many there are. */
    @Test
    void drawingProvesNothing() {
        Explorer.Findings drawn = explored(
                Library.scenario("fault-between-clear-and-write"),
                Library.candidate("merged"),
                ALL.sampled(new Sampling(Sampling.Kind.RANDOM_WALK, 200, 0)));

        assertThat(violated(drawn).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(violated(drawn).bound()).isEqualTo("random walk, 200 drawn");
    }

    /**
     * By hand: two tasks, 16 places, depth 2: one execution meets a bug with 1 in 32 at least, ten with 1 - (31/32)^10 = 27.20 %
     * to the hundredth below.
     */
    @Test
    void thePromiseInWords() {
        Sampling sampling = new Sampling(Sampling.Kind.PCT, 10, 2);

        assertThat(sampling.words(10, 1.0 / 32))
                .isEqualTo("PCT of depth 2, 10 drawn; a schedule that needs 2 orderings is met with at least 27.20 %");
        assertThat(sampling.words(1_000_000, 1.0 / 32)).endsWith("at least 99.99 %");
    }

    /** The page fault has to come between two neighbouring steps: two orderings. It is met as often as promised for one draw. */
    @Test
    void aBugOfTheLibraryIsMetAsOftenAsPromised() {
        Explorer.Findings drawn = explored(
                Library.scenario("fault-between-clear-and-write"),
                Library.candidate("v2-mode-flag"),
                ALL.sampled(new Sampling(Sampling.Kind.PCT, 10_000, 2)));

        CellResult.ConditionResult violated = violated(drawn);
        // 24 steps with a choice at most, which the first draws find out; two tasks.
        assertThat(violated.hits() / 10_000.0).isGreaterThan(1.0 / (2 * 48));
        assertThat(Objects.requireNonNull(violated.bound()))
                .startsWith("PCT of depth 2, ")
                .contains("99.99 %");
    }

    /** Without preemptions tasks run one after the other, in either order, until one is blocked or ends. */
    @ParameterizedTest
    @CsvSource({"0, 2, false", "1000, -1, true"})
    void preemptionsAreBoundedAndSaidToBe(int most, long executions, boolean complete) {
        Scenario scenario = Library.scenario("fault-between-clear-and-write");
        Candidate candidate = Library.candidate("v2-mode-flag");
        Explorer.Findings few = explored(scenario, candidate, ALL.fewPreemptions(most));
        Explorer.Findings plain = explored(scenario, candidate, new Explorer.Options(false, false, 0, () -> false));

        assertThat(few.executions()).isEqualTo(executions < 0 ? plain.executions() : executions);
        assertThat(violated(few).complete()).isEqualTo(complete);
        assertThat(violated(few).bound()).isEqualTo(complete ? null : "preemptions " + most);
        assertThat(Library.states(plain)).containsAll(Library.states(few));
    }

    @Test
    void oneMorePreemptionNeverShowsLess() {
        Scenario scenario = Library.scenario("partial-clear");
        Candidate candidate = Library.candidate("v2-mode-flag");
        long before = 0;
        for (int most = 0; most < 4; most++) {
            Explorer.Findings few = explored(scenario, candidate, ALL.fewPreemptions(most));
            assertThat(few.executions()).isGreaterThanOrEqualTo(before);
            before = few.executions();
        }
    }
}
