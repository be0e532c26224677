package daxsim.text;

import daxsim.claim.Judged;
import daxsim.explore.CellResult;
import daxsim.text.Paper.Piece;
import java.util.List;
import java.util.Locale;

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
            paper.line(new Piece(word(judged.standing()), style(judged.standing())));
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
        CellResult.ConditionResult condition = cell.condition(evidence.test().condition());
        String variant = cell.candidate().name().equals(evidence.test().candidate())
                ? ""
                : " with " + cell.candidate().variant();
        String found = cell.expressible()
                ? condition == null ? "no such condition" : condition.verdict().word()
                : "not-expressible";
        return test + "; came out " + found + variant + (evidence.agrees() ? "" : ", which disagrees");
    }

    private static String word(Judged.Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Style style(Judged.Standing standing) {
        return switch (standing) {
            case HOLDS -> Style.GOOD;
            case DOES_NOT_HOLD -> Style.BAD;
            case UNDECIDED, NOT_TESTED -> Style.DOUBTFUL;
        };
    }
}
