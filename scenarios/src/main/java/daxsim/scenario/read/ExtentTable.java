package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.ExtentRow;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The extents of a file as {@code filefrag -v} prints them; its head and foot may be there too. */
final class ExtentTable {
    static final long BLOCK = 4096;

    private static final String SPAN = "\\s*([0-9]{1,15})\\.\\.\\s*([0-9]{1,15}):";
    private static final Pattern ROW = Pattern.compile(
            "\\s*[0-9]{1,9}:" + SPAN + SPAN + "\\s*([0-9]{1,15}):(?:\\s*[0-9]{1,15}:)?\\s*([a-z_,]*)\\s*");
    private static final Pattern HEAD =
            Pattern.compile("Filesystem type is: .*|\\s*ext:\\s+logical_offset:.*|[^\\s:]+: [0-9]+ extents? found\\s*");
    private static final Pattern SIZE = Pattern.compile("File size of .* blocks? of ([0-9]{1,9}) bytes\\)\\s*");
    private static final String FORM =
            "a row is N: FIRST..LAST: FIRST..LAST: LENGTH: [EXPECTED:] FLAGS in 4096-byte blocks, as filefrag -v prints it";

    private ExtentTable() {}

    static List<ExtentRow> read(List<Token> lines, long deviceSize) throws BadInput {
        List<ExtentRow> rows = new ArrayList<>();
        long next = 0;
        for (Token line : lines) {
            Matcher size = SIZE.matcher(line.text());
            if (size.matches() && Long.parseLong(size.group(1)) != BLOCK) {
                throw line.bad("these extents count blocks of " + size.group(1) + " bytes", "blocks of 4096 bytes");
            }
            if (size.matches() || HEAD.matcher(line.text()).matches()) {
                continue;
            }
            ExtentRow row = row(line);
            if (row.logicalBlock() < next) {
                throw line.trimmed()
                        .bad("this extent begins before the end of the one above", "rows in the file's order");
            }
            if (row.physicalBlock() + row.blocks() > deviceSize / BLOCK) {
                throw line.trimmed()
                        .bad("this extent ends beyond the device", "the device has " + deviceSize / BLOCK + " blocks");
            }
            next = row.logicalBlock() + row.blocks();
            rows.add(row);
        }
        return rows;
    }

    private static ExtentRow row(Token line) throws BadInput {
        Matcher row = ROW.matcher(line.text());
        if (!row.matches()) {
            throw line.trimmed().bad("found " + line.trimmed().quoted(), FORM);
        }
        long logical = Long.parseLong(row.group(1));
        long physical = Long.parseLong(row.group(3));
        long blocks = Long.parseLong(row.group(5));
        if (blocks == 0
                || Long.parseLong(row.group(2)) - logical != blocks - 1
                || Long.parseLong(row.group(4)) - physical != blocks - 1) {
            throw line.trimmed().bad("the ends of this extent and its length disagree", FORM);
        }
        return new ExtentRow(
                logical, physical, blocks, List.of(row.group(6).split(",", -1)).contains("unwritten"));
    }
}
