package daxsim.check;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A set of byte offsets as ranges, sorted, none of them touching. For those who judge a finished run; not a world's state. */
final class Ranges {
    /** First offset to the offset behind the last. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** Adds {@code [from, to)}. */
    void add(long from, long to) {
        if (from >= to) {
            return;
        }
        long first = from;
        long end = to;
        Map.Entry<Long, Long> before = ranges.floorEntry(from);
        if (before != null && before.getValue() >= from) {
            first = before.getKey();
            end = Math.max(end, before.getValue());
        }
        for (Map.Entry<Long, Long> next = ranges.ceilingEntry(first);
                next != null && next.getKey() <= end;
                next = ranges.ceilingEntry(first)) {
            end = Math.max(end, next.getValue());
            ranges.remove(next.getKey());
        }
        ranges.put(first, end);
    }

    /** Adds all of another set. */
    void add(Ranges other) {
        other.ranges.forEach(this::add);
    }

    /** Shows every range. */
    void forEach(BiConsumer<Long, Long> visitor) {
        ranges.forEach(visitor);
    }

    /** Takes {@code [from, to)} out. */
    void remove(long from, long to) {
        if (from >= to) {
            return;
        }
        Map.Entry<Long, Long> before = ranges.lowerEntry(from);
        if (before != null && before.getValue() > from) {
            ranges.put(before.getKey(), from);
            add(to, before.getValue());
        }
        for (Map.Entry<Long, Long> next = ranges.ceilingEntry(from);
                next != null && next.getKey() < to;
                next = ranges.ceilingEntry(from)) {
            ranges.remove(next.getKey());
            add(to, next.getValue());
        }
    }

    /** Offsets of {@code [from, to)} that are in the set. */
    Ranges in(long from, long to) {
        Ranges part = new Ranges();
        Long first = ranges.floorKey(from);
        for (Map.Entry<Long, Long> range :
                ranges.subMap(first == null ? from : first, to).entrySet()) {
            part.add(Math.max(range.getKey(), from), Math.min(range.getValue(), to));
        }
        return part;
    }

    /** Offsets that are in both sets. */
    Ranges and(Ranges other) {
        Ranges both = new Ranges();
        ranges.forEach((from, to) -> other.in(from, to).ranges.forEach(both::add));
        return both;
    }

    /** Offsets that are not in the other set. */
    Ranges without(Ranges other) {
        Ranges rest = new Ranges();
        ranges.forEach((from, to) -> {
            rest.add(from, to);
            other.in(from, to).ranges.forEach(rest::remove);
        });
        return rest;
    }

    /** Number of offsets. */
    long count() {
        long sum = 0;
        for (Map.Entry<Long, Long> range : ranges.entrySet()) {
            sum += range.getValue() - range.getKey();
        }
        return sum;
    }
}
