package daxsim.html;

import daxsim.claim.Judged;
import daxsim.explore.CellResult;
import daxsim.report.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** How claims stand, in words. */
public final class Claims {
    private Claims() {}

    /** Class of the standing. */
    public static String style(Judged.Standing standing) {
        return "c-" + standing.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many stand how. */
    public static String counted(List<Judged> claims) {
        List<String> parts = new ArrayList<>();
        for (Judged.Standing standing : Judged.Standing.values()) {
            long n = claims.stream().filter(c -> c.standing() == standing).count();
            if (n > 0) {
                parts.add(n + " " + standing.words());
            }
        }
        return Shown.counted(claims.size(), "claim") + ": " + String.join(", ", parts) + ".";
    }

    /** What came out of the cell that a test is about. */
    public static String cameOut(Judged.Evidence evidence) {
        CellResult cell = Objects.requireNonNull(evidence.cell());
        return Verdicts.word(evidence.verdict())
                + (cell.candidate().name().equals(evidence.test().candidate())
                        ? ""
                        : " with " + cell.candidate().variant());
    }

    /** Whether that is as the claim says. */
    public static String agrees(Judged.Evidence evidence) {
        return evidence.agrees() ? "yes" : evidence.open() ? "open" : "no";
    }
}
