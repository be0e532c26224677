package daxsim.testing;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Choices;
import java.util.EnumMap;
import java.util.Map;

/** Choices with a fixed answer for each kind of question; 0 where none was fixed. */
public final class Answers implements Choices {
    private final Map<ChoicePoint, Integer> fixed = new EnumMap<>(ChoicePoint.class);

    /** Answers every question of this kind so. */
    public Answers fix(ChoicePoint point, int answer) {
        fixed.put(point, answer);
        return this;
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        return Math.min(fixed.getOrDefault(point, 0), bound - 1);
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return 0.5;
    }
}
