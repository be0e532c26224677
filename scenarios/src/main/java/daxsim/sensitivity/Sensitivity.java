package daxsim.sensitivity;

import daxsim.hardware.Param;
import daxsim.hardware.Profile;
import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.util.FastMath;

/**
 * Derives every conclusion about time again over the ranges of the parameters that nobody has measured, one at a time, the
 * others drawn as ever from the same seeds.
 *
 * <p>Conclusions are drawn between designs whose repairs succeed: how fast a repair fails is of no interest. Of each design the
 * first such variant speaks. Where the order turns around between the two ends of a range, the crossover is found by bisection.
 * Besides, all parameters are set at once to the end that suits the slower design: a conclusion that survives that is beyond
 * dispute, one that does not needs several unmeasured figures to be wrong together.
 */
public final class Sensitivity {
    /** The crossover is found to within one percent. */
    private static final double TOLERANCE = 1.01;

    private static final String MEASURED = "measured-in-paper";

    private final long seed;
    private final int runs;

    /** With medians over that many seeds. */
    public Sensitivity(long seed, int runs) {
        this.seed = seed;
        this.runs = runs;
    }

    /** Every pair of designs of one scenario. */
    public List<Conclusion> of(Scenario scenario, List<Candidate> candidates) throws BadInput {
        List<Conclusion> conclusions = new ArrayList<>();
        for (Clock.Span span : Clock.Span.values()) {
            conclusions.addAll(pairs(scenario, speakers(scenario, candidates, span)));
        }
        return conclusions;
    }

    private List<Conclusion> pairs(Scenario scenario, List<Clock> clocks) throws BadInput {
        List<Measured> measured = new ArrayList<>();
        for (Clock clock : clocks) {
            measured.add(new Measured(clock, profile(scenario)));
        }
        List<Conclusion> conclusions = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            for (int j = i + 1; j < measured.size(); j++) {
                Measured a = measured.get(i);
                Measured b = measured.get(j);
                if (apart(a.median, b.median)) {
                    conclusions.add(a.median < b.median ? conclude(scenario, a, b) : conclude(scenario, b, a));
                }
            }
        }
        return conclusions;
    }

    /** Medians that are less than a percent apart are no conclusion. */
    private static boolean apart(long a, long b) {
        return Math.abs(a - b) * 100 >= Math.max(a, b);
    }

    private static Profile profile(Scenario scenario) {
        return Profile.load(scenario.machine().profile());
    }

    private List<Clock> speakers(Scenario scenario, List<Candidate> candidates, Clock.Span span) throws BadInput {
        Map<String, Clock> byDesign = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            if (!byDesign.containsKey(candidate.design().id())) {
                Clock clock = new Clock(scenario, candidate, span, seed, runs);
                if (clock.repairs()) {
                    byDesign.put(candidate.design().id(), clock);
                }
            }
        }
        return List.copyOf(byDesign.values());
    }

    /** The medians of one candidate: as it is, and at both ends of the range of each parameter it spends. */
    private static final class Measured {
        final Clock clock;
        final long median;
        final Map<Param, long[]> ends = new EnumMap<>(Param.class);
        final Map<String, Long> elsewhere = new LinkedHashMap<>();

        Measured(Clock clock, Profile profile) throws BadInput {
            this.clock = clock;
            this.median = clock.median();
            for (String other : Profile.IDS) {
                if (!other.equals(profile.id())) {
                    elsewhere.put(other, clock.on(other).median());
                }
            }
            for (Param param : Param.values()) {
                Profile.Entry entry = profile.entry(param.id());
                if (clock.spends(param) && !entry.grade().equals(MEASURED) && entry.min() < entry.max()) {
                    ends.put(
                            param, new long[] {clock.medianAt(param, entry.min()), clock.medianAt(param, entry.max())});
                }
            }
        }

        long at(Param param, int end) {
            long[] known = ends.get(param);
            return known == null ? median : known[end];
        }
    }

    private Conclusion conclude(Scenario scenario, Measured fast, Measured slow) {
        Profile profile = profile(scenario);
        List<Conclusion.Flip> flips = new ArrayList<>();
        int varied = 0;
        for (Param param : Param.values()) {
            if (!fast.ends.containsKey(param) && !slow.ends.containsKey(param)) {
                continue;
            }
            varied++;
            long low = slow.at(param, 0) - fast.at(param, 0);
            long high = slow.at(param, 1) - fast.at(param, 1);
            if (low > 0 && high < 0 || low < 0 && high > 0) {
                Profile.Entry entry = profile.entry(param.id());
                flips.add(new Conclusion.Flip(
                        param.id(),
                        entry.unit(),
                        entry.grade(),
                        entry.value(),
                        entry.min(),
                        entry.max(),
                        crossover(param, entry, fast.clock, slow.clock, high > 0),
                        high > 0));
            }
        }
        return new Conclusion(
                scenario,
                fast.clock.span().words(),
                fast.clock.candidate(),
                slow.clock.candidate(),
                fast.median,
                slow.median,
                varied,
                together(profile, fast, slow),
                fast.elsewhere.keySet().stream()
                        .map(id -> new Conclusion.OnProfile(
                                id,
                                Objects.requireNonNull(fast.elsewhere.get(id)),
                                Objects.requireNonNull(slow.elsewhere.get(id))))
                        .toList(),
                flips);
    }

    private static boolean together(Profile profile, Measured fast, Measured slow) {
        for (Param param : Param.values()) {
            if (fast.ends.containsKey(param) || slow.ends.containsKey(param)) {
                long low = slow.at(param, 0) - fast.at(param, 0);
                long high = slow.at(param, 1) - fast.at(param, 1);
                Profile.Entry entry = profile.entry(param.id());
                double end = low < high ? entry.min() : entry.max();
                fast.clock.hold(param, end);
                slow.clock.hold(param, end);
            }
        }
        boolean turns = slow.clock.median() < fast.clock.median();
        fast.clock.releaseAll();
        slow.clock.releaseAll();
        return turns;
    }

    /** Where both take the same time; in steps of equal ratio where the range spans more than a factor, as durations do. */
    private static double crossover(Param param, Profile.Entry entry, Clock fast, Clock slow, boolean above) {
        double low = entry.min();
        double high = entry.max();
        while (low <= 0 ? high - low > (TOLERANCE - 1) * entry.max() : high / low > TOLERANCE) {
            double middle = low <= 0 ? (low + high) / 2 : FastMath.sqrt(low * high);
            boolean holds = slow.medianAt(param, middle) > fast.medianAt(param, middle);
            if (holds == above) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }
}
