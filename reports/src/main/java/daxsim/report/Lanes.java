package daxsim.report;

import daxsim.explore.Snapshot;
import daxsim.scenario.Scenario;
import daxsim.trace.Rule;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A run as one lane for each CPU, one for each device, and one for what happens on no CPU in particular. Only lanes in which
 * something happened are there.
 *
 * @param timed whether its rows have times
 * @param heads a short name for each lane: CPUs, then devices
 * @param legend the lanes in full, in the same order
 */
public record Lanes(boolean timed, List<String> heads, List<String> legend, List<Row> rows) {
    private static final int WHOLE = 160;
    private static final int HEAD = 60;
    private static final int AROUND = 20;

    public Lanes {
        heads = List.copyOf(heads);
        legend = List.copyOf(legend);
        rows = List.copyOf(rows);
    }

    /**
     * One step.
     *
     * @param number of the step, from 1
     * @param skipped how many steps before it are not shown
     * @param lane index of its lane
     * @param task who does it; empty for nobody
     * @param broke why this is where the promise broke, or null
     */
    public record Row(
            int number,
            int skipped,
            long timeNs,
            int lane,
            String task,
            String step,
            Rule rule,
            @Nullable String broke) {
        private Row behind(int left) {
            return new Row(number, left, timeNs, lane, task, step, rule, broke);
        }
    }

    /** The lanes of a run; the step that broke a promise is marked if one is broken. */
    public static Lanes of(Scenario scenario, Snapshot run, boolean broken) {
        Culprit culprit = broken ? Culprit.of(scenario, run) : null;
        TreeSet<Integer> usedCpus = new TreeSet<>();
        TreeSet<Integer> usedDevices = new TreeSet<>();
        boolean elsewhere = false;
        for (Trace.Entry event : run.events()) {
            if (isOfDevice(event)) {
                usedDevices.add(event.device());
            } else if (event.cpu() >= 0) {
                usedCpus.add(event.cpu());
            } else {
                elsewhere = true;
            }
        }
        List<Integer> cpus = List.copyOf(usedCpus);
        List<Integer> devices = List.copyOf(usedDevices);
        List<String> heads = new ArrayList<>();
        List<String> legend = new ArrayList<>();
        for (int cpu : cpus) {
            heads.add(Integer.toString(cpu));
            legend.add("cpu " + cpu);
        }
        for (int device : devices) {
            heads.add(scenario.pmem().size() == 1 ? "m" : "m" + device);
            legend.add(scenario.pmem().get(device).name());
        }
        if (elsewhere) {
            heads.add("-");
            legend.add("no cpu in particular");
        }
        int last = heads.size() - 1;
        Wording wording = new Wording(run);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < run.events().size(); i++) {
            Trace.Entry event = run.events().get(i);
            rows.add(new Row(
                    i + 1,
                    0,
                    event.timeNs(),
                    isOfDevice(event)
                            ? cpus.size() + devices.indexOf(event.device())
                            : event.cpu() < 0 ? last : cpus.indexOf(event.cpu()),
                    wording.task(event),
                    wording.step(event),
                    event.rule(),
                    culprit != null && culprit.event() == i ? culprit.why() : null));
        }
        return new Lanes(run.timed(), heads, legend, rows);
    }

    /**
     * The same, or where there are many steps, how they begin, what is around the step that broke a promise, and how they end.
     */
    public Lanes abridged() {
        if (rows.size() <= WHOLE) {
            return this;
        }
        List<Row> kept = new ArrayList<>();
        int last = 0;
        for (Row row : rows) {
            if (row.number() <= HEAD || row.number() > rows.size() - AROUND || isNearABreak(row.number())) {
                kept.add(row.behind(row.number() - last - 1));
                last = row.number();
            }
        }
        return new Lanes(timed, heads, legend, kept);
    }

    private boolean isNearABreak(int number) {
        int from = Math.max(0, number - 1 - AROUND);
        int to = Math.min(rows.size(), number + AROUND);
        return rows.subList(from, to).stream().anyMatch(row -> row.broke() != null);
    }

    /** How many steps the run has. */
    public int steps() {
        return rows.isEmpty() ? 0 : rows.getLast().number();
    }

    /** One event in words, with who did it. */
    public static String step(Snapshot run, Trace.Entry event) {
        Wording wording = new Wording(run);
        String task = wording.task(event);
        return (task.isEmpty() ? "" : task + ": ") + wording.step(event);
    }

    /** Whether the media or the firmware of a device did it, at whosoever's wish. */
    static boolean isOfDevice(Trace.Entry event) {
        return event.device() >= 0
                && switch (event.type()) {
                    case FAULT_STRUCK, CLEAR_ERROR, CLEAR_FAILED, CLEAR_PRETENDED, SCRUBBED -> true;
                    default -> false;
                };
    }
}
