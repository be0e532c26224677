package daxsim.report;

import daxsim.explore.CellResult;
import daxsim.play.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Variants of one design for which the same came out, as one.
 *
 * @param members in the plan's order, at least one
 * @param all whether these are all the variants that were asked for
 */
public record Alike<T>(List<Candidate> members, boolean all, T value) {
    public Alike {
        members = List.copyOf(members);
    }

    /**
     * The cells of one scenario, those with equal values of one design together.
     *
     * @param value null for cells that have nothing to say
     */
    public static <T> List<Alike<T>> of(List<CellResult> cells, Function<CellResult, @Nullable T> value) {
        List<Candidate> candidates =
                cells.stream().map(CellResult::candidate).distinct().toList();
        return of(candidates, cells, CellResult::candidate, value);
    }

    /**
     * Items of the candidates, those with equal values of one design together.
     *
     * @param asked every candidate that was asked for
     */
    public static <I, T> List<Alike<T>> of(
            List<Candidate> asked, List<I> items, Function<I, Candidate> candidate, Function<I, @Nullable T> value) {
        List<Alike<T>> groups = new ArrayList<>();
        for (I item : items) {
            T found = value.apply(item);
            if (found != null) {
                add(groups, candidate.apply(item), found, asked);
            }
        }
        return List.copyOf(groups);
    }

    private static <T> void add(List<Alike<T>> groups, Candidate candidate, T value, List<Candidate> asked) {
        for (int i = 0; i < groups.size(); i++) {
            Alike<T> group = groups.get(i);
            if (group.design().equals(candidate.design().id()) && Objects.equals(group.value, value)) {
                List<Candidate> more = new ArrayList<>(group.members);
                more.add(candidate);
                groups.set(i, new Alike<>(more, isAll(more, asked), value));
                return;
            }
        }
        List<Candidate> alone = List.of(candidate);
        groups.add(new Alike<>(alone, isAll(alone, asked), value));
    }

    private static boolean isAll(List<Candidate> members, List<Candidate> asked) {
        String design = members.getFirst().design().id();
        return members.size()
                == asked.stream().filter(c -> c.design().id().equals(design)).count();
    }

    public String design() {
        return members.getFirst().design().id();
    }

    /** The design, with its variants where they are not all of them. */
    public String label() {
        return all && !isOnlyVariantNamed() ? design() : design() + ": " + variants();
    }

    /** Short enough for a column: the first variant and how many more. */
    public String brief() {
        if (all) {
            return members.size() == 1 ? members.getFirst().name() : design();
        }
        return members.getFirst().name() + (members.size() > 1 ? " +" + (members.size() - 1) : "");
    }

    /** One variant was asked for of a design that may have more. */
    private boolean isOnlyVariantNamed() {
        return members.size() == 1 && !members.getFirst().variant().isEmpty();
    }

    private String variants() {
        return String.join(", ", members.stream().map(Candidate::variant).toList());
    }
}
