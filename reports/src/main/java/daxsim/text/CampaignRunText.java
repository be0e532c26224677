package daxsim.text;

import daxsim.app.Operation;
import daxsim.campaign.run.Counter;
import daxsim.campaign.run.Experiment;
import daxsim.campaign.run.Life;
import daxsim.campaign.run.RunResult;
import daxsim.check.Fate;
import daxsim.check.Strike;
import daxsim.report.CampaignWords;
import daxsim.scenario.BadInput;
import daxsim.trace.Trace;
import java.util.List;
import java.util.Locale;

/** One run of a campaign, window by window. */
public final class CampaignRunText {
    /** Windows that are shown step by step, the first bad ones. */
    private static final int SHOWN = 3;

    private static final int STEPS = 400;

    private CampaignRunText() {}

    /** Plays the run again and writes down what happened. */
    public static void print(Experiment experiment, Experiment.Cell cell, long seed, long run, Paper paper)
            throws BadInput {
        Life life = Life.of(cell.treatment(), cell.candidate());
        int[] shown = new int[1];
        boolean one = cell.treatment().faults().overNs() == 0;
        paper.wrapped(
                "",
                "",
                "Run " + run + " of " + experiment.plan().id() + "@"
                        + experiment.plan().hash() + " under "
                        + cell.candidate().name() + " in "
                        + cell.candidate().regime().id() + ", treatment: "
                        + cell.treatment().name(),
                Style.HEAD);
        life.watch((number, atNs, operations, strikes, fates, trace) -> {
            boolean bad = fates.stream().anyMatch(Fate::isBad);
            if (one || bad && shown[0]++ < SHOWN) {
                window(number, atNs, operations, strikes, fates, trace, paper);
            }
        });
        RunResult result = life.run(seed, run);
        paper.head("In all");
        Table table = new Table("  ").right(1);
        for (Counter counter : Counter.values()) {
            if (result.count(counter) != 0) {
                table.row(counter.meaning(), Long.toString(result.count(counter)));
            }
        }
        table.print(paper);
    }

    private static void window(
            int number,
            long atNs,
            List<Operation> operations,
            List<Strike> strikes,
            List<Fate> fates,
            Trace trace,
            Paper paper) {
        paper.head(atNs == 0 ? "The window" : "Window " + number + " at " + CampaignWords.time(atNs));
        for (int i = 0; i < strikes.size(); i++) {
            Strike strike = strikes.get(i);
            paper.wrapped(
                    "  ",
                    "    ",
                    String.format(
                            Locale.ROOT,
                            "fault at %s: %d bytes from 0x%x: %s",
                            CampaignWords.time(strike.atNs()),
                            strike.length(),
                            strike.phys(),
                            fates.get(i).word()));
        }
        for (Operation op : operations) {
            String signal = op.signal() == null ? "" : " " + op.signal().code();
            String handler = op.handlerRan() ? ", handler " + op.handlerResult() : "";
            long result = op.result() < 0 ? op.error() : op.result();
            paper.wrapped(
                    "  ",
                    "    ",
                    CampaignWords.time(op.beganNs()) + " to " + CampaignWords.time(op.endedNs()) + " " + op.task() + " "
                            + op.text() + " = " + result + signal + handler);
        }
        paper.blank();
        for (int i = 0; i < Math.min(STEPS, trace.size()); i++) {
            paper.wrapped("    ", "      ", trace.entry(i).text(), Style.FAINT);
        }
    }
}
