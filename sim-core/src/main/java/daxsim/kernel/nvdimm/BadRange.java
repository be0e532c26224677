package daxsim.kernel.nvdimm;

import daxsim.state.Hash;
import daxsim.state.Ledger;
import daxsim.state.RefCell;
import java.util.ArrayList;
import java.util.List;

/** The bus-wide list of bad byte ranges that feeds the devices' badblocks (drivers/nvdimm/badrange.c). */
public final class BadRange {
    /** Physical bytes {@code [start, start + length)}. */
    public record Range(long start, long length) implements Hash.Hashed {
        @Override
        public long stateHash() {
            return Hash.mix(start, length);
        }

        long end() {
            return start + length;
        }
    }

    private final RefCell<List<Range>> ranges;

    public BadRange(Ledger ledger) {
        this.ranges = new RefCell<>(ledger, "badrange", List.of());
    }

    public List<Range> ranges() {
        return ranges.get();
    }

    /** badrange_add(): the same start replaces the length, also by a smaller one; everything else is appended. */
    public void add(long start, long length) {
        List<Range> next = new ArrayList<>();
        boolean replaced = false;
        for (Range range : ranges.get()) {
            boolean same = range.start() == start;
            next.add(same ? new Range(start, length) : range);
            replaced |= same;
        }
        if (!replaced) {
            next.add(new Range(start, length));
        }
        ranges.set(List.copyOf(next));
    }

    /**
     * badrange_forget(): takes an interval out of every range. A range of several bytes whose first byte is the last byte of
     * the interval is left as it is.
     */
    public void forget(long start, long length) {
        if (ranges.get().isEmpty()) {
            return;
        }
        long last = start + length - 1;
        List<Range> next = new ArrayList<>();
        for (Range range : ranges.get()) {
            long rangeLast = range.end() - 1;
            boolean outside = rangeLast < start || range.start() > last;
            boolean onlyFirstByte = range.start() == last && range.length() > 1;
            if (outside || onlyFirstByte) {
                next.add(range);
                continue;
            }
            if (range.start() < start) {
                next.add(new Range(range.start(), start - range.start()));
            }
            if (rangeLast > last) {
                next.add(new Range(last + 1, rangeLast - last));
            }
        }
        ranges.set(List.copyOf(next));
    }

    /** A reboot: the list is rebuilt from what the firmware knows. */
    public void reset() {
        ranges.set(List.of());
    }
}
