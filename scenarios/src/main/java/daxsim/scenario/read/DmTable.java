package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A device-mapper table, checked line by line: it has no gaps, and its legs exist and are large enough. */
final class DmTable {
    private static final List<String> TARGETS = List.of("linear", "striped", "log-writes", "error", "writecache");
    private static final String LINE = "a line is START LENGTH TARGET ARGS, in 512-byte sectors";
    private static final long SECTOR = 512;
    private static final long MOST = Long.MAX_VALUE / SECTOR;

    private final Names names;
    private final Token device;
    private final List<String> lines = new ArrayList<>();
    private final List<String> legs = new ArrayList<>();
    private long sectors;

    DmTable(Names names, Token device) {
        this.names = names;
        this.device = device;
    }

    List<String> lines() {
        return lines;
    }

    /** The devices below. */
    List<String> legs() {
        return legs;
    }

    long size() {
        return sectors * SECTOR;
    }

    /** The next line, with or without the device's name before it. */
    void add(Token line) throws BadInput {
        List<Token> words = line.words();
        if (!words.isEmpty() && words.getFirst().text().endsWith(":")) {
            Token prefix = words.getFirst();
            Token name = prefix.part(0, prefix.text().length() - 1);
            if (!name.text().equals(device.text())) {
                throw name.bad("this line is of the device " + name.quoted(), "lines of " + device.quoted() + " only");
            }
            words = words.subList(1, words.size());
        }
        if (words.size() < 3) {
            throw line.bad("the table line " + line.quoted() + " is too short", LINE);
        }
        Token start = words.getFirst();
        if (Numbers.count(start, 0, MOST) != sectors) {
            throw start.bad(
                    "this line begins at sector " + start.text(), "sector " + sectors + ": a table has no gaps");
        }
        long length = Numbers.count(words.get(1), 1, MOST - sectors);
        Token target = words.get(2);
        Choices.pick(target, TARGETS, "target");
        arguments(target, length, words.subList(3, words.size()));
        sectors += length;
        lines.add(words.stream().map(Token::text).collect(Collectors.joining(" ")));
    }

    private void arguments(Token target, long length, List<Token> args) throws BadInput {
        switch (target.text()) {
            case "linear" -> {
                needs(target, args.size() == 2, "linear DEVICE START");
                leg(args.getFirst(), args.get(1), length);
            }
            case "striped" -> striped(target, length, args);
            case "log-writes" -> {
                needs(target, args.size() == 2, "log-writes DEVICE LOG_DEVICE");
                leg(args.getFirst(), length);
                leg(args.get(1), 1);
            }
            case "writecache" -> {
                needs(target, args.size() >= 5, "writecache p|s ORIGIN CACHE BLOCK_SIZE OPTIONS [OPTION ...]");
                Choices.pick(args.getFirst(), List.of("p", "s"), "mode");
                leg(args.get(1), length);
                leg(args.get(2), 1);
                Numbers.count(args.get(3), 512, 1 << 30);
                needs(
                        target,
                        Numbers.count(args.get(4), 0, 64) == args.size() - 5L,
                        "as many options as their number says");
            }
            default -> needs(target, args.isEmpty(), "error takes no arguments");
        }
    }

    private void striped(Token target, long length, List<Token> args) throws BadInput {
        String usage = "striped LEGS CHUNK DEVICE START [DEVICE START ...]";
        needs(target, args.size() >= 4, usage);
        long stripes = Numbers.count(args.getFirst(), 1, 1024);
        Numbers.count(args.get(1), 1, Integer.MAX_VALUE);
        needs(target, args.size() == 2 + 2 * stripes, usage);
        for (int i = 2; i < args.size(); i += 2) {
            leg(args.get(i), args.get(i + 1), (length + stripes - 1) / stripes);
        }
    }

    private void leg(Token name, Token start, long length) throws BadInput {
        leg(name, Numbers.count(start, 0, MOST - length) + length);
    }

    private void leg(Token name, long end) throws BadInput {
        long size = names.device(name) / SECTOR;
        if (name.text().equals(device.text())) {
            throw name.bad("the device " + name.quoted() + " cannot be its own leg", "name another device");
        }
        if (end > size) {
            throw name.bad(
                    "the leg " + name.quoted() + " ends at sector " + size + " and the line needs " + end,
                    "a shorter line or a larger device");
        }
        legs.add(name.text());
    }

    private static void needs(Token target, boolean held, String usage) throws BadInput {
        if (!held) {
            throw target.bad("wrong arguments for the target " + target.quoted(), usage);
        }
    }
}
