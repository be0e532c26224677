package daxsim.cli;

import daxsim.data.ChromeTrace;
import daxsim.data.RunJson;
import daxsim.engine.SeededChoices;
import daxsim.explore.Catalogue;
import daxsim.explore.ReplayString;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.report.Played;
import daxsim.scenario.BadInput;
import daxsim.text.Paper;
import daxsim.text.RunText;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One execution, step by step. */
@Command(
        name = "run",
        abbreviateSynopsis = true,
        description = {
            "Runs one scenario under one design and shows every step.",
            "",
            "Makes a timed run, or repeats the execution of a replay string. A replay string of a scenario of the library is"
                    + " enough by itself."
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            completionCandidates = Candidates.Scenarios.class,
            description = "an id of the library, or a file")
    private @Nullable String scenario;

    @Option(
            names = "--design",
            paramLabel = "ID[:VARIANT]",
            completionCandidates = Candidates.DesignNames.class,
            description = "the design; a bare id means its first variant")
    private @Nullable String design;

    @Option(
            names = "--regime",
            paramLabel = "ID",
            completionCandidates = Candidates.Regimes.class,
            description = "the kernel around the design (default: its own)")
    private @Nullable String regime;

    @Option(names = "--seed", paramLabel = "N", description = "of everything that is drawn (default: 1)")
    private @Nullable Long seed;

    @Option(names = "--run", paramLabel = "K", description = "which run of that seed, from 0 (default: 0)")
    private @Nullable Long run;

    @Option(names = "--replay", paramLabel = "STRING", description = "repeat this execution")
    private @Nullable String replay;

    @Option(names = "--trace", paramLabel = "FILE", description = "also write the run for chrome://tracing or Perfetto")
    private @Nullable String trace;

    @Mixin
    private final Output output = new Output();

    private final Env env;

    RunCommand(Env env) {
        this.env = env;
    }

    @Override
    public Integer call() throws Exception {
        output.check();
        Played played = replay == null ? timed() : replayed(replay);
        if (trace != null) {
            OneFile.write(trace, ChromeTrace.of(played));
        }
        Console console = env.console();
        if (output.json()) {
            console.result(RunJson.of(played));
        } else {
            Paper paper = output.paper(console);
            RunText.print(played, paper);
            console.result(paper.text());
        }
        return Status.DONE;
    }

    private Played timed() throws BadInput, UsageError {
        if (scenario == null) {
            throw new UsageError(
                    "run what? Name a scenario, or give --replay; daxsim list scenarios shows the library");
        }
        if (design == null) {
            throw new UsageError("under which design? Give --design; daxsim list designs shows them");
        }
        Catalogue catalogue = new Catalogue();
        Chosen chosen = new ScenarioChoice(catalogue).one(scenario);
        Candidate candidate = new DesignChoice(catalogue).one(design, regime);
        long from = seed == null ? 1 : seed;
        long number = run == null ? 0 : run;
        Numbers.check("--run", number, 0, Integer.MAX_VALUE);
        String reason = Player.exploring(chosen.scenario(), candidate, new SeededChoices(from))
                .notExpressible();
        if (reason != null) {
            throw new UsageError(
                    chosen.scenario().id() + " is not expressible with " + candidate.name() + ": " + reason);
        }
        return Replaying.timed(chosen, candidate, from, number);
    }

    private Played replayed(String given) throws BadInput, UsageError, ReplayString.BadReplay {
        if (seed != null || run != null) {
            throw new UsageError("--seed and --run are in the replay string already; allowed: --replay without them");
        }
        return new Replaying("run", scenario, design, regime).of(given);
    }
}
