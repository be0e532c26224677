package daxsim.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.engine.SeededChoices;
import daxsim.engine.Simulation;
import daxsim.engine.TimedEngine;
import daxsim.state.Ledger;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: every profile is whole, graded and within its ranges, and draws stay inside them. */
class ProfileTest {
    private static final int DRAWS = 2_000;

    @ParameterizedTest
    @ValueSource(strings = {"clx-optane100", "icx-optane200", "spr-cxl"})
    void hasEveryParameterWithValueRangeGradeAndSource(String id) {
        Profile profile = Profile.load(id);
        assertThat(Profile.IDS).contains(id);
        assertThat(profile.entries()).hasSize(159);
        Set<String> grades = new TreeSet<>();
        for (Profile.Entry entry : profile.entries()) {
            assertThat(entry.value()).as(entry.id()).isBetween(entry.min(), entry.max());
            assertThat(entry.sources()).as(entry.id()).isNotEmpty().allMatch(s -> !s.isBlank());
            grades.add(entry.grade());
        }
        assertThat(grades).isSubsetOf("assumed", "derived", "measured-in-paper", "vendor-spec");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clx-optane100", "icx-optane200", "spr-cxl"})
    void drawsAreWithinTheRangeAndAroundTheValue(String id) {
        Profile profile = Profile.load(id);
        TimedEngine engine = new TimedEngine(new Ledger(), new SeededChoices(3), Simulation.create(id));
        Costs costs = new Costs(engine, profile);
        for (Param param : Param.values()) {
            Profile.Entry entry = profile.entry(param.id());
            double scale = entry.unit().startsWith("us") ? 1e3 : entry.unit().startsWith("ms") ? 1e6 : 1;
            long below = 0;
            for (int i = 0; i < DRAWS; i++) {
                long ns = costs.draw(param);
                assertThat(ns).as(param.id()).isBetween((long) (entry.min() * scale), (long) (entry.max() * scale));
                below += ns <= entry.value() * scale ? 1 : 0;
            }
            // The value is the median, or close to it where the shape is symmetric or constant.
            assertThat(below).as(param.id()).isGreaterThan(DRAWS * 2 / 5);
        }
    }
}
