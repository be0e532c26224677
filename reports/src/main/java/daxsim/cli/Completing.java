package daxsim.cli;

import daxsim.claim.Claims;
import daxsim.claim.Judged;
import daxsim.explore.CleanPath;
import daxsim.explore.CleanPaths;
import daxsim.report.Comparison;
import daxsim.report.Plan;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import daxsim.sensitivity.Conclusion;
import daxsim.sensitivity.Sensitivity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Adds to filled cells what a review asks beyond verdicts: the claims, what conclusions about time depend on, the clean path. */
final class Completing {
    private final BooleanSupplier interrupted;

    Completing(BooleanSupplier interrupted) {
        this.interrupted = interrupted;
    }

    /** Completes a comparison; an interrupted one stays as it is. */
    Comparison of(Comparison comparison, int jobs) throws BadInput {
        if (comparison.interrupted()) {
            return comparison;
        }
        Plan plan = comparison.plan();
        List<Judged> claims = Claims.judge(Claims.ofTheThread(), comparison.cells());
        List<CleanPath> cleanPaths =
                plan.candidates().stream().map(CleanPaths::of).toList();
        List<Conclusion> conclusions = plan.timedRuns() == 0 ? List.of() : conclusions(plan, jobs);
        return new Comparison(
                plan, comparison.cells(), claims, conclusions, cleanPaths, List.of(), interrupted.getAsBoolean());
    }

    private List<Conclusion> conclusions(Plan plan, int jobs) throws BadInput {
        Sensitivity sensitivity = new Sensitivity(plan.seed(), plan.timedRuns());
        List<Conclusion> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs)) {
            List<Future<List<Conclusion>>> pending = new ArrayList<>();
            for (Scenario scenario : plan.scenarios()) {
                pending.add(threads.submit(
                        () -> interrupted.getAsBoolean() ? List.of() : sensitivity.of(scenario, plan.candidates())));
            }
            for (Future<List<Conclusion>> future : pending) {
                all.addAll(future.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case BadInput bad -> throw bad;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IllegalStateException(e);
            }
        }
        return all;
    }
}
