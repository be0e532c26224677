package daxsim.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as RFC 4180 has it, with line feeds: a header, then rows; nothing where there is no value. */
final class Csv {
    private final StringBuilder text = new StringBuilder();
    private final int columns;

    Csv(List<String> header) {
        columns = header.size();
        append(header.toArray());
    }

    /** One row; numbers, truth values and texts as they are. */
    Csv row(@Nullable Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + columns + " columns");
        }
        append(cells);
        return this;
    }

    private void append(@Nullable Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cells[i] == null ? "" : quoted(String.valueOf(cells[i])));
        }
        text.append('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    String text() {
        return text.toString();
    }
}
