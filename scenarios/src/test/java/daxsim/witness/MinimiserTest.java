package daxsim.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.engine.ExhaustiveChoices;
import daxsim.engine.RecordedChoices;
import daxsim.engine.ReplayChoices;
import daxsim.engine.SeededChoices;
import daxsim.explore.Library;
import daxsim.play.Conditions;
import daxsim.play.Player;
import daxsim.scenario.Condition;
import daxsim.scenario.Scenario;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: a witness is as simple as there is one. Method: in worlds small enough to run every execution, without any reduction,
 * the simplest of all is known; the minimiser has to find it from the worst one and from random ones.
 */
class MinimiserTest {
    private static final int LIMIT = 100_000;

    /** A small world and the question whether its last run is violated. */
    private static final class Small {
        final Player player;
        final Conditions conditions;
        final Condition reached;
        final Condition violated;

        Small(Scenario scenario, String candidate) throws Exception {
            this.player = Player.exploring(scenario, Library.candidate(candidate), new SeededChoices(1));
            this.conditions = new Conditions(player);
            this.reached = named(scenario, "reached");
            this.violated = named(scenario, "violated");
        }

        private static Condition named(Scenario scenario, String name) {
            return scenario.conditions().stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .condition();
        }

        boolean shows() {
            return conditions.holds(reached) && conditions.holds(violated);
        }

        Weight weigh(int[] answers) {
            ReplayChoices replay = new ReplayChoices(answers);
            WeighedChoices weighed = new WeighedChoices(replay);
            player.play(weighed);
            assertThat(replay.matched()).isTrue();
            assertThat(shows()).isTrue();
            return weighed.weight();
        }

        int[] minimise(int[] answers) {
            return new Minimiser(player, this::shows, LIMIT).minimise(answers);
        }
    }

    /** One execution with its weight. */
    private record Hit(Weight weight, int[] answers) {
        boolean before(@Nullable Hit other) {
            if (other == null) {
                return true;
            }
            int order = weight.compareTo(other.weight);
            return order < 0 || order == 0 && Arrays.compare(answers, other.answers) < 0;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fault-between-clear-and-write, v2-mode-flag",
        "fault-between-clear-and-write, v1-clear-poison:two-call",
        "fault-between-clear-and-write, pointer-tag:bare-record-first",
        "read-between-clear-and-write, v1-clear-poison:two-call",
        "clear-without-write, v1-clear-poison:two-call",
        "power-failure, merged",
        "power-failure, v2-mode-flag",
        "partial-clear, v2-mode-flag",
        "partial-clear, v1-clear-poison:in-pwrite",
        "uc-mapping-left-behind, pointer-tag:bare",
        "tag-uninitialised, pointer-tag:bare",
        "misaligned-write, merged"
    })
    void noExecutionIsSimpler(String id, String candidate) throws Exception {
        Small small = new Small(Library.scenario(id), candidate);
        Hit simplest = null;
        Hit worst = null;
        ExhaustiveChoices all = new ExhaustiveChoices(false);
        WeighedChoices weighed = new WeighedChoices(all);
        RecordedChoices recorded = new RecordedChoices(weighed);
        do {
            recorded.restart();
            weighed.restart();
            small.player.play(recorded);
            if (small.shows()) {
                Hit hit = new Hit(weighed.weight(), recorded.answers());
                simplest = hit.before(simplest) ? hit : simplest;
                worst = worst == null || worst.before(hit) ? hit : worst;
            }
        } while (all.advance());
        Hit shortest = Objects.requireNonNull(simplest, "none is violated");
        int[] longest = Objects.requireNonNull(worst).answers();

        int[] found = small.minimise(longest);

        assertThat(small.weigh(found)).isEqualTo(shortest.weight());
        assertThat(found).isEqualTo(shortest.answers());
        assertThat(small.minimise(longest)).as("the same again").isEqualTo(found);
        for (int seed = 1; seed <= 8; seed++) {
            int[] random = random(small, seed);
            if (random != null) {
                assertThat(small.minimise(random)).as("from seed " + seed).isEqualTo(found);
            }
        }
    }

    private static int @Nullable [] random(Small small, int seed) {
        RecordedChoices recorded = new RecordedChoices(new SeededChoices(seed));
        small.player.play(recorded);
        return small.shows() ? recorded.answers() : null;
    }

    /** Where nothing is left to try, what was dropped still counts: a limit of 0 gives a valid witness, never a worse one. */
    @Test
    void withoutASearchDeparturesAreStillDropped() throws Exception {
        Small small = new Small(Library.scenario("fault-between-clear-and-write"), "v2-mode-flag");
        int simpler = 0;
        for (int seed = 1; seed <= 100; seed++) {
            int[] random = random(small, seed);
            if (random != null) {
                Weight before = small.weigh(random);
                int[] dropped = new Minimiser(small.player, small::shows, 0).minimise(random);
                assertThat(small.weigh(dropped)).isLessThanOrEqualTo(before);
                simpler += small.weigh(dropped).preemptions() < before.preemptions() ? 1 : 0;
            }
        }
        assertThat(simpler).isGreaterThan(5);
    }

    /** By hand: the fault has to come between dropping the record and the copy, so one preemption is needed and enough. */
    @Test
    void oneSwitchIsEnoughForTheFaultInTheGap() throws Exception {
        Small small = new Small(Library.scenario("fault-between-clear-and-write"), "v2-mode-flag");
        int[] random = null;
        for (int seed = 1; random == null; seed++) {
            random = random(small, seed);
        }

        Weight weight = small.weigh(small.minimise(random));

        assertThat(weight.events()).isZero();
        assertThat(weight.preemptions()).isEqualTo(1);
    }

    @Test
    void whatDoesNotShowItIsRefused() throws Exception {
        Small small = new Small(Library.scenario("fault-between-clear-and-write"), "merged");

        assertThatThrownBy(() -> small.minimise(new int[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
