package daxsim.cli;

import daxsim.explore.CellResult;
import daxsim.explore.Cells;
import daxsim.play.Candidate;
import daxsim.report.Comparison;
import daxsim.report.Plan;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Fills the cells of a plan with several threads. The order of the cells is the plan's, whoever is first. */
final class Filling {
    private final Plan plan;
    private final Cells cells;
    private final BooleanSupplier interrupted;
    private final Progress progress;

    Filling(Plan plan, Cells cells, BooleanSupplier interrupted, Progress progress) {
        this.plan = plan;
        this.cells = cells;
        this.interrupted = interrupted;
        this.progress = progress;
    }

    /** Fills; what an interruption keeps from being filled is missing. */
    Comparison run(int jobs) throws BadInput {
        List<CellResult> filled = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs)) {
            List<Future<@Nullable CellResult>> pending = new ArrayList<>();
            for (Scenario scenario : plan.scenarios()) {
                for (Candidate candidate : plan.candidates()) {
                    pending.add(threads.submit(() -> fill(scenario, candidate)));
                }
            }
            try {
                for (Future<@Nullable CellResult> cell : pending) {
                    CellResult result = get(cell);
                    if (result != null) {
                        filled.add(result);
                    }
                }
            } finally {
                pending.forEach(cell -> cell.cancel(false));
                progress.clear();
            }
        }
        return new Comparison(plan, filled, interrupted.getAsBoolean());
    }

    private @Nullable CellResult fill(Scenario scenario, Candidate candidate) throws BadInput {
        if (interrupted.getAsBoolean()) {
            return null;
        }
        progress.begin(scenario.id() + " under " + candidate.name());
        try {
            CellResult result = cells.fill(scenario, candidate);
            progress.end();
            return result;
        } catch (RuntimeException | Error e) {
            throw new Crash(
                    scenario,
                    candidate,
                    "explore " + plan.word(scenario) + " --designs " + candidate.name() + " --regime "
                            + candidate.regime().id() + " --seed " + plan.seed(),
                    e);
        }
    }

    private static @Nullable CellResult get(Future<@Nullable CellResult> cell) throws BadInput {
        try {
            return cell.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case BadInput bad -> throw bad;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
