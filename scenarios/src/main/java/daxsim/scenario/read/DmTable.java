package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A device-mapper table, checked line by line in the order in which dmsetup and the kernel check it, and refused with their
 * reasons (dmsetup, _parse_line(); drivers/md/dm-table.c, dm_table_add_target(); the targets' constructors, 6.1).
 */
final class DmTable {
    /** Targets through which DAX goes. */
    static final List<String> WITH_DAX = List.of("linear", "striped", "log-writes");

    private static final List<String> TARGETS = List.of("linear", "striped", "log-writes", "error", "writecache");
    /** Targets that the kernel has and that translate nothing. */
    private static final List<String> OTHERS = List.of(
            "cache",
            "clone",
            "crypt",
            "delay",
            "dust",
            "ebs",
            "era",
            "flakey",
            "integrity",
            "mirror",
            "multipath",
            "raid",
            "snapshot",
            "snapshot-merge",
            "snapshot-origin",
            "switch",
            "thin",
            "thin-pool",
            "unstriped",
            "vdo",
            "verity",
            "zero",
            "zoned");

    private static final String LINE = "a line is START LENGTH TARGET ARGS, in 512-byte sectors";
    private static final String LINEAR = "linear DEVICE START";
    private static final String STRIPED = "striped LEGS CHUNK DEVICE START [DEVICE START ...]";
    private static final String LOG_WRITES = "log-writes DEVICE LOG_DEVICE";
    private static final String WRITECACHE = "writecache p|s ORIGIN CACHE BLOCK_SIZE OPTIONS [OPTION ...]";
    private static final long SECTOR = 512;
    private static final long MOST = Long.MAX_VALUE / SECTOR;
    private static final long MOST_CHUNK = 0xffff_ffffL;

    private final Names names;
    private final Token device;
    private final List<String> lines = new ArrayList<>();
    private final List<String> legs = new ArrayList<>();
    private @Nullable Token without;
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

    /** A target that keeps the device from offering DAX, or null. */
    @Nullable
    String targetWithoutDax() {
        return without == null ? null : without.text();
    }

    long size() {
        return sectors * SECTOR;
    }

    /** A table for a device that offers DAX: one without devices below is taken all the same (dm-ioctl.c, table_load()). */
    void mustStayDax() throws BadInput {
        if (without != null && !legs.isEmpty()) {
            throw without.bad(
                    "device-mapper refuses this table: can't change device type after initial table load",
                    "a table of " + Words.list(WITH_DAX) + ", or error alone");
        }
    }

    /** The next line, with or without the device's name before it. Blank lines and comments are passed over. */
    void add(Token text) throws BadInput {
        int comment = text.text().indexOf('#');
        Token line = comment < 0 ? text : text.part(0, comment);
        List<Token> words = line.words();
        if (!words.isEmpty() && words.getFirst().text().endsWith(":")) {
            Token prefix = words.getFirst();
            Token name = prefix.part(0, prefix.text().length() - 1);
            if (!name.text().equals(device.text())) {
                throw name.bad("this line is of the device " + name.quoted(), "lines of " + device.quoted() + " only");
            }
            words = words.subList(1, words.size());
        } else if (words.isEmpty()) {
            return;
        }
        if (words.size() < 3) {
            throw line.bad("dmsetup refuses the line " + line.quoted() + ": Invalid format", LINE);
        }
        Token start = words.getFirst();
        long begin = number(start);
        long length = number(words.get(1));
        Token target = words.get(2);
        List<Token> args = words.subList(3, words.size());
        if (length == 0) {
            throw words.get(1).bad("device-mapper refuses this line: zero-length target", "at least 1 sector");
        }
        known(target);
        if (begin != sectors) {
            throw refused(
                    start,
                    target,
                    "Gap in table",
                    sectors == 0
                            ? "a table begins at sector 0"
                            : "it has to begin at sector " + sectors + ", where the line before ends");
        }
        if (length > MOST - sectors) {
            throw words.get(1).bad("the table ends beyond sector " + MOST, "a shorter line");
        }
        arguments(target, length, args);
        sectors += length;
        lines.add(words.stream().map(Token::text).collect(Collectors.joining(" ")));
    }

    private static long number(Token word) throws BadInput {
        if (!digits(word)) {
            throw word.bad("dmsetup refuses the number " + word.quoted() + ": Invalid format", LINE);
        }
        return Numbers.count(word, 0, MOST);
    }

    private static boolean digits(Token word) {
        return word.text().matches("[0-9]+");
    }

    private void known(Token target) throws BadInput {
        if (OTHERS.contains(target.text())) {
            throw target.bad(
                    "the target " + target.quoted() + " translates nothing: " + device.quoted()
                            + " cannot be mounted with DAX, dax unsupported by block device",
                    "allowed: " + Words.list(TARGETS));
        }
        if (!TARGETS.contains(target.text())) {
            String nearest = Words.unknown("target type", target.text(), TARGETS);
            throw target.bad("device-mapper refuses this line: " + nearest, "allowed: " + Words.list(TARGETS));
        }
    }

    private static BadInput refused(Token at, Token target, String reason, String hint) {
        return at.bad("device-mapper refuses this line: " + target.text() + ": " + reason, hint);
    }

    private void arguments(Token target, long length, List<Token> args) throws BadInput {
        switch (target.text()) {
            case "linear" -> {
                if (args.size() != 2) {
                    throw refused(target, target, "Invalid argument count", LINEAR);
                }
                long start = start(args.get(1), target, "Invalid device sector", LINEAR);
                leg(args.getFirst(), target, "Device lookup failed", start, length);
            }
            case "striped" -> striped(target, length, args);
            case "log-writes" -> {
                if (args.size() < 2) {
                    throw refused(target, target, "Invalid argument count", LOG_WRITES);
                }
                leg(args.getFirst(), target, "Device lookup failed", 0, length);
                leg(args.get(1), target, "Log device lookup failed", 0, 1);
            }
            case "writecache" -> writecache(target, length, args);
            default -> {
                if (!args.isEmpty()) {
                    throw args.getFirst()
                            .bad(
                                    "kernels differ in what arguments of error mean, and they are not modelled yet",
                                    "error alone");
                }
                without = target;
            }
        }
    }

    private void striped(Token target, long length, List<Token> args) throws BadInput {
        if (args.size() < 2) {
            throw refused(target, target, "Not enough arguments", STRIPED);
        }
        long stripes = positive(args.getFirst(), target, "Invalid stripe count");
        long chunk = positive(args.get(1), target, "Invalid chunk_size");
        if (length % stripes != 0) {
            throw refused(
                    args.getFirst(), target, "Target length not divisible by number of stripes", length + " sectors");
        }
        if (length / stripes % chunk != 0) {
            throw refused(
                    args.get(1),
                    target,
                    "Target length not divisible by chunk size",
                    length / stripes + " sectors of each leg");
        }
        if (args.size() != 2 + 2 * stripes) {
            throw refused(target, target, "Not enough destinations specified", STRIPED);
        }
        for (int i = 2; i < args.size(); i += 2) {
            String reason = "Couldn't parse stripe destination";
            long start = start(args.get(i + 1), target, reason, STRIPED);
            leg(args.get(i), target, reason, start, length / stripes);
        }
    }

    private static long positive(Token word, Token target, String reason) throws BadInput {
        boolean fits = digits(word) && word.text().length() <= 10 && Long.parseLong(word.text()) <= MOST_CHUNK;
        if (!fits || Long.parseLong(word.text()) == 0) {
            throw refused(word, target, reason, "a whole number from 1 to " + MOST_CHUNK);
        }
        return Long.parseLong(word.text());
    }

    private void writecache(Token target, long length, List<Token> args) throws BadInput {
        if (args.size() < 5
                || !List.of("p", "s").contains(args.getFirst().text())
                || !digits(args.get(4))
                || Numbers.count(args.get(4), 0, MOST) > args.size() - 5L) {
            throw refused(target, target, "Bad arguments", WRITECACHE);
        }
        leg(args.get(1), target, "Origin data device lookup failed", 0, length);
        leg(args.get(2), target, "Cache data device lookup failed", 0, 1);
        if (!List.of("512", "1024", "2048", "4096").contains(args.get(3).text())) {
            throw refused(args.get(3), target, "Invalid block size", "512, 1024, 2048 or 4096");
        }
        without = target;
    }

    private static long start(Token word, Token target, String reason, String usage) throws BadInput {
        if (!digits(word)) {
            throw refused(word, target, reason, usage);
        }
        return Numbers.count(word, 0, MOST);
    }

    private void leg(Token name, Token target, String reason, long start, long length) throws BadInput {
        if (names.liesOn(name.text(), device.text())) {
            throw refused(name, target, reason + ": " + name.quoted() + " would be its own leg", "name another device");
        }
        if (!names.devices().contains(name.text())) {
            throw refused(
                    name,
                    target,
                    reason + ": " + Words.unknown("device", name.text(), names.devices()),
                    "there is: " + Words.list(names.devices()));
        }
        long size = names.device(name) / SECTOR;
        if (length > size - start) {
            throw name.bad(
                    "device-mapper refuses this table: " + name.text() + " too small for target: start=" + start
                            + ", len=" + length + ", dev_size=" + size,
                    "a shorter line or a larger device");
        }
        legs.add(name.text());
    }
}
