package daxsim.report;

import daxsim.hardware.Param;
import daxsim.hardware.Profile;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well the parameters of a profile are known.
 *
 * @param charged those that some step of the model spends time by
 * @param others those that the profile has and the model does not charge
 */
public record Grades(Profile profile, List<Profile.Entry> charged, List<Profile.Entry> others) {
    /** The grades, the best first. */
    public static final List<String> ORDER = List.of("measured-in-paper", "vendor-spec", "derived", "assumed");

    private static final Set<String> CHARGED =
            Arrays.stream(Param.values()).map(Param::id).collect(Collectors.toUnmodifiableSet());

    public Grades {
        charged = List.copyOf(charged);
        others = List.copyOf(others);
    }

    /** Of every profile that a scenario of the plan uses, in that order. */
    public static List<Grades> of(Plan plan) {
        return plan.scenarios().stream()
                .map(s -> s.machine().profile())
                .distinct()
                .map(id -> of(Profile.load(id)))
                .toList();
    }

    private static Grades of(Profile profile) {
        Map<Boolean, List<Profile.Entry>> parts =
                profile.entries().stream().collect(Collectors.partitioningBy(entry -> CHARGED.contains(entry.id())));
        return new Grades(profile, parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
    }

    /** Number of parameters by grade, the best grade first; grades that none has are there with 0. */
    public static Map<String, Integer> count(Collection<Profile.Entry> entries) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        ORDER.forEach(grade -> counts.put(grade, 0));
        entries.forEach(entry -> counts.merge(entry.grade(), 1, Integer::sum));
        return counts;
    }
}
