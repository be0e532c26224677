package daxsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Numbers that can be checked with a table of Student's t and one of the binomial distribution. */
class SampleTest {
    private static final Sample TEN =
            new Sample(LongStream.rangeClosed(1, 10).map(i -> 100 * i).boxed().toList(), 3);

    @Test
    void ranks() {
        assertThat(TEN.n()).isEqualTo(10);
        assertThat(TEN.min()).isEqualTo(100);
        assertThat(TEN.percentile(25)).isEqualTo(300);
        assertThat(TEN.median()).isEqualTo(500);
        assertThat(TEN.percentile(99)).isEqualTo(1000);
        assertThat(TEN.max()).isEqualTo(1000);
    }

    /** Mean 550, deviation 302.77, t with 9 degrees 2.2622: half a width of 216.59. */
    @Test
    void intervalOfTheMean() {
        assertThat(TEN.mean()).isEqualTo(550);
        assertThat(TEN.meanInterval()).isEqualTo(new Sample.Interval(333, 767));
    }

    /** With ten values the second and the ninth: each side is left out with a probability of 11 in 1024. */
    @Test
    void intervalOfTheMedian() {
        assertThat(TEN.medianInterval()).isEqualTo(new Sample.Interval(200, 900));
    }

    @Test
    void tooFewForAnInterval() {
        Sample one = new Sample(List.of(7L), 0);
        assertThat(one.mean()).isEqualTo(7);
        assertThat(one.meanInterval()).isNull();
        // Five values: both outermost are left out with a probability of 2 in 32.
        assertThat(new Sample(List.of(1L, 2L, 3L, 4L, 5L), 0).medianInterval()).isNull();
        assertThat(new Sample(List.of(1L, 2L, 3L, 4L, 5L, 6L), 0).medianInterval())
                .isEqualTo(new Sample.Interval(1, 6));
    }

    @Test
    void equalValuesHaveNoSpread() {
        Sample same = new Sample(List.of(5L, 5L, 5L, 5L, 5L, 5L, 5L), 0);
        assertThat(same.meanInterval()).isEqualTo(new Sample.Interval(5, 5));
        assertThat(same.medianInterval()).isEqualTo(new Sample.Interval(5, 5));
    }

    /** The merged design cannot repair the second range of this scenario, which it says at once. */
    @Test
    void whatFailsIsCountedAndNotMixedIn() throws Exception {
        Comparison comparison =
                Made.comparison(List.of(Made.scenario("misaligned-write")), Made.candidates("merged", "v2-mode-flag"));

        Sample merged = Objects.requireNonNull(Sample.of(comparison.cells().get(0), "repair"));
        Sample v2 = Objects.requireNonNull(Sample.of(comparison.cells().get(1), "repair"));

        assertThat(merged.failed()).isEqualTo(20);
        assertThat(merged.n()).isEqualTo(20);
        assertThat(merged.min()).isGreaterThan(10_000);
        assertThat(v2.failed()).isEqualTo(40);
        assertThat(v2.isEmpty()).isTrue();
    }

    /** The interval in results.json and the page's are the same where nothing failed. */
    @Test
    void theIntervalOfTheDataIsThatOfThePage() throws Exception {
        Comparison comparison =
                Made.comparison(List.of(Made.scenario("clear-without-write")), Made.candidates("merged"));
        Sample sample = Objects.requireNonNull(Sample.of(comparison.cells().getFirst(), "repair"));
        var latency =
                Objects.requireNonNull(comparison.cells().getFirst().latencies().get("repair"));

        assertThat(sample.meanInterval()).isEqualTo(new Sample.Interval(latency.lowNs(), latency.highNs()));
        assertThat(sample.median()).isEqualTo(latency.p50());
        assertThat(sample.percentile(99)).isEqualTo(latency.p99());
    }
}
