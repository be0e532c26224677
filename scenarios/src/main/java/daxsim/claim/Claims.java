package daxsim.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import daxsim.explore.CellResult;
import daxsim.explore.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The claims that are shipped with the tool, and their judgement. */
public final class Claims {
    private static final String RESOURCE = "/claims/thread-2021-11.yaml";

    private Claims() {}

    /** What was claimed in the thread, in the order of the mails. */
    public static List<Claim> ofTheThread() {
        try (InputStream in = Claims.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no " + RESOURCE);
            }
            return parse(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Claims from a text of that form; anything else in it is a mistake of whoever ships it. */
    static List<Claim> parse(String text) {
        List<Claim> claims = new ArrayList<>();
        for (Object item : list(new Load(LoadSettings.builder().build()).loadFromString(text))) {
            Map<?, ?> map = map(item, Set.of("id", "who", "when", "says", "tests"));
            List<Claim.Test> tests = new ArrayList<>();
            for (Object test : list(map.get("tests"))) {
                Map<?, ?> t = map(test, Set.of("scenario", "candidate", "condition", "verdicts"));
                tests.add(new Claim.Test(
                        word(t, "scenario"),
                        word(t, "candidate"),
                        word(t, "condition"),
                        list(t.get("verdicts")).stream().map(String::valueOf).toList()));
            }
            claims.add(new Claim(word(map, "id"), word(map, "who"), word(map, "when"), word(map, "says"), tests));
        }
        return claims;
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException("a list belongs where there is " + value);
    }

    private static Map<?, ?> map(Object value, Set<String> keys) {
        if (value instanceof Map<?, ?> map && map.keySet().equals(keys)) {
            return map;
        }
        throw new IllegalStateException("a mapping of " + keys + " belongs where there is " + value);
    }

    private static String word(Map<?, ?> map, String key) {
        return String.valueOf(map.get(key)).strip();
    }

    /** The claims that are about scenarios of these cells, each with what came out. */
    public static List<Judged> judge(List<Claim> claims, List<CellResult> cells) {
        return claims.stream()
                .filter(claim ->
                        claim.tests().stream().anyMatch(test -> cells.stream().anyMatch(cell -> isAbout(test, cell))))
                .map(claim -> judge(claim, cells))
                .toList();
    }

    private static boolean isAbout(Claim.Test test, CellResult cell) {
        return cell.scenario().id().equals(test.scenario())
                && (cell.candidate().name().equals(test.candidate())
                        || cell.candidate().design().id().equals(test.candidate()));
    }

    private static Judged judge(Claim claim, List<CellResult> cells) {
        List<Judged.Evidence> evidence = new ArrayList<>();
        for (Claim.Test test : claim.tests()) {
            List<CellResult> about =
                    cells.stream().filter(cell -> isAbout(test, cell)).toList();
            if (about.isEmpty()) {
                evidence.add(new Judged.Evidence(test, null, Verdict.UNDECIDED));
            }
            for (CellResult cell : about) {
                evidence.add(new Judged.Evidence(test, cell, verdict(test, cell)));
            }
        }
        return new Judged(claim, standing(evidence), evidence);
    }

    private static Verdict verdict(Claim.Test test, CellResult cell) {
        if (!cell.expressible()) {
            return Verdict.NOT_EXPRESSIBLE;
        }
        CellResult.ConditionResult condition = cell.condition(test.condition());
        return condition == null ? Verdict.UNDECIDED : condition.verdict();
    }

    private static Judged.Standing standing(List<Judged.Evidence> evidence) {
        if (evidence.stream().anyMatch(e -> e.cell() == null)) {
            return Judged.Standing.NOT_TESTED;
        }
        long agree = evidence.stream().filter(Judged.Evidence::agrees).count();
        long open = evidence.stream().filter(Judged.Evidence::open).count();
        if (agree == evidence.size()) {
            return Judged.Standing.HOLDS;
        }
        if (agree + open == evidence.size()) {
            return Judged.Standing.UNDECIDED;
        }
        return agree == 0 && open == 0 ? Judged.Standing.DOES_NOT_HOLD : Judged.Standing.IN_PART;
    }
}
