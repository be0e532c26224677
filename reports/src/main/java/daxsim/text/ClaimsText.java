package daxsim.text;

import daxsim.claim.Judged;
import daxsim.explore.CellResult;
import daxsim.text.Paper.Piece;
import java.util.List;

/** What was claimed, and what came out. */
final class ClaimsText {
    private ClaimsText() {}

    static void print(List<Judged> claims, Paper paper) {
        if (claims.isEmpty()) {
            return;
        }
        paper.head("Who was right");
        for (Judged judged : claims) {
            paper.blank();
            paper.line(new Piece(judged.standing().words(), style(judged.standing())));
            paper.wrapped(
                    "  ", "  ", judged.claim().who() + ", " + judged.claim().when() + ":", Style.HEAD);
            paper.wrapped("  ", "  ", judged.claim().says());
            for (Judged.Evidence evidence : judged.evidence()) {
                paper.wrapped("    - ", "      ", evidence(evidence), Style.PLAIN);
            }
        }
    }

    private static String evidence(Judged.Evidence evidence) {
        String test = evidence.test().scenario() + " under " + evidence.test().candidate() + ", "
                + evidence.test().condition() + ": needs "
                + String.join(" or ", evidence.test().verdicts());
        CellResult cell = evidence.cell();
        if (cell == null) {
            return test + "; not part of this comparison";
        }
        String variant = cell.candidate().name().equals(evidence.test().candidate())
                ? ""
                : " with " + cell.candidate().variant();
        return test + "; came out " + evidence.verdict().word() + variant
                + (evidence.agrees() ? "" : evidence.open() ? ", which is open" : ", which disagrees");
    }

    private static Style style(Judged.Standing standing) {
        return switch (standing) {
            case HOLDS -> Style.GOOD;
            case DOES_NOT_HOLD -> Style.BAD;
            case IN_PART, UNDECIDED, NOT_TESTED -> Style.DOUBTFUL;
        };
    }
}
