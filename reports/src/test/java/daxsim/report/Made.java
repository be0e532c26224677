package daxsim.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import daxsim.check.Promise;
import daxsim.claim.Claim;
import daxsim.claim.Judged;
import daxsim.explore.Catalogue;
import daxsim.explore.CellResult;
import daxsim.explore.Cells;
import daxsim.explore.CleanPath;
import daxsim.explore.Explorer;
import daxsim.explore.Series;
import daxsim.explore.Verdict;
import daxsim.misuse.Act;
import daxsim.misuse.CallForm;
import daxsim.misuse.Family;
import daxsim.misuse.Found;
import daxsim.misuse.MisuseTable;
import daxsim.misuse.SmallProgram;
import daxsim.misuse.Where;
import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import daxsim.scenario.read.ScenarioReader;
import daxsim.sensitivity.Conclusion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Comparisons to be shown: real cells of the library, and the parts around them made by hand. */
public final class Made {
    /** A title that means harm. */
    public static final String HOSTILE =
            "</title><script>alert(1)</script> \"<b>\" & 'x' \u65e5\u672c\u8a9e \u00fc ]]>";

    private static final Catalogue CATALOGUE = new Catalogue();
    private static final int RUNS = 20;

    private Made() {}

    /** A scenario of the library. */
    public static Scenario scenario(String id) throws Exception {
        return ScenarioReader.read(Path.of("../scenarios/library/thread", id + ".yaml"), CATALOGUE.vocabulary());
    }

    /** Candidates by name. */
    public static List<Candidate> candidates(String... names) {
        List<Candidate> all = new ArrayList<>();
        for (String name : names) {
            all.addAll(CATALOGUE.named(name, null));
        }
        return all;
    }

    /** Cells alone. */
    public static Comparison comparison(List<Scenario> scenarios, List<Candidate> candidates) throws Exception {
        Map<String, String> words = new HashMap<>();
        scenarios.forEach(s -> words.put(s.path(), s.id()));
        Plan plan = new Plan(scenarios, words, candidates, 1, RUNS);
        Cells cells = new Cells(new Cells.Options(1, RUNS, Explorer.Options.standard()));
        List<CellResult> filled = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            for (Candidate candidate : candidates) {
                filled.add(cells.fill(scenario, candidate));
            }
        }
        return new Comparison(plan, filled, false);
    }

    /** Four scenarios under four designs, with every other part of a report made by hand. */
    public static Comparison whole() throws Exception {
        Comparison cells = comparison(
                List.of(
                        scenario("clear-without-write"),
                        scenario("misaligned-write"),
                        scenario("tag-dereference"),
                        scenario("fragmentation")),
                candidates("punch-pwrite", "v1-clear-poison", "v2-mode-flag", "merged"));
        return new Comparison(
                cells.plan(),
                cells.cells().stream().map(Made::withCourse).toList(),
                claims(cells),
                conclusions(cells),
                cleanPaths(cells),
                misuse(cells),
                false);
    }

    /** One scenario whose title means harm, under one design that breaks it. */
    public static Comparison hostile() throws Exception {
        String text = Files.readString(Path.of("../scenarios/library/thread/tag-arithmetic.yaml"), UTF_8);
        String altered = text.replaceFirst("(?m)^title:.*$", "title: '" + HOSTILE.replace("'", "''") + "'");
        Scenario scenario = ScenarioReader.read(
                "../x/<img src=x>.yaml", "../<img src=x>", altered.getBytes(UTF_8), CATALOGUE.vocabulary());
        return comparison(List.of(scenario), candidates("pointer-tag:bare", "merged"));
    }

    /** The same cell with a course of repairs that differs between the baseline and the others. */
    private static CellResult withCourse(CellResult cell) {
        boolean cuts = cell.candidate().design().id().equals("punch-pwrite");
        List<Series> series = cell.scenario().id().equals("fragmentation")
                ? List.of(
                        new Series("extents", "extents", cuts ? List.of(3L, 5L, 7L) : List.of(1L, 1L, 1L)),
                        new Series(
                                "largest-free-run", "blocks", cuts ? List.of(99L, 98L, 97L) : List.of(99L, 99L, 99L)))
                : List.of();
        return new CellResult(
                cell.scenario(),
                cell.candidate(),
                cell.seed(),
                cell.reason(),
                cell.executions(),
                cell.cut(),
                cell.outcomes(),
                cell.states(),
                cell.conditions(),
                cell.quantities(),
                cell.checks(),
                cell.breaches(),
                cell.shown(),
                cell.cost(),
                cell.blastRadius(),
                cell.latencies(),
                series,
                cell.unmet());
    }

    private static CellResult cell(Comparison comparison, String scenario, String candidate) {
        return comparison.cells().stream()
                .filter(c -> c.scenario().id().equals(scenario))
                .filter(c -> c.candidate().name().equals(candidate))
                .findFirst()
                .orElseThrow();
    }

    private static List<Judged> claims(Comparison cells) {
        Claim.Test breaks = new Claim.Test(
                "clear-without-write", "v1-clear-poison:two-call", "violated", List.of("sometimes", "always"));
        Claim.Test keeps = new Claim.Test("misaligned-write", "merged", "violated", List.of("never"));
        Claim.Test elsewhere = new Claim.Test("nowhere", "merged", "violated", List.of("never"));
        Judged.Evidence yes = new Judged.Evidence(
                breaks, cell(cells, "clear-without-write", "v1-clear-poison:two-call"), Verdict.SOMETIMES);
        Judged.Evidence no = new Judged.Evidence(keeps, cell(cells, "misaligned-write", "merged"), Verdict.ALWAYS);
        Judged.Evidence missing = new Judged.Evidence(elsewhere, null, Verdict.UNDECIDED);
        return List.of(
                judged("one-operation", Judged.Standing.HOLDS, "A clear needs a write.", yes),
                judged("half-true", Judged.Standing.IN_PART, "Both, <i>perhaps</i>.", yes, no),
                judged("rounds-well", Judged.Standing.DOES_NOT_HOLD, "Nothing is lost by rounding.", no),
                judged("cut-short", Judged.Standing.UNDECIDED, "Nobody knows.", yes),
                judged("not-asked", Judged.Standing.NOT_TESTED, "It was not asked.", missing));
    }

    private static Judged judged(String id, Judged.Standing standing, String says, Judged.Evidence... evidence) {
        List<Claim.Test> tests =
                java.util.Arrays.stream(evidence).map(Judged.Evidence::test).toList();
        return new Judged(
                new Claim(id, "A. Reviewer", "6 November, patch 1", says, tests), standing, List.of(evidence));
    }

    private static List<Conclusion> conclusions(Comparison cells) {
        Scenario scenario = cells.plan().scenarios().getFirst();
        List<Candidate> candidates = cells.plan().candidates();
        Candidate first = candidates.get(0);
        Candidate second = candidates.get(1);
        Candidate third = candidates.get(3);
        Conclusion.OnProfile other = new Conclusion.OnProfile("spr-cxl", 30_000, 20_000);
        return List.of(
                new Conclusion(
                        scenario,
                        "repair",
                        first,
                        second,
                        21_374,
                        547_619,
                        20,
                        true,
                        List.of(other),
                        List.of(
                                new Conclusion.Flip("clear.dsm", "us", "assumed", 500, 20, 100_000, 38.1, true),
                                new Conclusion.Flip("fs.log_force", "us", "derived", 40, 0, 60, 51.25, false))),
                new Conclusion(scenario, "repair", first, third, 21_374, 547_559, 20, true, List.of(), List.of()),
                new Conclusion(scenario, "repair", third, second, 500, 1000, 8, false, List.of(), List.of()));
    }

    private static List<MisuseTable> misuse(Comparison cells) {
        List<MisuseTable> tables = new ArrayList<>();
        SmallProgram program = new SmallProgram(List.of(List.of(new CallForm(Act.CLEAR, Where.PAGE))), false);
        for (Candidate candidate : cells.plan().candidates()) {
            boolean clears = candidate.design().id().equals("v1-clear-poison");
            String id = "misuse-clear-without-write-" + candidate.name().replace(':', '-');
            Found found = new Found(
                    program,
                    Promise.SILENT_CORRUPTION,
                    true,
                    id,
                    "title: <b>x</b>\n",
                    1,
                    2,
                    "0.1.0/" + id + "@0/x()~0");
            List<MisuseTable.Row> rows = new ArrayList<>();
            rows.add(new MisuseTable.Row(MisuseTable.CORRECT, "no mistake", 7, 0, 0, 0, Map.of(), null));
            if (clears) {
                rows.add(new MisuseTable.Row(
                        "clear-without-write",
                        "a clear that no write follows in its task",
                        12,
                        5,
                        4,
                        1,
                        Map.of(Promise.SILENT_CORRUPTION, 5L),
                        found));
            }
            tables.add(new MisuseTable(candidate, Family.SHORT, 10, 99, rows));
        }
        return tables;
    }

    private static List<CleanPath> cleanPaths(Comparison cells) {
        List<CleanPath> paths = new ArrayList<>();
        for (Candidate candidate : cells.plan().candidates()) {
            boolean flags = candidate.design().id().equals("v2-mode-flag");
            paths.add(new CleanPath(candidate, 4, flags ? 26 : 20, flags ? 3 : 0));
        }
        return paths;
    }
}
