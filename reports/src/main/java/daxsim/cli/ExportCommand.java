package daxsim.cli;

import daxsim.engine.SeededChoices;
import daxsim.explore.Catalogue;
import daxsim.explore.CellResult;
import daxsim.explore.Explorer;
import daxsim.explore.ReplayString;
import daxsim.explore.Snapshot;
import daxsim.outcome.Outcome;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.report.Played;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import daxsim.shell.Export;
import daxsim.shell.ShellScript;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A witness for a real machine. */
@Command(
        name = "export",
        abbreviateSynopsis = true,
        description = {
            "Exports an execution as a script for a real machine, so that anyone can try to prove the model wrong.",
            "",
            "The script uses ndctl, dmsetup, mkfs, mount and xfs_io, on nfit_test or on real persistent memory. It does the"
                    + " operations in the order of the execution, says what it cannot force (a race, a power failure), and"
                    + " reports what agrees with the model and what differs. DRY_RUN=1 only prints. Without --replay: the"
                    + " simplest execution that violates the scenario, or timed run 0."
        })
final class ExportCommand implements Callable<Integer> {
    private static final long MOST = 200_000;

    @Parameters(arity = "0..1", paramLabel = "SCENARIO", description = "an id of the library, or a file")
    private @Nullable String scenario;

    @Option(names = "--shell", description = "as a bash script; there is nothing else yet")
    private boolean shell;

    @Option(
            names = "--design",
            paramLabel = "ID[:VARIANT]",
            description = "the design; a bare id means its first variant")
    private @Nullable String design;

    @Option(names = "--regime", paramLabel = "ID", description = "the kernel around the design (default: its own)")
    private @Nullable String regime;

    @Option(names = "--replay", paramLabel = "STRING", description = "this execution")
    private @Nullable String replay;

    private final Env env;

    ExportCommand(Env env) {
        this.env = env;
    }

    @Override
    public Integer call() throws Exception {
        if (!shell) {
            throw new UsageError("export as what? Allowed: --shell");
        }
        if (replay != null) {
            Played played = new Replaying("export --shell", scenario, design, regime).of(replay);
            env.console().result(script(played.scenario(), played.candidate(), played.seed(), played.snapshot()));
            return Status.DONE;
        }
        if (scenario == null) {
            throw new UsageError(
                    "export what? Name a scenario, or give --replay; daxsim list scenarios shows the library");
        }
        if (design == null) {
            throw new UsageError("under which design? Give --design; daxsim list designs shows them");
        }
        Catalogue catalogue = new Catalogue();
        Chosen chosen = new ScenarioChoice(catalogue).one(scenario);
        Candidate candidate = new DesignChoice(catalogue).one(design, regime);
        String reason = Player.exploring(chosen.scenario(), candidate, new SeededChoices(1))
                .notExpressible();
        if (reason != null) {
            throw new UsageError(
                    chosen.scenario().id() + " is not expressible with " + candidate.name() + ": " + reason);
        }
        env.console().result(script(chosen.scenario(), candidate, 1, null));
        return Status.DONE;
    }

    /** The script of an execution, or where there is none of the simplest that violates. */
    private String script(Scenario wanted, Candidate candidate, long seed, @Nullable Snapshot execution)
            throws BadInput, ReplayString.BadReplay {
        try {
            Explorer.Findings findings = new Explorer(
                            wanted, candidate, seed, new Explorer.Options(true, true, MOST, env.interrupted()))
                    .run();
            List<Snapshot> others = new ArrayList<>();
            for (Outcome outcome : findings.states()) {
                others.add(Explorer.replay(wanted, candidate, ReplayString.parse(outcome.replay())));
            }
            Snapshot witness = execution != null ? execution : findings.witness();
            if (witness == null) {
                witness = Replaying.timed(new Chosen(wanted, wanted.id()), candidate, seed, 0)
                        .snapshot();
            }
            boolean all = findings.states().size() == findings.outcomes()
                    && findings.conditions().stream().allMatch(CellResult.ConditionResult::complete);
            return ShellScript.of(new Export(wanted, candidate, witness, others, all));
        } catch (RuntimeException | Error e) {
            throw new Crash(
                    wanted,
                    candidate,
                    "export --shell " + wanted.id() + " --design " + candidate.name() + " --regime "
                            + candidate.regime().id(),
                    e);
        }
    }
}
