package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.play.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Goal: the price of the clean path is counted right. Method: numbers from the diffs, by hand; and what designs say of themselves. */
class CleanPathsTest {
    /** One read and one write: two translations, and two copies where the copies are operations of the device. */
    @ParameterizedTest
    @CsvSource({
        "punch-pwrite,                     4, 20, 0",
        "v1-clear-poison:in-pwrite,        4, 20, 2",
        "v1-clear-poison:two-call,         4, 20, 0",
        "v2-mode-flag,                     4, 24, 6",
        "pointer-tag:bare,                 4, 20, 0",
        "merged,                           2, 12, 4"
    })
    void countsWhatTheDiffsAdd(String name, long calls, long arguments, long branches) {
        Candidate candidate = new Catalogue().named(name, null).getFirst();

        CleanPath path = CleanPaths.of(candidate);

        assertThat(List.of(path.calls(), path.arguments(), path.branches()))
                .containsExactly(calls, arguments, branches);
    }

    static List<Candidate> candidates() {
        return new Catalogue().candidates(null);
    }

    @Test
    void thereIsSomethingToHold() {
        assertThat(candidates()).hasSize(9);
    }

    /** A read and a write take the design's branches once each. */
    @ParameterizedTest
    @MethodSource("candidates")
    void noDesignAddsMoreThanItsFootprintSays(Candidate candidate) {
        long most = new Catalogue()
                .candidates(null).stream()
                        .filter(c -> c.design().id().equals(candidate.design().id()))
                        .mapToLong(c -> CleanPaths.of(c).branches())
                        .max()
                        .orElseThrow();

        assertThat(most).isEqualTo(2L * candidate.design().footprint().cleanPathBranches());
    }
}
