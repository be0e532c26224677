package daxsim.text;

import daxsim.text.Paper.Piece;
import daxsim.trace.Rule;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rules that lanes named, each with what it follows: once for all lanes that were printed. */
final class Sources {
    private final Set<Rule> rules = EnumSet.noneOf(Rule.class);

    /** What the script asks for needs no source. */
    static boolean isNamed(Rule rule) {
        return rule != Rule.SCRIPT;
    }

    void add(Collection<Rule> more) {
        more.stream().filter(Sources::isNamed).forEach(rules::add);
    }

    void print(Paper paper) {
        if (rules.isEmpty()) {
            return;
        }
        paper.head("Rules that these steps follow");
        Table table = new Table("  ");
        for (Rule rule : rules) {
            String mark = rule.mark().word();
            table.row(List.of(
                    Piece.plain(rule.id()),
                    new Piece(Ascii.of(rule.source() + (mark.isEmpty() ? "" : " (" + mark + ")")), Style.FAINT)));
        }
        table.print(paper);
    }
}
