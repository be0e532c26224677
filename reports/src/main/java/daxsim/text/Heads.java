package daxsim.text;

import java.util.ArrayList;
import java.util.List;

/** Names of designs above narrow columns: broken after hyphens and colons, cut where a part is still too long. */
final class Heads {
    private final List<List<String>> heads = new ArrayList<>();
    private final List<String> shortened = new ArrayList<>();
    private int height;

    Heads(List<String> names, int width) {
        for (String name : names) {
            List<String> lines = new ArrayList<>();
            boolean cut = false;
            StringBuilder line = new StringBuilder();
            for (String part : name.split("(?<=[-:])")) {
                String fitting = part;
                if (part.length() > width) {
                    fitting = part.substring(0, width);
                    cut = true;
                }
                if (line.length() + fitting.length() > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(fitting);
            }
            lines.add(line.toString());
            heads.add(lines);
            height = Math.max(height, lines.size());
            if (cut) {
                shortened.add(String.join("", lines) + " = " + name);
            }
        }
    }

    int height() {
        return height;
    }

    /** Line {@code row} of the head of a column; short heads stand at the bottom. */
    String line(int column, int row) {
        List<String> lines = heads.get(column);
        int at = row - (height - lines.size());
        return at < 0 ? "" : lines.get(at);
    }

    /** What the cut ones stand for. */
    List<String> legend() {
        return shortened;
    }
}
