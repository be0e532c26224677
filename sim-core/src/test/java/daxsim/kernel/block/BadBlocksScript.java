package daxsim.kernel.block;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a row such as {@code set(0,64) clear(8,8) check(0,8)} and writes down what came back.
 *
 * <p>A third argument {@code u} leaves the acknowledgement out. {@code fill(COUNT,FIRST,STEP,LENGTH)} sets COUNT ranges, STEP
 * sectors apart, each of which must succeed. Numbers may be written {@code 2^54+5}.
 */
final class BadBlocksScript {
    private static final Pattern CALL = Pattern.compile("(set|clear|check|fill)\\(([^)]*)\\)\\s*");
    private static final Pattern NUMBER = Pattern.compile("(-?)(?:2\\^(\\d+))?([-+]?\\d+)?");

    private final BadBlocks table;
    private final List<String> answers = new ArrayList<>();
    private String filled = "";

    BadBlocksScript(BadBlocks table) {
        this.table = table;
    }

    /** The answers, one word per call; a fill has none. */
    String run(String row) {
        Matcher call = CALL.matcher(row);
        int from = 0;
        while (from < row.length()) {
            if (!call.region(from, row.length()).lookingAt()) {
                throw new IllegalArgumentException(row.substring(from));
            }
            step(call.group(1), call.group(2).split(",", -1));
            from = call.end();
        }
        return String.join(" ", answers);
    }

    /** The table as it was after the last fill. */
    String filled() {
        return filled;
    }

    private void step(String name, String[] args) {
        boolean acked = !args[args.length - 1].equals("u");
        long s = number(args[0]);
        int n = (int) number(args[1]);
        switch (name) {
            case "set" -> answers.add(Integer.toString(table.set(s, n, acked)));
            case "clear" -> answers.add(Integer.toString(table.clear(s, n)));
            case "check" -> {
                BadRange range = new BadRange();
                int answer = table.check(s, n, range);
                answers.add(answer == 0 ? "0" : answer + range.toString());
            }
            default -> {
                for (int i = 0; i < s; i++) {
                    if (table.set(n + i * number(args[2]), (int) number(args[3]), acked) != 0) {
                        throw new IllegalStateException("no room for number " + i);
                    }
                }
                filled = table.toString();
            }
        }
    }

    private static long number(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            throw new IllegalArgumentException(text);
        }
        long power = number.group(2) == null ? 0 : 1L << Integer.parseInt(number.group(2));
        long rest = number.group(3) == null ? 0 : Long.parseLong(number.group(3));
        return number.group(1).equals("-") ? -power - rest : power + rest;
    }
}
