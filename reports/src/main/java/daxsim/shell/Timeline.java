package daxsim.shell;

import daxsim.explore.Snapshot;
import daxsim.report.Lanes;
import daxsim.report.Returned;
import daxsim.scenario.Fault;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import daxsim.scenario.When;
import daxsim.trace.EventType;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The order of a witness as lines of a script. What happens between two system calls is put there. What happens inside one is
 * started beside it, and said to be a matter of luck.
 */
final class Timeline {
    /**
     * An action with the events between which it has to happen; alike for something that happens at once.
     *
     * @param op whose system call it is, or null for what no task of the scenario does
     * @param luck whether all that can be done about it is to say so
     */
    private record Span(int from, int to, Snapshot.@Nullable OperationView op, Action action, boolean luck) {
        boolean holds(int event) {
            return from < event && event < to;
        }

        boolean overlaps(Span other) {
            return this != other && (holds(other.from) || holds(other.to));
        }
    }

    private record Line(int at, List<String> text) {}

    private final Scenario scenario;
    private final Snapshot run;
    private final Verbs verbs;
    private final List<Span> spans = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Set<Integer> named = new HashSet<>();
    private int powerFailed = Integer.MAX_VALUE;

    Timeline(Export export) {
        this.scenario = export.scenario();
        this.run = export.witness();
        this.verbs = new Verbs(export);
        for (Snapshot.OperationView op : run.operations()) {
            operation(op);
        }
        environment();
        spans.sort(Comparator.comparingInt(Span::from));
        spans.forEach(this::write);
        neverBegan();
        lines.sort(Comparator.comparingInt(Line::at));
    }

    /** Whether the power fails. */
    boolean powerFails() {
        return powerFailed < Integer.MAX_VALUE;
    }

    /** What is done before the power fails, or at all. */
    List<String> before() {
        return text(0, powerFailed, hands(false));
    }

    /** What is done when the machine is up again. */
    List<String> after() {
        return text(powerFailed, Integer.MAX_VALUE, hands(true));
    }

    private List<String> text(int from, int to, List<String> first) {
        List<String> text = new ArrayList<>(first);
        lines.stream().filter(l -> l.at >= from && l.at < to).forEach(l -> text.addAll(l.text));
        return !text.isEmpty() && text.getFirst().isEmpty() ? text.subList(1, text.size()) : text;
    }

    private Trace.Entry event(int i) {
        return run.events().get(i);
    }

    private boolean is(int i, EventType type, int operation) {
        return event(i).type() == type && event(i).a() == operation;
    }

    /** Puts every system call of an operation where its events are. */
    private void operation(Snapshot.OperationView op) {
        int began = -1;
        int ended = run.events().size();
        for (int i = 0; i < run.events().size(); i++) {
            began = is(i, EventType.OPERATION_BEGAN, op.id()) ? i : began;
            ended = is(i, EventType.OPERATION_ENDED, op.id()) ? i : ended;
        }
        if (began < 0) {
            return;
        }
        List<Integer> own = new ArrayList<>();
        List<Integer> calls = new ArrayList<>();
        for (int i = began + 1; i < ended; i++) {
            if (event(i).task() == event(began).task()) {
                own.add(i);
                if (event(i).type() == EventType.SYSCALL) {
                    calls.add(i);
                }
            }
        }
        List<Action> actions = verbs.actions(op);
        boolean byCall = actions.stream().noneMatch(a -> a instanceof Action.Hand);
        if (verbs.waits(op)) {
            spans.add(new Span(ended, ended, op, actions.getFirst(), false));
        } else if (!byCall || calls.isEmpty()) {
            int from = own.isEmpty() ? began : own.getFirst();
            int to = own.isEmpty() ? began : own.getLast();
            // A repeated access through a mapping: as many as there are, for a trace does not count them.
            actions.forEach(a -> spans.add(new Span(from, to, op, a, false)));
        } else {
            for (int k = 0; k < calls.size() && k < actions.size(); k++) {
                int entered = calls.get(k);
                int next = k + 1 < calls.size() ? calls.get(k + 1) : ended;
                List<Integer> inside =
                        own.stream().filter(i -> i > entered && i < next).toList();
                // Entering the kernel does nothing yet.
                int from = inside.isEmpty() ? entered : inside.getFirst();
                int to = inside.isEmpty() ? entered : inside.getLast();
                spans.add(new Span(from, to, op, actions.get(k), false));
            }
        }
    }

    /** What no task of the scenario does. */
    private void environment() {
        List<Fault> striking = new ArrayList<>(scenario.faults().stream()
                .filter(f -> !(f.when() instanceof When.Start))
                .toList());
        long atStart = scenario.faults().size() - striking.size();
        for (int i = 0; i < run.events().size(); i++) {
            Trace.Entry event = event(i);
            switch (event.type()) {
                case FAULT_STRUCK -> {
                    if (atStart-- <= 0) {
                        at(i, Setup.strike(scenario, take(striking, event)));
                    }
                }
                case POWER_FAILED -> {
                    powerFailed = i + 1;
                    at(
                            i,
                            List.of(
                                    "",
                                    Bash.cannot("the power fails here; pull the plug, or reset with"
                                            + " echo b >/proc/sysrq-trigger, though that is not quite the same"),
                                    Bash.say("when the machine is up again, run this script with AFTER_REBOOT=1"),
                                    "[ \"$DRY_RUN\" = 1 ] || exit 0"));
                }
                case BUFFER_UNMAPPED -> luck(i, "a user buffer goes away inside a call");
                case SPECULATED -> luck(i, "speculation touches poison through the kernel's mapping");
                case KILLED -> killed(i);
                case COMMITTED -> {
                    if (!isScripts(event)) {
                        at(i, List.of(Bash.say("the journal commits here"), "run sync -f " + Verbs.file(0)));
                    }
                }
                case RANGE_RECORDED -> {
                    if (!isScripts(event)) {
                        luck(i, "the record of the machine check arrives only now");
                    }
                }
                case CLEAR_ERROR -> {
                    if (event.c() != event.b()) {
                        String cleared = event.c() < 0 ? "nothing" : event.c() + " bytes";
                        luck(i, "firmware clears " + cleared + " of the " + event.b() + " that it is asked to");
                    }
                }
                default -> {}
            }
        }
    }

    private static Fault take(List<Fault> faults, Trace.Entry event) {
        for (Fault fault : faults) {
            if (fault.offset() == event.a() && fault.length() == event.b()) {
                faults.remove(fault);
                return fault;
            }
        }
        throw new IllegalStateException("a fault that no script has: " + event.text());
    }

    /** A task that a signal of its own ended needs nobody to end it. */
    private void killed(int i) {
        String name = run.tasks().get(event(i).task());
        boolean byItself = run.operations().stream()
                .anyMatch(op -> op.task().equals(name) && op.signal() != null && op.result() < 0);
        if (byItself || scenario.tasks().stream().noneMatch(t -> t.name().equals(name))) {
            return;
        }
        boolean inside = run.operations().stream()
                .anyMatch(op -> op.task().equals(name) && op.state().equals("running"));
        String what = name + " gets a fatal signal exactly here";
        if (inside) {
            luck(i, what);
        } else {
            at(i, List.of(Bash.cannot(what), verbs.stop(name)));
        }
    }

    /** The event at which the process of an operation that never returned is gone. */
    private OptionalInt killOf(Snapshot.OperationView op) {
        return IntStream.range(0, run.events().size())
                .filter(i -> event(i).type() == EventType.KILLED
                        && run.tasks().get(event(i).task()).equals(op.task()))
                .findFirst();
    }

    private boolean isScripts(Trace.Entry event) {
        return event.task() >= 0
                && run.operations().stream()
                        .anyMatch(op -> op.task().equals(run.tasks().get(event.task())));
    }

    private void at(int event, List<String> text) {
        spans.add(new Span(event, event, null, new Action.Lines("", text), false));
    }

    private void luck(int event, String what) {
        spans.add(new Span(event, event, null, new Action.Lines("", List.of(Bash.cannot(what))), true));
    }

    private void write(Span span) {
        Snapshot.OperationView op = span.op;
        if (op == null) {
            if (!span.luck || spans.stream().noneMatch(outer -> outer.op != null && outer.overlaps(span))) {
                lines.add(new Line(span.from, Lines.whole(span.action)));
            }
            return;
        }
        List<String> text = new ArrayList<>();
        if (named.add(op.id())) {
            text.add("");
            text.addAll(Bash.comment(Returned.name(op) + ": " + op.op()));
        }
        spans.stream().filter(span::overlaps).forEach(inner -> text.add(Bash.cannot(race(span, inner))));
        boolean alone = spans.stream().noneMatch(s -> !s.luck && span.overlaps(s));
        boolean returns = op.state().equals("done");
        if (alone && returns || span.action instanceof Action.Lines) {
            text.addAll(Lines.whole(span.action));
            text.addAll(Lines.judged(span.action));
            lines.add(new Line(span.from, text));
            return;
        }
        text.addAll(Lines.begin(span.action));
        lines.add(new Line(span.from, text));
        if (returns) {
            List<String> end = new ArrayList<>(Lines.end(span.action));
            end.addAll(Lines.judged(span.action));
            lines.add(new Line(span.to, end));
        } else {
            // A machine without power needs nobody to end what runs.
            killOf(op).ifPresent(at -> lines.add(new Line(at, Lines.stop(span.action))));
        }
    }

    /** What has to happen inside a call, and where. */
    private String race(Span outer, Span inner) {
        int at = outer.holds(inner.from) ? inner.from : inner.to;
        int last = outer.from;
        for (int i = outer.from; i < at; i++) {
            last = event(i).task() == event(outer.from).task() ? i : last;
        }
        String what = inner.op == null
                ? Lanes.step(run, event(at))
                : inner.action.key() + (at == inner.from ? " begins" : " ends");
        return what + " inside " + outer.action.key() + ", behind: " + Lanes.step(run, event(last))
                + (inner.op == null ? "" : "; a delay put into the kernel there makes it likely");
    }

    /** The processes that keep mappings, before and after a reboot. */
    private List<String> hands(boolean afterReboot) {
        List<TaskSpec> tasks = afterReboot ? scenario.afterReboot() : scenario.tasks();
        return tasks.stream()
                .filter(Verbs::maps)
                .map(t -> "hand_open " + Bash.quoted(Verbs.hand(t, afterReboot)))
                .toList();
    }

    private void neverBegan() {
        for (Snapshot.OperationView op : run.operations()) {
            if (op.state().equals("not-started")) {
                lines.add(new Line(
                        op.afterReboot()
                                ? Integer.MAX_VALUE - 1
                                : Math.min(powerFailed - 1, run.events().size()),
                        Bash.comment(Returned.name(op) + ": " + op.op() + ": never begins in this execution")));
            }
        }
    }
}
