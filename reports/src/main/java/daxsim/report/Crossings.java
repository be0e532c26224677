package daxsim.report;

import daxsim.sensitivity.Conclusion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conclusions about time that turn around inside the range of one parameter.
 *
 * @param flips each with the conclusion that it turns
 */
public record Crossings(String parameter, String unit, String grade, List<Row> flips) {
    public Crossings {
        flips = List.copyOf(flips);
    }

    /** One conclusion. */
    public record Row(Conclusion conclusion, Conclusion.Flip flip) {
        /** The end of the range on whose side the conclusion holds, to the crossover. */
        public double holdsFrom() {
            return flip.above() ? flip.crossover() : flip.min();
        }

        public double holdsTo() {
            return flip.above() ? flip.max() : flip.crossover();
        }
    }

    /** By parameter, in the order in which the conclusions name them. */
    public static List<Crossings> of(List<Conclusion> conclusions) {
        Map<String, List<Row>> byParameter = new LinkedHashMap<>();
        for (Conclusion conclusion : conclusions) {
            for (Conclusion.Flip flip : conclusion.flips()) {
                byParameter
                        .computeIfAbsent(flip.parameter(), p -> new ArrayList<>())
                        .add(new Row(conclusion, flip));
            }
        }
        List<Crossings> all = new ArrayList<>();
        byParameter.forEach((parameter, rows) -> {
            Conclusion.Flip first = rows.getFirst().flip();
            all.add(new Crossings(parameter, first.unit(), first.grade(), rows));
        });
        return all;
    }
}
