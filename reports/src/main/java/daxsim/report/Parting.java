package daxsim.report;

import daxsim.diverge.Divergence;
import daxsim.explore.Snapshot;
import daxsim.trace.Rule;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Two runs on the same choices: what both do, then what each does, with a lane for each task.
 *
 * @param heads a letter for each lane
 * @param legend the lanes in full
 * @param common steps that both do, up to where they part
 * @param leader what the one does from there on
 * @param led what the other does
 * @param ends what operations came to, in both
 */
public record Parting(
        Divergence divergence,
        List<String> heads,
        List<String> legend,
        List<Row> common,
        List<Row> leader,
        List<Row> led,
        List<End> ends) {
    public Parting {
        heads = List.copyOf(heads);
        legend = List.copyOf(legend);
        common = List.copyOf(common);
        leader = List.copyOf(leader);
        led = List.copyOf(led);
        ends = List.copyOf(ends);
    }

    /** One step. */
    public record Row(int lane, String step, Rule rule) {}

    /** What an operation came to in both runs. */
    public record End(String operation, String leader, String led) {
        /** Whether that is the same. */
        public boolean same() {
            return leader.equals(led);
        }
    }

    private static final String NOBODY = "";

    /** The two runs of a divergence. */
    public static Parting of(Divergence divergence) {
        Snapshot one = divergence.leader().run();
        Snapshot other = divergence.led().run();
        Set<String> tasks = new LinkedHashSet<>();
        collect(one, tasks);
        collect(other, tasks);
        List<String> lanes = List.copyOf(tasks);
        List<Row> left = rows(one, lanes);
        List<Row> right = rows(other, lanes);
        int common = divergence.common();
        List<End> ends = new ArrayList<>();
        for (int i = 0; i < one.operations().size(); i++) {
            ends.add(new End(
                    Returned.name(one.operations().get(i)),
                    end(one.operations().get(i)),
                    end(other.operations().get(i))));
        }
        return new Parting(
                divergence,
                heads(lanes),
                lanes.stream()
                        .map(t -> t.isEmpty() ? "no task in particular" : t)
                        .toList(),
                left.subList(0, common),
                left.subList(common, left.size()),
                right.subList(common, right.size()),
                ends);
    }

    private static void collect(Snapshot run, Set<String> tasks) {
        Wording wording = new Wording(run);
        run.events().forEach(e -> tasks.add(wording.task(e)));
    }

    private static List<Row> rows(Snapshot run, List<String> lanes) {
        Wording wording = new Wording(run);
        List<Row> rows = new ArrayList<>();
        for (Trace.Entry event : run.events()) {
            rows.add(new Row(lanes.indexOf(wording.task(event)), wording.step(event), event.rule()));
        }
        return rows;
    }

    private static String end(Snapshot.OperationView op) {
        String content = Returned.content(op);
        return Returned.of(op) + (content.isEmpty() ? "" : " (" + content + ")");
    }

    /** The first letter of a name that no lane before has, else a digit. */
    private static List<String> heads(List<String> lanes) {
        List<String> heads = new ArrayList<>();
        for (String lane : lanes) {
            String head = lane.equals(NOBODY) ? "-" : "";
            for (int i = 0; i < lane.length() && head.isEmpty(); i++) {
                String letter = lane.substring(i, i + 1);
                head = Character.isLetter(lane.charAt(i)) && !heads.contains(letter) ? letter : "";
            }
            heads.add(head.isEmpty() ? Integer.toString(heads.size() % 10) : head);
        }
        return heads;
    }
}
