package daxsim.cli;

import daxsim.report.Comparison;
import daxsim.scenario.Scenario;
import java.util.List;
import java.util.stream.Collectors;

/** What to do after an interruption. */
final class Going {
    private static final int SHOWN = 8;

    private Going() {}

    /** Says what was kept and which command does the rest. */
    static void on(String command, Comparison comparison, Console console, String kept) {
        List<Scenario> rest = comparison.unfinished();
        String words =
                rest.stream().limit(SHOWN).map(s -> comparison.plan().word(s)).collect(Collectors.joining(" "));
        console.say("interrupted after " + comparison.wholeCells() + " of "
                + comparison.plan().cells() + " cells; " + kept
                + (rest.isEmpty()
                        ? ""
                        : "; to go on: daxsim " + command + " " + words + (rest.size() > SHOWN ? " ..." : "")));
    }
}
