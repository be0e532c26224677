package daxsim.explore;

import daxsim.check.Promise;
import daxsim.engine.SeededChoices;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Expectation;
import daxsim.scenario.Scenario;
import daxsim.scenario.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills cells: explores, makes timed runs, and holds the result to the scenario's expectations. */
public final class Cells {
    /**
     * How cells are filled.
     *
     * @param timedRuns 0 for none
     */
    public record Options(long seed, int timedRuns, Explorer.Options exploration) {}

    private final Options options;

    public Cells(Options options) {
        this.options = options;
    }

    /** One cell. */
    public CellResult fill(Scenario scenario, Candidate candidate) throws BadInput {
        String reason = Player.exploring(scenario, candidate, new SeededChoices(options.seed()))
                .notExpressible();
        if (reason != null) {
            return withExpectations(empty(scenario, candidate, reason));
        }
        Explorer.Findings findings = new Explorer(scenario, candidate, options.seed(), options.exploration()).run();
        TimedRuns.Result timed = options.timedRuns() == 0
                ? null
                : new TimedRuns(scenario, candidate, options.seed()).run(options.timedRuns());
        Snapshot shown = findings.witness() != null ? findings.witness() : timed == null ? null : timed.first();
        return withExpectations(new CellResult(
                scenario,
                candidate,
                options.seed(),
                null,
                findings.executions(),
                findings.cut(),
                findings.outcomes(),
                findings.states(),
                findings.conditions(),
                timed == null ? List.of() : timed.quantities(),
                checks(findings),
                breaches(findings),
                shown,
                timed == null ? null : timed.cost(),
                timed == null ? null : timed.blastRadius(),
                timed == null ? Map.of() : timed.latencies(),
                timed == null ? List.of() : timed.series(),
                List.of()));
    }

    private static Map<String, Long> checks(Explorer.Findings findings) {
        Map<String, Long> checks = new LinkedHashMap<>();
        for (Promise promise : Promise.values()) {
            CellResult.Breach breach = findings.breaches().get(promise);
            checks.put(promise.word(), breach == null ? 0 : breach.executions());
        }
        return checks;
    }

    private static Map<String, CellResult.Breach> breaches(Explorer.Findings findings) {
        Map<String, CellResult.Breach> breaches = new LinkedHashMap<>();
        findings.breaches().forEach((promise, breach) -> breaches.put(promise.word(), breach));
        return breaches;
    }

    private CellResult empty(Scenario scenario, Candidate candidate, String reason) {
        return new CellResult(
                scenario,
                candidate,
                options.seed(),
                reason,
                0,
                0,
                0,
                List.of(),
                List.of(),
                Map.of(),
                null,
                null,
                null,
                Map.of(),
                List.of(),
                List.of());
    }

    private static CellResult withExpectations(CellResult cell) {
        List<CellResult.Unmet> unmet = new ArrayList<>();
        for (Expectation expectation : cell.scenario().expectations()) {
            if (isAbout(expectation, cell) && !overridden(expectation, cell)) {
                CellResult.Unmet failed = unmet(expectation, cell);
                if (failed != null) {
                    unmet.add(failed);
                }
            }
        }
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
                cell.series(),
                List.copyOf(unmet));
    }

    private static boolean isAbout(Expectation expectation, CellResult cell) {
        return expectation.design().equals(cell.candidate().design().id())
                && (expectation.variant() == null
                        || expectation.variant().equals(cell.candidate().variant()));
    }

    /** An expectation of a variant takes the place of the design's. */
    private static boolean overridden(Expectation expectation, CellResult cell) {
        return expectation.variant() == null
                && cell.scenario().expectations().stream()
                        .anyMatch(other -> other.variant() != null
                                && other.subject().equals(expectation.subject())
                                && isAbout(other, cell));
    }

    private static CellResult.@Nullable Unmet unmet(Expectation expectation, CellResult cell) {
        String verdict = expectation.verdict();
        if (verdict != null) {
            CellResult.ConditionResult condition = cell.condition(expectation.subject());
            String actual = condition == null
                    ? Verdict.NOT_EXPRESSIBLE.word()
                    : condition.verdict().word();
            return actual.equals(verdict) ? null : failed(expectation, verdict, actual);
        }
        for (CellResult.QuantityResult quantity : cell.quantities()) {
            if (quantity.name().equals(expectation.subject())) {
                return fits(expectation.quantity(), quantity.value())
                        ? null
                        : failed(expectation, String.valueOf(expectation.quantity()), Long.toString(quantity.value()));
            }
        }
        return null;
    }

    private static boolean fits(@Nullable Test test, long value) {
        return switch (test) {
            case Test.Number n -> value >= n.min() && value <= n.max();
            case Test.NotNumber n -> value != n.value();
            case Test.Word w -> w.value().equals(Long.toString(value));
            case Test.Content c -> false;
            case null -> true;
        };
    }

    private static CellResult.Unmet failed(Expectation expectation, String expected, String actual) {
        return new CellResult.Unmet(
                expectation.subject(),
                expected,
                actual,
                expectation.at().line(),
                expectation.at().column());
    }
}
