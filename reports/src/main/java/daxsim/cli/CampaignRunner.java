package daxsim.cli;

import daxsim.campaign.plan.StopRule;
import daxsim.campaign.run.CampaignReplay;
import daxsim.campaign.run.Experiment;
import daxsim.campaign.run.Life;
import daxsim.campaign.run.RunResult;
import daxsim.campaign.stats.Proportion;
import daxsim.campaign.store.Batch;
import daxsim.campaign.store.BatchWriter;
import daxsim.campaign.store.Row;
import daxsim.campaign.store.Store;
import daxsim.check.Fate;
import daxsim.scenario.BadInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Runs what a store is missing, with several threads. Which thread runs what makes no difference to what is stored. */
final class CampaignRunner {
    /** Runs after which a rule looks for the first time whether it can stop. */
    private static final long FIRST_LOOK = 1_000;

    private final Experiment experiment;
    private final Store store;
    private final int jobs;
    private final BooleanSupplier interrupted;
    private final AtomicBoolean failed = new AtomicBoolean();

    CampaignRunner(Experiment experiment, Store store, int jobs, BooleanSupplier interrupted) {
        this.experiment = experiment;
        this.store = store;
        this.jobs = jobs;
        this.interrupted = interrupted;
    }

    /** Runs until the stop rule says so; false when somebody interrupted it. */
    boolean run(CampaignProgress progress) throws IOException, BadInput {
        if (experiment.plan().stop() instanceof StopRule.Width width) {
            var rule = daxsim.campaign.stats.StopRule.doubling(
                    width.width() / 2, width.confidence(), Math.min(FIRST_LOOK, width.most()), width.most());
            for (int look = 0; look < rule.looks().size(); look++) {
                long n = rule.looks().get(look);
                if (!run(n, progress)) {
                    return false;
                }
                if (narrow(rule, look, n)) {
                    return true;
                }
            }
            return true;
        }
        return run(experiment.planned(), progress);
    }

    /** Whether the interval of every outcome of every cell lets the rule stop. */
    private boolean narrow(daxsim.campaign.stats.StopRule rule, int look, long n) throws IOException {
        for (Experiment.Cell cell : experiment.cells()) {
            long[] fates = new long[Fate.values().length];
            long[] faults = new long[1];
            store.forEach(Experiment.FAULTS, cell.number(), (Row row) -> {
                if (row.replication() < n) {
                    fates[Experiment.fate(String.valueOf(row.getText(4))).ordinal()]++;
                    faults[0]++;
                }
            });
            for (long hits : fates) {
                if (faults[0] > 0
                        && !rule.stop(
                                look,
                                Proportion.wilson(hits, faults[0], rule.confidenceAtLook())
                                        .interval())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean run(long replications, CampaignProgress progress) throws IOException, BadInput {
        List<Batch> batches = new ArrayList<>();
        for (Experiment.Cell cell : experiment.cells()) {
            batches.addAll(store.missing(cell.number(), replications));
        }
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                workers.add(threads.submit(() -> {
                    work(batches, next, progress);
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                get(worker);
            }
        } finally {
            progress.clear();
        }
        return next.get() >= batches.size() && !interrupted.getAsBoolean();
    }

    private static void get(Future<?> worker) throws IOException, BadInput {
        try {
            worker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case BadInput bad -> throw bad;
                case IOException io -> throw io;
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private void work(List<Batch> batches, AtomicInteger next, CampaignProgress progress) throws IOException, BadInput {
        Life life = null;
        int lived = -1;
        try {
            for (int i = next.getAndIncrement(); i < batches.size(); i = next.getAndIncrement()) {
                Batch batch = batches.get(i);
                if (stopped()) {
                    return;
                }
                Experiment.Cell cell = experiment.cells().get(batch.treatment());
                if (life == null || lived != batch.treatment()) {
                    life = Life.of(cell.treatment(), cell.candidate());
                    lived = batch.treatment();
                }
                fill(batch, cell, life, progress);
            }
        } catch (RuntimeException | Error | IOException | BadInput e) {
            failed.set(true);
            throw e;
        }
    }

    private boolean stopped() {
        return interrupted.getAsBoolean() || failed.get();
    }

    private void fill(Batch batch, Experiment.Cell cell, Life life, CampaignProgress progress)
            throws IOException, BadInput {
        try (BatchWriter writer = store.begin(batch)) {
            long[] fates = new long[Fate.values().length];
            long told = 0;
            for (long run = batch.first(); run < batch.first() + batch.count(); run++) {
                if (stopped()) {
                    return;
                }
                RunResult result = play(cell, life, run);
                Experiment.write(result, writer.table(0), writer.table(1), writer.table(2));
                if (progress.shown()) {
                    CampaignProgress.count(result, fates);
                    told++;
                    if (told % 50 == 0 || result.faults().size() > 50) {
                        progress.add(told, fates);
                        told = 0;
                        java.util.Arrays.fill(fates, 0);
                    }
                }
            }
            progress.add(told, fates);
            writer.commit();
        }
    }

    private RunResult play(Experiment.Cell cell, Life life, long run) {
        try {
            return life.run(experiment.plan().seed(), run);
        } catch (RuntimeException | Error e) {
            throw new Crash(
                    "in run " + run + " of " + cell.name() + "; again with: daxsim campaign "
                            + experiment.plan().path() + " --replay '"
                            + CampaignReplay.of(experiment, cell, run).text() + "'",
                    e);
        }
    }
}
