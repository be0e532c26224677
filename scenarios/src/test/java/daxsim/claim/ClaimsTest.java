package daxsim.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.explore.Catalogue;
import daxsim.explore.CellResult;
import daxsim.explore.Library;
import daxsim.explore.Verdict;
import daxsim.play.Candidate;
import daxsim.scenario.Condition;
import daxsim.scenario.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Goal: claims are about cells that exist, and are judged by nothing but those. Method: every shipped claim; cells made by hand. */
class ClaimsTest {
    static List<Claim> shipped() {
        return Claims.ofTheThread();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyTestNamesACellThatExists(Claim claim) throws Exception {
        assertThat(claim.tests()).isNotEmpty();
        for (Claim.Test test : claim.tests()) {
            Scenario scenario = Library.scenario(test.scenario());
            assertThat(scenario.conditions().stream().map(Condition.Named::name))
                    .contains(test.condition());
            assertThat(new Catalogue().named(test.candidate(), null)).isNotEmpty();
            assertThat(Arrays.stream(Verdict.values()).map(Verdict::word)).containsAll(test.verdicts());
        }
    }

    @Test
    void idsAreDistinct() {
        assertThat(shipped().stream().map(Claim::id)).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    private static final Candidate V2 =
            new Catalogue().named("v2-mode-flag", null).getFirst();

    private static CellResult cell(Scenario scenario, Candidate candidate, Verdict verdict) {
        List<CellResult.ConditionResult> conditions =
                List.of(new CellResult.ConditionResult("violated", verdict, 1, 2, true, null, null));
        return new CellResult(
                scenario,
                candidate,
                1,
                verdict == Verdict.NOT_EXPRESSIBLE ? "no such call" : null,
                2,
                0,
                1,
                conditions,
                List.of(),
                Map.of(),
                null,
                null,
                null,
                Map.of(),
                List.of(),
                List.of());
    }

    private static Claim claim(String... scenarios) {
        return new Claim(
                "c",
                "who",
                "when",
                "says",
                Arrays.stream(scenarios)
                        .map(s -> new Claim.Test(s, "v2-mode-flag", "violated", List.of("never")))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "NEVER,           NEVER,           HOLDS",
        "NEVER,           ALWAYS,          IN_PART",
        "ALWAYS,          SOMETIMES,       DOES_NOT_HOLD",
        "NEVER,           UNDECIDED,       UNDECIDED",
        "NEVER,           NOT_REACHED,     UNDECIDED",
        "ALWAYS,          UNDECIDED,       IN_PART",
        "NOT_EXPRESSIBLE, NOT_EXPRESSIBLE, DOES_NOT_HOLD"
    })
    void standsAsItsCellsSay(Verdict first, Verdict second, Judged.Standing standing) throws Exception {
        List<CellResult> cells = List.of(
                cell(Library.scenario("plain-repair"), V2, first), cell(Library.scenario("salvage"), V2, second));

        assertThat(Claims.judge(List.of(claim("plain-repair", "salvage")), cells))
                .singleElement()
                .extracting(Judged::standing)
                .isEqualTo(standing);
    }

    @Test
    void aMissingCellIsSaidAndAForeignClaimLeftOut() throws Exception {
        List<CellResult> cells = List.of(cell(Library.scenario("plain-repair"), V2, Verdict.NEVER));

        assertThat(Claims.judge(List.of(claim("plain-repair", "salvage"), claim("salvage")), cells))
                .singleElement()
                .extracting(Judged::standing)
                .isEqualTo(Judged.Standing.NOT_TESTED);
    }

    @Test
    void aMalformedListIsRefused() {
        assertThatThrownBy(() -> Claims.parse("- {id: x, who: y}")).hasMessageContaining("{id=x, who=y}");
        assertThatThrownBy(() -> Claims.parse("id: x")).hasMessageContaining("a list belongs");
    }
}
