package daxsim.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import daxsim.explore.Catalogue;
import daxsim.explore.Library;
import daxsim.hardware.Param;
import daxsim.hardware.Profile;
import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Goal: what is said to depend on a parameter does, and what is said to be robust does not. Method: the one crossover that can be
 * computed by hand; the order tried all over the ranges.
 */
class SensitivityTest {
    private static final int RUNS = 25;

    private static Candidate candidate(String name) {
        return new Catalogue().named(name, null).getFirst();
    }

    private static List<Conclusion> conclusions(String scenario, String... names) throws Exception {
        List<Candidate> candidates =
                List.of(names).stream().map(SensitivityTest::candidate).toList();
        return new Sensitivity(1, RUNS).of(Library.scenario(scenario), candidates);
    }

    private static Clock clock(Scenario scenario, Candidate candidate, Clock.Span span) throws Exception {
        return new Clock(scenario, candidate, span, 1, RUNS);
    }

    private static Clock.Span span(Conclusion conclusion) {
        return conclusion.verb().equals(Clock.Span.REPAIR.words()) ? Clock.Span.REPAIR : Clock.Span.REPAIR_AND_FSYNC;
    }

    /** In place, a repair costs one clear and a remainder; punching never clears. So the crossover is a difference. */
    @Test
    void theCrossoverOfTheClearIsWhatPunchingCostsMoreWithoutIt() throws Exception {
        Scenario scenario = Library.scenario("plain-repair");
        long punch = clock(scenario, candidate("punch-pwrite"), Clock.Span.REPAIR_AND_FSYNC)
                .median();
        long rest = clock(scenario, candidate("merged"), Clock.Span.REPAIR_AND_FSYNC)
                .medianAt(Param.CLEAR_DSM, 0);

        List<Conclusion.Flip> flips = conclusions("plain-repair", "punch-pwrite", "merged").stream()
                .filter(c -> c.verb().equals("repair and fsync"))
                .flatMap(c -> c.flips().stream())
                .filter(f -> f.parameter().equals("clear.dsm"))
                .toList();

        assertThat(flips).hasSize(1);
        double expected = (punch - rest) / 1000.0;
        assertThat(flips.getFirst().crossover()).isCloseTo(expected, within(expected / 100));
        assertThat(flips.getFirst().above()).isTrue();
        assertThat(flips.getFirst().grade()).isEqualTo("assumed");
    }

    /** Ten values of every parameter that was varied: the order turns around where a flip says so, and nowhere else. */
    @Test
    void noOrderTurnsAroundElsewhere() throws Exception {
        List<Conclusion> all = conclusions("plain-repair", "punch-pwrite", "v2-mode-flag", "merged");
        assertThat(all).isNotEmpty();
        for (Conclusion conclusion : all) {
            Profile profile = Profile.load(conclusion.scenario().machine().profile());
            Clock fast = clock(conclusion.scenario(), conclusion.fast(), span(conclusion));
            Clock slow = clock(conclusion.scenario(), conclusion.slow(), span(conclusion));
            fast.median();
            slow.median();
            for (Param param : Param.values()) {
                Profile.Entry entry = profile.entry(param.id());
                if (!fast.spends(param) && !slow.spends(param)
                        || entry.grade().equals("measured-in-paper")
                        || entry.min() == entry.max()) {
                    continue;
                }
                for (int i = 0; i < 10; i++) {
                    double value = entry.min() + (entry.max() - entry.min()) * i / 9;
                    boolean holds = slow.medianAt(param, value) > fast.medianAt(param, value);
                    boolean expected = conclusion.flips().stream()
                            .filter(f -> f.parameter().equals(param.id()))
                            .map(f -> f.above() == value > f.crossover())
                            .findFirst()
                            .orElse(true);
                    assertThat(holds).as("%s at %s", param, value).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void designsThatAreWithinAPercentAreNotCompared() throws Exception {
        assertThat(conclusions("plain-repair", "v2-mode-flag", "merged")).isEmpty();
    }

    @Test
    void aFailingRepairIsNoFasterRepair() throws Exception {
        assertThat(conclusions("misaligned-write", "punch-pwrite", "merged")).isEmpty();
    }

    @Test
    void whatIsHeldIsReleased() throws Exception {
        Clock clock = clock(Library.scenario("plain-repair"), candidate("merged"), Clock.Span.REPAIR);
        long before = clock.median();

        assertThat(clock.medianAt(Param.CLEAR_DSM, 100_000)).isGreaterThan(before);
        assertThat(clock.median()).isEqualTo(before);
    }

    @Test
    void theOtherProfilesAreAskedToo() throws Exception {
        for (Conclusion conclusion : conclusions("plain-repair", "punch-pwrite", "merged")) {
            assertThat(conclusion.elsewhere())
                    .extracting(Conclusion.OnProfile::profile)
                    .containsExactly("icx-optane200", "spr-cxl");
            for (Conclusion.OnProfile there : conclusion.elsewhere()) {
                Scenario moved = conclusion.scenario().on(there.profile());
                assertThat(there.fastNs())
                        .isEqualTo(clock(moved, conclusion.fast(), span(conclusion))
                                .median());
                assertThat(there.fastNs()).isNotEqualTo(conclusion.fastNs());
            }
        }
    }
}
