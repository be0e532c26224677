package daxsim.outcome;

import daxsim.play.FinalState;
import daxsim.play.OutcomeKey;
import daxsim.play.Player;
import daxsim.trace.EventType;
import daxsim.witness.Weight;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Collects the outcomes of an exploration. The first {@link #KEPT} are kept with everything, the rest is only counted, so that
 * memory does not grow with what a scenario can come to.
 */
public final class Outcomes {
    /** How many are kept whole. */
    public static final int KEPT = 1000;

    private static final class Entry {
        final List<Part> parts;
        final List<String> holds;
        long executions;
        Weight weight = Weight.HEAVIEST;
        int[] answers = new int[0];

        Entry(List<Part> parts, List<String> holds) {
            this.parts = parts;
            this.holds = holds;
        }
    }

    private final OutcomeKey key;
    private final Parts parts;
    private final int kept;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> others = new HashSet<>();

    public Outcomes(Player player, FinalState state) {
        this(player, state, KEPT);
    }

    Outcomes(Player player, FinalState state, int kept) {
        this.key = new OutcomeKey(player, state);
        this.parts = new Parts(player, state);
        this.kept = kept;
    }

    /**
     * Adds the player's last run.
     *
     * @param holds names of the conditions that hold in it
     * @param answers of the run; asked only where it is the simplest of its outcome
     */
    public void add(List<String> holds, Weight weight, Supplier<int[]> answers) {
        String name = key.of() + holds;
        Entry entry = entries.get(name);
        if (entry == null) {
            if (entries.size() == kept) {
                others.add(digest(name));
                return;
            }
            entry = new Entry(parts.now(), holds);
            entries.put(name, entry);
        }
        entry.executions++;
        if (weight.compareTo(entry.weight) < 0) {
            entry.weight = weight;
            entry.answers = answers.get();
        }
    }

    /** A short name for what is only counted. */
    private static String digest(String name) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new String(sum, 0, 16, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events whose number is part of an outcome, or of a promise. */
    public Set<EventType> counted() {
        return key.counted();
    }

    /** How many different outcomes there were. */
    public int count() {
        return entries.size() + others.size();
    }

    /** Texts that tell those apart that are kept. */
    public Set<String> keys() {
        return Set.copyOf(entries.keySet());
    }

    /**
     * Those that are kept, as values: first what violates, then what does not, then what did not reach the stimulus; in the
     * order of their words.
     */
    public List<Outcome> list(Function<int[], String> replay) {
        List<Outcome> list = new ArrayList<>();
        entries.values().forEach(e -> list.add(new Outcome(e.parts, e.holds, e.executions, replay.apply(e.answers))));
        list.sort(OutcomeOrder.BY_WORD);
        return List.copyOf(list);
    }
}
