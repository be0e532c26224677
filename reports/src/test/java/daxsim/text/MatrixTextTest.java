package daxsim.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.design.Application;
import daxsim.design.Design;
import daxsim.design.Footprint;
import daxsim.explore.Catalogue;
import daxsim.explore.CellResult;
import daxsim.explore.Verdict;
import daxsim.kernel.Regime;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxServices;
import daxsim.play.Candidate;
import daxsim.report.Comparison;
import daxsim.report.Matrix;
import daxsim.report.Plan;
import daxsim.scenario.Scenario;
import daxsim.scenario.read.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix with more designs than there are, in any width. */
class MatrixTextTest {
    private static final List<String> EIGHT = List.of(
            "punch-pwrite",
            "v1-clear-poison",
            "v1-rwf-flag",
            "v2-mode-flag",
            "pointer-tag",
            "three-call",
            "merged",
            "movdir64b");

    private record Named(String id, List<String> names) implements Design {
        @Override
        public String says() {
            return "";
        }

        @Override
        public String source() {
            return "";
        }

        @Override
        public Regime regime() {
            return Regime.R519;
        }

        @Override
        public List<Variant> variants() {
            return names.stream().map(n -> new Variant(n, "")).toList();
        }

        @Override
        public Footprint footprint() {
            return new Footprint(0, 0, List.of(), List.of(), 0, "");
        }

        @Override
        public DaxApi open(String variant, DaxServices services) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long repair(String variant, Application application, long offset, long length) {
            throw new UnsupportedOperationException();
        }
    }

    private static Scenario scenario(String id) throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of("../scenarios/library/thread/power-failure.yaml"));
        String text = new String(bytes, UTF_8);
        byte[] alone = text.substring(0, text.indexOf("expect:")).getBytes(UTF_8);
        return ScenarioReader.read(id + ".yaml", id, alone, new Catalogue().vocabulary());
    }

    private static CellResult cell(Scenario scenario, Candidate candidate, Verdict verdict) {
        boolean not = verdict == Verdict.NOT_EXPRESSIBLE;
        List<CellResult.ConditionResult> conditions =
                not ? List.of() : List.of(new CellResult.ConditionResult("violated", verdict, 1, 2, true, null, null));
        return new CellResult(
                scenario,
                candidate,
                1,
                not ? "no such call" : null,
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

    private static String matrix(
            List<Design> designs,
            List<Scenario> scenarios,
            int width,
            BiFunction<Scenario, Candidate, Verdict> verdict) {
        List<Candidate> candidates = new Catalogue(designs).candidates(null);
        List<CellResult> cells = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            for (Candidate candidate : candidates) {
                cells.add(cell(scenario, candidate, verdict.apply(scenario, candidate)));
            }
        }
        Plan plan = new Plan(scenarios, Map.of(), candidates, 1, 0);
        Paper paper = new Paper(width, false);
        new MatrixText(Matrix.of(new Comparison(plan, cells, false)), paper).print();
        return paper.text();
    }

    @ParameterizedTest
    @CsvSource({"60", "72", "80", "100", "132", "160"})
    void eightDesignsFit(int width) throws Exception {
        List<Design> designs = new ArrayList<>();
        EIGHT.forEach(
                id -> designs.add(new Named(id, id.equals("pointer-tag") ? List.of("bare", "bitwise") : List.of(""))));
        Verdict[] verdicts = Verdict.values();
        List<Scenario> scenarios =
                List.of(scenario("fault-between-clear-and-write"), scenario("a"), scenario("x".repeat(50)));

        String text = matrix(
                designs,
                scenarios,
                width,
                (s, c) -> verdicts[Math.floorMod(c.name().hashCode() + s.id().length(), verdicts.length)]);

        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
        assertThat(text.lines()).noneMatch(line -> line.endsWith(" "));
        for (String id : EIGHT) {
            assertThat(text).contains(id.substring(id.lastIndexOf('-') + 1));
        }
    }

    @Test
    void theWorstVariantIsNamed() throws Exception {
        Design two = new Named("two", List.of("good", "bad"));
        Design one = new Named("one", List.of(""));

        String text = matrix(
                List.of(two, one),
                List.of(scenario("s")),
                80,
                (s, c) -> c.variant().equals("bad") ? Verdict.ALWAYS : Verdict.NEVER);

        assertThat(text.lines().filter(l -> l.startsWith("s ")))
                .singleElement()
                .asString()
                .matches("s\\s+ALWAYS a\\s+never");
        assertThat(text).contains("a       two: ALWAYS with bad; never with good");
    }

    @Test
    void everyVerdictReadsDifferently() {
        assertThat(java.util.Arrays.stream(Verdict.values()).map(Verdicts::shortWord))
                .doesNotHaveDuplicates();
        assertThat(java.util.Arrays.stream(Verdict.values()).map(Verdicts::shortWord))
                .allSatisfy(word -> assertThat(word.length()).isLessThanOrEqualTo(6));
    }
}
