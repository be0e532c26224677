package daxsim.report;

import daxsim.check.Promise;
import daxsim.explore.Snapshot;
import daxsim.scenario.Condition;
import daxsim.scenario.Scenario;
import daxsim.scenario.Test;
import daxsim.trace.EventType;
import daxsim.trace.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The step of a run at which a promise was broken, as far as the run itself tells.
 *
 * <p>A condition is a formula over the finished run, so no single event makes it true. What a reviewer looks for is the moment
 * at which the application was harmed, and that is looked for in this order: the kernel's death; the copy or load that handed
 * over bytes nobody wrote there; an event that the condition names; a handler that could not repair; the first operation that
 * failed with an errno; where the condition is about extents, the first block that was taken; where it is about what is left,
 * a record or poison that outlives a repair which reported success; the first operation that a signal ended; the last one that
 * returned.
 *
 * @param event index in the run's events
 * @param why what happened there, in words
 */
public record Culprit(int event, String why) {
    /** The step of a run, or null when the run has no events that could be it. */
    public static @Nullable Culprit of(Scenario scenario, Snapshot run) {
        About about = About.of(scenario);
        Culprit found = death(run);
        found = found == null ? badRead(run) : found;
        found = found == null ? named(run, about) : found;
        found = found == null ? failedHandler(run) : found;
        found = found == null ? failedOperation(run, false) : found;
        found = found == null && about.mentions("extents") ? cut(run) : found;
        found = found == null && (about.mentions("badblocks") || about.mentions("poison-lines") || isOverPoison(run))
                ? repairedInVain(run)
                : found;
        found = found == null ? failedOperation(run, true) : found;
        return found == null ? lastReturn(run) : found;
    }

    /** Events that {@code violated} asks for, and keys of the final world that it tests. */
    private record About(Set<String> events, Set<String> finals) {
        static About of(Scenario scenario) {
            About about = new About(new HashSet<>(), new HashSet<>());
            scenario.conditions().stream()
                    .filter(c -> c.name().equals(Judgement.CONDITION))
                    .forEach(c -> about.add(c.condition()));
            return about;
        }

        private void add(Condition condition) {
            switch (condition) {
                case Condition.All(List<Condition> parts) -> parts.forEach(this::add);
                case Condition.Any(List<Condition> parts) -> parts.forEach(this::add);
                case Condition.Seen(String event, Test test) -> {
                    if (test instanceof Test.Number(long min, long max) && min > 0) {
                        events.add(event);
                    }
                }
                case Condition.Final f -> finals.add(f.key());
                case Condition.Broken b -> {}
                case Condition.Not n -> {}
                case Condition.OnOp o -> {}
            }
        }

        boolean mentions(String key) {
            return finals.contains(key);
        }
    }

    private static boolean isOverPoison(Snapshot run) {
        return run.broken().contains(Promise.SUCCESS_OVER_POISON.word());
    }

    private static @Nullable Culprit named(Snapshot run, About about) {
        for (int i = 0; i < run.events().size(); i++) {
            EventType type = run.events().get(i).type();
            if (about.events().contains(type.word())) {
                return new Culprit(i, type.meaning());
            }
        }
        return null;
    }

    private static @Nullable Culprit cut(Snapshot run) {
        int taken = first(run, EventType.BLOCKS_ALLOCATED);
        return taken < 0 ? null : new Culprit(taken, "the file gets another block in the place of the one it had");
    }

    private static @Nullable Culprit death(Snapshot run) {
        int oops = first(run, EventType.OOPS);
        int panic = first(run, EventType.PANIC);
        if (oops >= 0) {
            return new Culprit(oops, "the kernel faults without a fixup");
        }
        return panic >= 0 ? new Culprit(panic, "the kernel gives up") : null;
    }

    private static @Nullable Culprit badRead(Snapshot run) {
        for (Snapshot.OperationView op : run.operations()) {
            for (Snapshot.ContentView piece : op.content()) {
                boolean undefined = piece.kind().equals("undefined");
                if (undefined || piece.kind().equals("misplaced")) {
                    int event = deliveryOf(run, op, piece);
                    String what = undefined ? "that nobody wrote" : "that belong elsewhere";
                    return event < 0
                            ? null
                            : new Culprit(
                                    event,
                                    Returned.name(op) + " gets " + piece.length() + " bytes at " + piece.offset() + " "
                                            + what);
                }
            }
        }
        return null;
    }

    /** The copy or load whose bytes reach to the piece; the pieces of an operation begin where its bytes begin. */
    private static int deliveryOf(Snapshot run, Snapshot.OperationView op, Snapshot.ContentView piece) {
        long reached = op.content().getFirst().offset();
        int last = -1;
        boolean inside = false;
        int task = -1;
        List<Trace.Entry> events = run.events();
        for (int i = 0; i < events.size(); i++) {
            Trace.Entry event = events.get(i);
            if (event.type() == EventType.OPERATION_BEGAN && event.a() == op.id()) {
                inside = true;
                task = event.task();
            } else if (event.type() == EventType.OPERATION_ENDED && event.a() == op.id()) {
                return last < 0 ? i : last;
            } else if (inside && event.task() == task && delivers(event.type())) {
                reached += event.b();
                last = i;
                if (reached > piece.offset()) {
                    return i;
                }
            }
        }
        return last;
    }

    private static boolean delivers(EventType type) {
        return type == EventType.COPY_TO_USER || type == EventType.USER_LOAD;
    }

    private static @Nullable Culprit failedHandler(Snapshot run) {
        for (Snapshot.OperationView op : run.operations()) {
            Snapshot.HandlerView handler = op.handler();
            if (handler != null && handler.result() != handler.length()) {
                int event = of(run, EventType.HANDLER_RAN, op.id());
                if (event >= 0) {
                    return new Culprit(
                            event,
                            "the handler of " + Returned.name(op) + " gets "
                                    + Returned.value(handler.result(), handler.errno()));
                }
            }
        }
        return null;
    }

    private static @Nullable Culprit repairedInVain(Snapshot run) {
        int repaired = -1;
        int recorded = -1;
        for (int i = 0; i < run.events().size(); i++) {
            Trace.Entry event = run.events().get(i);
            if (endsRepair(run, event)) {
                repaired = i;
                recorded = -1;
            } else if (event.type() == EventType.RECORD_SET) {
                recorded = i;
            }
        }
        boolean listed = run.finals().badblocks().values().stream().anyMatch(list -> !list.isEmpty());
        if (repaired >= 0 && recorded >= 0 && listed) {
            return new Culprit(recorded, "a record arrives after the repair, and stays");
        }
        return repaired >= 0 && run.finals().poisonLines() > 0
                ? new Culprit(repaired, "the repair reports success, and poison remains")
                : null;
    }

    private static boolean endsRepair(Snapshot run, Trace.Entry event) {
        if (event.a() < 0 || event.a() >= run.operations().size()) {
            return false;
        }
        Snapshot.OperationView op = run.operations().get((int) event.a());
        Snapshot.HandlerView handler = op.handler();
        return switch (event.type()) {
            case HANDLER_RAN -> handler != null && handler.result() == handler.length();
            case OPERATION_ENDED -> op.op().startsWith("repair ") && op.result() > 0;
            default -> false;
        };
    }

    private static @Nullable Culprit failedOperation(Snapshot run, boolean bySignal) {
        Culprit first = null;
        for (Snapshot.OperationView op : run.operations()) {
            if (op.state().equals("done") && op.result() < 0 && (op.signal() != null) == bySignal) {
                int event = of(run, EventType.OPERATION_ENDED, op.id());
                if (event >= 0 && (first == null || event < first.event)) {
                    first = new Culprit(event, Returned.name(op) + " gets " + Returned.of(op));
                }
            }
        }
        return first;
    }

    private static @Nullable Culprit lastReturn(Snapshot run) {
        for (int i = run.events().size() - 1; i >= 0; i--) {
            if (run.events().get(i).type() == EventType.OPERATION_ENDED) {
                return new Culprit(i, "the run has broken its promise");
            }
        }
        return null;
    }

    private static int first(Snapshot run, EventType type) {
        for (int i = 0; i < run.events().size(); i++) {
            if (run.events().get(i).type() == type) {
                return i;
            }
        }
        return -1;
    }

    private static int of(Snapshot run, EventType type, int operation) {
        for (int i = 0; i < run.events().size(); i++) {
            Trace.Entry event = run.events().get(i);
            if (event.type() == type && event.a() == operation) {
                return i;
            }
        }
        return -1;
    }
}
