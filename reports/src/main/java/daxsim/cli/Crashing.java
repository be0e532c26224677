package daxsim.cli;

import daxsim.crash.CrashPoints;
import daxsim.crash.CrashTable;
import daxsim.data.CrashJson;
import daxsim.explore.Explorer;
import daxsim.play.Candidate;
import daxsim.report.CrashReport;
import daxsim.report.Plan;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import daxsim.text.CrashText;
import daxsim.text.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What a power failure leaves behind, by the step of a repair at which it strikes. */
final class Crashing {
    private Crashing() {}

    /** Explores, prints, and says how that went. */
    static int of(Question question, Explorer.Options options, Output output, Env env) throws BadInput, UsageError {
        Plan plan = question.plan(0);
        Console console = env.console();
        Progress progress = new Progress(console, plan.cells(), output.quiet());
        List<Callable<CrashTable>> pieces = new ArrayList<>();
        for (Scenario scenario : plan.scenarios()) {
            for (Candidate candidate : plan.candidates()) {
                pieces.add(piece(plan, new CrashPoints(scenario, candidate, options), scenario, candidate, progress));
            }
        }
        List<CrashTable> tables;
        try {
            tables = Threads.run(pieces, question.jobs());
        } finally {
            progress.clear();
        }
        CrashReport report = new CrashReport(plan, tables, env.interrupted().getAsBoolean());
        if (output.json()) {
            console.result(CrashJson.of(report));
        } else {
            Paper paper = output.paper(console);
            CrashText.print(report, paper);
            console.result(paper.text());
        }
        return report.interrupted() ? Status.INTERRUPTED : Status.DONE;
    }

    private static Callable<CrashTable> piece(
            Plan plan, CrashPoints points, Scenario scenario, Candidate candidate, Progress progress) {
        String again = "explore " + plan.word(scenario) + " --crash-points --designs " + candidate.name() + " --regime "
                + candidate.regime().id();
        return () -> {
            progress.begin(scenario.id() + " under " + candidate.name());
            try {
                return points.run();
            } catch (RuntimeException | Error e) {
                throw new Crash(scenario, candidate, again, e);
            } finally {
                progress.end();
            }
        };
    }
}
