package daxsim.reduce;

import daxsim.explore.Snapshot;
import daxsim.play.Candidate;
import daxsim.scenario.OpRef;
import daxsim.scenario.Scenario;
import java.util.List;
import java.util.Map;

/**
 * The smallest part of a scenario that was found to violate what the whole violates: nothing more can be left out of it, one piece
 * at a time.
 *
 * @param rest that part
 * @param names of its operations in the scenario as written
 * @param left pieces that were left out
 * @param tried parts that were explored
 * @param unsure of those, how many were given up because they have too many executions
 * @param witness the simplest execution of the rest that violates it; its replay string is of no use, for no file says the rest
 */
public record Reduction(
        Scenario whole,
        Candidate candidate,
        Scenario rest,
        Map<OpRef, OpRef> names,
        List<Piece> left,
        int tried,
        int unsure,
        Snapshot witness) {
    public Reduction {
        names = Map.copyOf(names);
        left = List.copyOf(left);
    }
}
