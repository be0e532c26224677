package daxsim.misuse;

import daxsim.check.Promise;
import daxsim.explore.CellResult;
import daxsim.explore.Explorer;
import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The study of one candidate: which programs there are, and what they came to. Playing them is left to the caller, who may do
 * it with several threads.
 */
public final class Misuse {
    private static final long SEED = 1;

    private final Candidate candidate;
    private final Alphabet alphabet;
    private final Family family;
    private final List<List<List<CallForm>>> programs;
    private final Trial trial;

    public Misuse(Candidate candidate, Family family) throws BadInput {
        this.candidate = candidate;
        this.alphabet = Alphabet.of(candidate);
        this.family = family;
        this.programs = Programs.of(alphabet).stream().filter(family::has).toList();
        this.trial = new Trial(candidate);
    }

    /** Plays them; several threads may ask at once. */
    public Trial trial() {
        return trial;
    }

    public Candidate candidate() {
        return candidate;
    }

    /** The tasks of every program, in order. */
    public List<List<List<CallForm>>> programs() {
        return programs;
    }

    /**
     * The table of what was played.
     *
     * @param explored one for each of {@link #programs}, in their order
     */
    public MisuseTable table(List<Explored> explored) throws BadInput {
        Map<List<List<CallForm>>, Explored> known = new HashMap<>();
        explored.forEach(e -> known.put(e.tasks(), e));
        Map<String, Tally> tallies = new LinkedHashMap<>();
        tallies.put(MisuseTable.CORRECT, new Tally("no mistake"));
        for (Mistake mistake : Mistake.values()) {
            tallies.put(mistake.word(), new Tally(mistake.meaning()));
        }
        tallies.put(MisuseTable.SEVERAL, new Tally("more than one of these at once"));
        for (Explored e : explored) {
            add(tallies, new SmallProgram(e.tasks(), false), e, known);
            if (SmallProgram.canBeCareless(e.tasks())) {
                add(tallies, new SmallProgram(e.tasks(), true), e, known);
            }
        }
        List<MisuseTable.Row> rows = new ArrayList<>();
        for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
            if (entry.getValue().programs > 0) {
                rows.add(entry.getValue().row(entry.getKey()));
            }
        }
        long executions =
                explored.stream().mapToLong(e -> e.executions() + e.ignored()).sum();
        return new MisuseTable(candidate, family, alphabet.calls().size(), executions, rows);
    }

    private static void add(
            Map<String, Tally> tallies,
            SmallProgram program,
            Explored explored,
            Map<List<List<CallForm>>, Explored> known) {
        Set<Mistake> mistakes = program.mistakes();
        String kind = mistakes.isEmpty()
                ? MisuseTable.CORRECT
                : mistakes.size() > 1
                        ? MisuseTable.SEVERAL
                        : mistakes.iterator().next().word();
        Set<Promise> needed = EnumSet.noneOf(Promise.class);
        needed.addAll(explored.broken(program.careless()));
        needed.removeAll(brokenWithoutMistake(program, explored, known));
        Objects.requireNonNull(tallies.get(kind)).add(program, explored, needed);
    }

    /** What is broken by programs that are simpler and make no mistake. */
    private static Set<Promise> brokenWithoutMistake(
            SmallProgram program, Explored whole, Map<List<List<CallForm>>, Explored> known) {
        EnumSet<Promise> broken = EnumSet.noneOf(Promise.class);
        for (List<List<CallForm>> tasks : SmallProgram.simpler(program.tasks())) {
            if (new SmallProgram(tasks, false).mistakes().isEmpty()) {
                broken.addAll(Objects.requireNonNull(known.get(tasks), () -> "no program " + tasks)
                        .broken());
            }
        }
        if (program.careless()
                && new SmallProgram(program.tasks(), false).mistakes().isEmpty()) {
            broken.addAll(whole.broken());
        }
        return broken;
    }

    /** One row while it is counted. */
    private final class Tally {
        private final String meaning;
        private final EnumMap<Promise, Long> promises = new EnumMap<>(Promise.class);
        private long programs;
        private long broken;
        private long needed;
        private long open;
        private @Nullable SmallProgram first;
        private @Nullable Promise firstBreaks;
        private boolean firstNeeded;

        Tally(String meaning) {
            this.meaning = meaning;
        }

        void add(SmallProgram program, Explored explored, Set<Promise> toBlame) {
            Set<Promise> breaks = explored.broken(program.careless());
            programs++;
            open += explored.complete() ? 0 : 1;
            broken += breaks.isEmpty() ? 0 : 1;
            needed += toBlame.isEmpty() ? 0 : 1;
            breaks.forEach(promise -> promises.merge(promise, 1L, Long::sum));
            boolean better = first == null || !firstNeeded && !toBlame.isEmpty();
            if (!breaks.isEmpty() && better) {
                first = program;
                firstNeeded = !toBlame.isEmpty();
                firstBreaks = (firstNeeded ? toBlame : breaks).iterator().next();
            }
        }

        MisuseTable.Row row(String kind) throws BadInput {
            Found smallest = first == null || firstBreaks == null ? null : found(kind, first, firstBreaks);
            return new MisuseTable.Row(
                    kind, meaning, programs, broken, needed, open, Collections.unmodifiableMap(promises), smallest);
        }

        private Found found(String kind, SmallProgram program, Promise promise) throws BadInput {
            String id = "misuse-" + kind + "-" + candidate.name().replace(':', '-');
            String page = SmallWorld.page(program, about(program, promise), promise.word());
            Scenario scenario = SmallWorld.read(id, page);
            Explorer.Findings findings = new Explorer(scenario, candidate, SEED, Explorer.Options.standard()).run();
            CellResult.ConditionResult violated = findings.conditions().stream()
                    .filter(condition -> condition.name().equals("violated"))
                    .findFirst()
                    .orElseThrow();
            String witness = violated.witness();
            if (witness == null) {
                throw new IllegalStateException("the page of a program does not show what the program did: " + program);
            }
            return new Found(program, promise, firstNeeded, id, page, violated.hits(), violated.runs(), witness);
        }

        private String about(SmallProgram program, Promise promise) {
            return "title: Misuse of " + candidate.design().id() + "\nabout: |\n  " + sentence(program)
                    + "\n  What follows: " + promise.meaning() + ".\n";
        }

        private String sentence(SmallProgram program) {
            if (program.mistakes().isEmpty()) {
                return "There is no mistake in this program.";
            }
            List<String> meanings =
                    program.mistakes().stream().map(Mistake::meaning).toList();
            return "The mistake: " + String.join("; ", meanings) + ".";
        }
    }
}
