package daxsim.reduce;

import daxsim.engine.ExhaustiveChoices;
import daxsim.engine.RecordedChoices;
import daxsim.engine.ReplayChoices;
import daxsim.explore.ReplayString;
import daxsim.explore.Snapshot;
import daxsim.play.Candidate;
import daxsim.play.Conditions;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Condition;
import daxsim.scenario.OpRef;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import daxsim.witness.Minimiser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of a scenario what is not needed for {@code violated} to hold in some execution that is {@code reached}: tasks, then
 * operations, faults and permitted choices, one at a time, the last first, until nothing more can go. Operations that the two
 * conditions or other remaining pieces speak of stay.
 */
public final class Reducer {
    private static final List<String> ASKED = List.of("reached", "violated");

    private final Scenario whole;
    private final Candidate candidate;
    private final int limit;
    private final int minimising;
    private final BooleanSupplier interrupted;
    private int tried;
    private int unsure;

    /**
     * @param limit executions after which a part is given up, and taken not to violate anything
     * @param minimising executions that may be tried to make the witness simpler
     * @param interrupted asked between parts; what was left out by then stays so
     */
    public Reducer(Scenario whole, Candidate candidate, int limit, int minimising, BooleanSupplier interrupted) {
        this.whole = whole;
        this.candidate = candidate;
        this.limit = limit;
        this.minimising = minimising;
        this.interrupted = interrupted;
    }

    /** The smallest part, or null when nothing is violated within the limit. */
    public @Nullable Reduction reduce() throws BadInput {
        Set<Piece> out = new LinkedHashSet<>();
        if (!violates(out)) {
            return null;
        }
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Piece piece : pieces()) {
                if (gone(piece, out) || interrupted.getAsBoolean()) {
                    continue;
                }
                Set<Piece> more = new LinkedHashSet<>(out);
                more.add(piece);
                if (violates(more)) {
                    out = more;
                    smaller = true;
                }
            }
        }
        return reduction(out);
    }

    /** How many parts were given up because they have too many executions. */
    public int unsure() {
        return unsure;
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        List<Piece> operations = new ArrayList<>();
        collect(whole.tasks(), false, pieces, operations);
        collect(whole.afterReboot(), true, pieces, operations);
        pieces.addAll(operations);
        for (int i = whole.faults().size() - 1; i >= 0; i--) {
            pieces.add(new Piece.Fault(i));
        }
        whole.may().words().forEach(word -> pieces.add(new Piece.Choice(word)));
        return pieces;
    }

    private static void collect(List<TaskSpec> tasks, boolean afterReboot, List<Piece> whole, List<Piece> operations) {
        for (TaskSpec task : tasks.reversed()) {
            whole.add(new Piece.Task(task.name(), afterReboot));
            for (int i = task.ops().size() - 1; i >= 0; i--) {
                operations.add(new Piece.Operation(new OpRef(task.name(), i, afterReboot)));
            }
        }
    }

    private static boolean gone(Piece piece, Set<Piece> out) {
        boolean withTask = piece instanceof Piece.Operation(OpRef ref)
                && out.contains(new Piece.Task(ref.task(), ref.afterReboot()));
        return withTask || out.contains(piece);
    }

    /** One part with a player that runs it. */
    private static final class Part {
        final Player player;
        final Conditions conditions;
        final List<Condition> asked;

        Part(Scenario scenario, Candidate candidate) throws BadInput {
            this.player = Player.exploring(scenario, candidate, new ReplayChoices(new int[0]));
            this.conditions = new Conditions(player);
            this.asked = scenario.conditions().stream()
                    .map(Condition.Named::condition)
                    .toList();
        }

        boolean shows() {
            return asked.stream().allMatch(conditions::holds);
        }
    }

    private boolean violates(Set<Piece> out) throws BadInput {
        Part part = part(out);
        return part != null && first(part) != null;
    }

    private @Nullable Part part(Set<Piece> out) throws BadInput {
        try {
            return new Part(new Cutting(whole, out).rest(ASKED), candidate);
        } catch (Cutting.Dangling e) {
            return null;
        }
    }

    /** The first execution that violates it, in the order of an exploration. */
    private int @Nullable [] first(Part part) {
        tried++;
        ExhaustiveChoices all = new ExhaustiveChoices(true);
        RecordedChoices recorded = new RecordedChoices(all);
        int runs = 0;
        do {
            if (runs++ == limit) {
                unsure++;
                return null;
            }
            recorded.restart();
            part.player.play(recorded);
            if (!part.player.pruned() && part.shows()) {
                return recorded.answers();
            }
        } while (all.advance());
        return null;
    }

    private Reduction reduction(Set<Piece> out) throws BadInput {
        int before = tried;
        Cutting cutting = new Cutting(whole, out);
        Scenario rest;
        Map<OpRef, OpRef> names = new LinkedHashMap<>();
        try {
            rest = cutting.rest(ASKED);
            name(cutting, whole.tasks(), false, out, names);
            name(cutting, whole.afterReboot(), true, out, names);
        } catch (Cutting.Dangling e) {
            throw new IllegalStateException("it was explored", e);
        }
        Part part = new Part(rest, candidate);
        int[] answers = first(part);
        if (answers == null) {
            throw new IllegalStateException("it was violated before");
        }
        answers = new Minimiser(part.player, part::shows, minimising).minimise(answers);
        part.player.keepEvents(true);
        part.player.play(new ReplayChoices(answers));
        String replay = ReplayString.explored(rest, candidate, 0, answers).text();
        Snapshot witness = Snapshot.of(part.player, part.conditions.state(), replay, false);
        return new Reduction(whole, candidate, rest, names, List.copyOf(out), before, unsure, witness);
    }

    private static void name(
            Cutting cutting, List<TaskSpec> tasks, boolean afterReboot, Set<Piece> out, Map<OpRef, OpRef> names)
            throws Cutting.Dangling {
        for (TaskSpec task : tasks) {
            for (int i = 0; i < task.ops().size(); i++) {
                OpRef ref = new OpRef(task.name(), i, afterReboot);
                if (!gone(new Piece.Operation(ref), out)) {
                    names.put(cutting.ref(ref), ref);
                }
            }
        }
    }
}
