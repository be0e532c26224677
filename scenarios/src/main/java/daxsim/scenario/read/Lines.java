package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import java.util.ArrayList;
import java.util.List;

/** Lines that other tools print, as a list, as one text of several lines, or from a file. */
final class Lines {
    private Lines() {}

    static List<Token> of(Yaml node, String what) throws BadInput {
        if (node instanceof Yaml.Scalar scalar) {
            return scalar.lines();
        }
        List<Token> lines = new ArrayList<>();
        if (node instanceof Yaml.Sequence sequence) {
            for (Yaml item : sequence.items()) {
                item.text(what);
                lines.addAll(((Yaml.Scalar) item).lines());
            }
            return lines;
        }
        throw node.place()
                .bad(
                        "found " + node.kind() + " where " + what + " belongs",
                        "write a list of lines, or a text after |");
    }

    /** The lines of a file beside the scenario. */
    static List<Token> attached(Token name, Attachments attachments) throws BadInput {
        Attachments.Content content = attachments.open(name);
        List<Token> lines = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) content.text().lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                lines.add(new Token(line, new Place(content.path(), number, 1), true));
            }
        }
        return lines;
    }
}
