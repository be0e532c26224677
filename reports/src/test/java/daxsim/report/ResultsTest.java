package daxsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.explore.CellResult;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is counted and put together before anything is drawn. */
class ResultsTest {
    @SuppressWarnings("NullAway.Init")
    private static Comparison whole;

    @BeforeAll
    static void fill() throws Exception {
        whole = Made.whole();
    }

    @Test
    void whatEachDesignBreaks() {
        Results results = Results.of(whole);

        assertThat(results.cells()).isEqualTo(20);
        assertThat(results.inexpressible()).isEqualTo(3);
        assertThat(results.open()).isZero();
        assertThat(results.designs())
                .extracting(
                        Results.Tried::design,
                        Results.Tried::broken,
                        Results.Tried::looked,
                        Results.Tried::inexpressible)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("punch-pwrite", 1, 4, 1L),
                        org.assertj.core.groups.Tuple.tuple("v1-clear-poison", 1, 4, 1L),
                        org.assertj.core.groups.Tuple.tuple("v2-mode-flag", 1, 4, 0L),
                        org.assertj.core.groups.Tuple.tuple("merged", 1, 4, 0L));
        assertThat(results.designs().get(1).sometimes().getFirst().variants()).containsExactly("two-call");
        assertThat(results.kept()).extracting(s -> s.id()).containsExactly("tag-dereference");
        assertThat(results.lost()).isEmpty();
    }

    @Test
    void variantsThatComeToTheSameAreOne() {
        List<CellResult> cells = whole.cells();
        List<Alike<String>> byDesign = Alike.of(cells.subList(0, 5), cell -> "same");
        assertThat(byDesign)
                .extracting(Alike::label)
                .containsExactly("punch-pwrite", "v1-clear-poison", "v2-mode-flag", "merged");

        List<Alike<String>> apart =
                Alike.of(cells.subList(0, 5), cell -> cell.candidate().variant().equals("two-call") ? "other" : "same");
        assertThat(apart)
                .extracting(Alike::label)
                .containsExactly(
                        "punch-pwrite",
                        "v1-clear-poison: in-pwrite",
                        "v1-clear-poison: two-call",
                        "v2-mode-flag",
                        "merged");
        assertThat(apart).extracting(Alike::brief).contains("v1-clear-poison:in-pwrite");

        List<Alike<String>> alone = Alike.of(cells.subList(1, 2), cell -> "same");
        assertThat(alone.getFirst().label()).isEqualTo("v1-clear-poison: in-pwrite");
        assertThat(Alike.of(cells.subList(0, 5), cell -> null)).isEmpty();
    }

    @Test
    void costsAreAddedUpOverWhatEveryDesignCanExpress() {
        Tallies tallies = Tallies.of(whole);

        assertThat(tallies.common())
                .extracting(s -> s.id())
                .containsExactly("clear-without-write", "misaligned-write", "fragmentation");
        long clears = whole.cells().stream()
                .filter(c -> c.candidate().name().equals("merged"))
                .filter(c -> !c.scenario().id().equals("tag-dereference"))
                .mapToLong(c -> java.util.Objects.requireNonNull(c.cost()).clearCalls())
                .sum();
        assertThat(tallies.sums())
                .filteredOn(sum -> sum.design().equals("merged"))
                .singleElement()
                .satisfies(sum ->
                        assertThat(sum.value().clearCalls()).isEqualTo(clears).isPositive());
    }

    @Test
    void theDesignsAreShownWhereNoneFails() {
        Durations durations = Durations.ofRepairs(whole);

        assertThat(durations.panels())
                .extracting(p -> p.scenario().id())
                .containsExactly("clear-without-write", "misaligned-write", "fragmentation");
        assertThat(durations.plainest()).get().satisfies(panel -> {
            assertThat(panel.scenario().id()).isEqualTo("clear-without-write");
            assertThat(panel.operations()).containsExactly("repair /mnt/db 8KiB 4KiB");
        });
        assertThat(durations.panels().getLast().operations()).containsExactly("repair /mnt/db 2MiB 4KiB, 32 times");
    }

    @Test
    void coursesAreThoseWithMoreThanOneRepair() {
        assertThat(Progressions.of(whole))
                .extracting(Progressions::name)
                .containsExactly("extents", "largest-free-run");
        assertThat(Progressions.of(whole).getFirst().repairs()).isEqualTo(3);
    }

    @Test
    void crossoversAreByParameter() {
        List<Crossings> crossings = Crossings.of(whole.conclusions());

        assertThat(crossings).extracting(Crossings::parameter).containsExactly("clear.dsm", "fs.log_force");
        assertThat(crossings.get(0).flips().getFirst().holdsFrom()).isEqualTo(38.1);
        assertThat(crossings.get(0).flips().getFirst().holdsTo()).isEqualTo(100_000);
        assertThat(crossings.get(1).flips().getFirst().holdsFrom()).isZero();
        assertThat(crossings.get(1).flips().getFirst().holdsTo()).isEqualTo(51.25);
    }

    @Test
    void whatTheModelChargesIsPartOfTheProfile() {
        Grades grades = Grades.of(whole.plan()).getFirst();

        assertThat(grades.charged()).hasSize(daxsim.hardware.Param.values().length);
        assertThat(grades.charged().size() + grades.others().size())
                .isEqualTo(grades.profile().entries().size());
        assertThat(Grades.count(grades.charged()).keySet()).containsExactlyElementsOf(Grades.ORDER);
    }

    @Test
    void limitsKeepEveryWord() {
        List<Limits.Section> sections = Limits.parse("""
                # Title

                One
                paragraph.

                ## Head
                - an item
                  that goes on
                - another
                """);

        assertThat(sections)
                .containsExactly(
                        new Limits.Section(1, "Title", List.of(new Limits.Part(false, "One paragraph."))),
                        new Limits.Section(
                                2,
                                "Head",
                                List.of(
                                        new Limits.Part(true, "an item that goes on"),
                                        new Limits.Part(true, "another"))));
        assertThat(Limits.read()).hasSizeGreaterThan(5);
    }

    @Test
    void commandsSurviveAShell() {
        assertThat(Again.line(List.of("./daxsim", "compare", "my file.yaml", "it's", "--designs", "a,b:c")))
                .isEqualTo("./daxsim compare 'my file.yaml' 'it'\\''s' --designs a,b:c");
        assertThat(Again.replay("x.yaml", "0.1.0/x@1/merged/r519/s1/x~1"))
                .isEqualTo("./daxsim run x.yaml --replay '0.1.0/x@1/merged/r519/s1/x~1'");
        assertThat(Again.replay("x", "0.1.0/x@1/merged/r519/s1/x~1"))
                .isEqualTo("./daxsim run --replay '0.1.0/x@1/merged/r519/s1/x~1'");
    }
}
