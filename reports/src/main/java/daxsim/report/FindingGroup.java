package daxsim.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Variants of a design that come to the same verdict in a scenario.
 *
 * @param number by which reports name it, from 1
 * @param findings in the plan's order, at least one; the first is the one that is shown
 */
public record FindingGroup(int number, List<Finding> findings) {
    public FindingGroup {
        findings = List.copyOf(findings);
    }

    /** All findings of a comparison. */
    public static List<FindingGroup> of(List<Finding> findings) {
        List<List<Finding>> groups = new ArrayList<>();
        for (Finding finding : findings) {
            if (groups.isEmpty() || !alike(groups.getLast().getFirst(), finding)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(finding);
        }
        List<FindingGroup> numbered = new ArrayList<>();
        for (List<Finding> group : groups) {
            numbered.add(new FindingGroup(numbered.size() + 1, group));
        }
        return numbered;
    }

    private static boolean alike(Finding one, Finding other) {
        return one.cell().scenario() == other.cell().scenario()
                && one.design().equals(other.design())
                && one.condition().verdict() == other.condition().verdict();
    }

    /** The one that is shown. */
    public Finding first() {
        return findings.getFirst();
    }

    /** Names of the variants that it stands for beside the one that is shown. */
    public List<String> others() {
        return findings.stream()
                .skip(1)
                .map(f -> f.cell().candidate().variant())
                .toList();
    }
}
