package daxsim.cli;

import daxsim.explore.Catalogue;
import daxsim.explore.Explorer;
import daxsim.explore.ReplayString;
import daxsim.explore.Snapshot;
import daxsim.explore.TimedRuns;
import daxsim.explore.Version;
import daxsim.play.Candidate;
import daxsim.report.Played;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * Repeats the execution of a replay string. For a scenario of the library the string is enough; what is given beside it has to fit
 * it.
 */
final class Replaying {
    private final String command;
    private final @Nullable String scenario;
    private final @Nullable String design;
    private final @Nullable String regime;

    /**
     * @param command for what to type instead
     */
    Replaying(String command, @Nullable String scenario, @Nullable String design, @Nullable String regime) {
        this.command = command;
        this.scenario = scenario;
        this.design = design;
        this.regime = regime;
    }

    /** The execution of a string. */
    Played of(String given) throws BadInput, UsageError, ReplayString.BadReplay {
        // It may have been broken into lines on its way through a mail.
        ReplayString string = ReplayString.parse(given.replaceAll("\\s", ""));
        if (!string.version().equals(Version.current())) {
            throw new UsageError("the replay string is of daxsim " + string.version() + ", this is " + Version.current()
                    + "; run it with that version, or explore again");
        }
        Catalogue catalogue = new Catalogue();
        ScenarioChoice scenarios = new ScenarioChoice(catalogue);
        Chosen chosen = scenario == null ? scenarios.inLibrary(string.scenario()) : scenarios.one(scenario);
        if (chosen == null) {
            throw new UsageError("the replay string is of scenario " + string.scenario()
                    + ", which is not in the library; name its file: daxsim " + command + " FILE --replay STRING");
        }
        Candidate candidate = new DesignChoice(catalogue)
                .one(design == null ? string.candidate() : design, regime == null ? string.regime() : regime);
        string.fit(chosen.scenario(), candidate);
        if (string.timedRun() >= 0) {
            return timed(chosen, candidate, string.seed(), string.timedRun());
        }
        try {
            Snapshot snapshot = Explorer.replay(chosen.scenario(), candidate, string);
            return new Played(chosen.scenario(), chosen.word(), candidate, string.seed(), snapshot);
        } catch (RuntimeException | Error e) {
            throw new Crash(chosen.scenario(), candidate, command + " --replay '" + string.text() + "'", e);
        }
    }

    /** One timed run. */
    static Played timed(Chosen chosen, Candidate candidate, long seed, long run) throws BadInput {
        Scenario scenario = chosen.scenario();
        try {
            Snapshot snapshot = TimedRuns.one(scenario, candidate, seed, run);
            return new Played(scenario, chosen.word(), candidate, seed, snapshot);
        } catch (RuntimeException | Error e) {
            String again = "run " + chosen.word() + " --design " + candidate.name() + " --regime "
                    + candidate.regime().id() + " --seed " + seed + " --run " + run;
            throw new Crash(scenario, candidate, again, e);
        }
    }
}
