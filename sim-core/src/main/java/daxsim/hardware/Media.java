package daxsim.hardware;

import daxsim.state.Ledger;
import daxsim.state.LongMap;
import daxsim.state.RangeMap;
import daxsim.state.Runs;

/**
 * The ground truth of one persistent-memory device: contents by provenance, poison by 64-byte line, and which of the poison
 * the device itself knows of.
 */
public final class Media {
    private static final int PLACES = 8;

    private final String name;
    private final long base;
    private final long size;
    private final RangeMap contents;
    private final LongMap poison;
    private final LongMap known;

    /** A healthy device at physical addresses {@code [base, base + size)}. */
    public Media(Ledger ledger, String name, long base, long size) {
        this.name = name;
        this.base = base;
        this.size = size;
        this.contents =
                new RangeMap(ledger, name + " contents", PLACES, base, base + size, Stamp.originalValue(), base);
        this.poison = new LongMap(ledger, name + " poison", PLACES, Units.PAGE_SHIFT - Units.LINE_SHIFT, 0);
        this.known = new LongMap(ledger, name + " known poison", 1, 0, 0);
    }

    public String name() {
        return name;
    }

    /** First physical address. */
    public long base() {
        return base;
    }

    /** Bytes. */
    public long size() {
        return size;
    }

    boolean holds(long phys) {
        return phys >= base && phys < base + size;
    }

    /** Contents of {@code [from, to)}, poison disregarded. */
    public Runs contents(long from, long to) {
        return contents.get(from, to);
    }

    void write(long from, Runs runs) {
        contents.put(from, runs);
    }

    /** Poisons every line that {@code [from, from + length)} touches. */
    public void poison(long from, long length, boolean knownToDevice) {
        for (long line = from >> Units.LINE_SHIFT; line <= from + length - 1 >> Units.LINE_SHIFT; line++) {
            poison.put(line, 1);
            if (knownToDevice) {
                known.put(line, 1);
            }
        }
    }

    /** The device has seen that this line is bad. */
    void learn(long phys) {
        known.put(phys >> Units.LINE_SHIFT, 1);
    }

    void heal(long from, long to) {
        poison.clearIn(from >> Units.LINE_SHIFT, to >> Units.LINE_SHIFT);
        known.clearIn(from >> Units.LINE_SHIFT, to >> Units.LINE_SHIFT);
    }

    /** First address in {@code [from, to)} that lies in a poisoned line, or {@code to}. */
    public long firstPoison(long from, long to) {
        long lastLine = (to - 1 >> Units.LINE_SHIFT) + 1;
        long line = poison.firstKeyIn(from >> Units.LINE_SHIFT, lastLine);
        return line == lastLine ? to : Math.max(from, line << Units.LINE_SHIFT);
    }

    /** Number of poisoned lines that {@code [from, to)} touches. */
    public int poisonedLines(long from, long to) {
        return poison.countIn(from >> Units.LINE_SHIFT, (to - 1 >> Units.LINE_SHIFT) + 1);
    }

    /** Told of lines by their address. */
    interface Lines {
        void line(long phys);
    }

    /** Shows the lines of {@code [from, to)} that the device knows to be bad. */
    void forEachKnown(long from, long to, Lines lines) {
        known.forEachIn(
                from >> Units.LINE_SHIFT, to >> Units.LINE_SHIFT, (line, one) -> lines.line(line << Units.LINE_SHIFT));
    }

    /** The device reads all of {@code [from, to)} and has then seen every line that is bad. */
    void learnAll(long from, long to) {
        poison.forEachIn(from >> Units.LINE_SHIFT, to >> Units.LINE_SHIFT, (line, one) -> known.put(line, 1));
    }

    boolean isPoisoned(long phys) {
        return poison.get(phys >> Units.LINE_SHIFT) != 0;
    }
}
