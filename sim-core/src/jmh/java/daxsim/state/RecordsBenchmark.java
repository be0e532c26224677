package daxsim.state;

import daxsim.kernel.block.BadBlocks;
import daxsim.kernel.block.BadBlocksIntervals;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to keep one more of many scattered bad lines, from an empty map to a full one; TreeMap is the peer. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RecordsBenchmark {
    /** Lines of a device of 6 TiB, each in a slot of its own. */
    @State(Scope.Thread)
    public static class Lines {
        @Param({"1000", "100000", "1000000"})
        int count;

        @Param({"scattered", "ascending"})
        String order = "";

        long[] keys = {};

        @Setup
        public void draw() {
            keys = new long[count];
            long slot = (6L << 40 >> 6) / count;
            for (int i = 0; i < count; i++) {
                // 611953 is a prime: the slots come in an order of their own.
                long at = order.equals("ascending") ? i : i * 611_953L % count;
                keys[i] = at * slot + Long.remainderUnsigned(at * 0x9e3779b97f4a7c15L, slot - 64);
            }
        }
    }

    @Benchmark
    public int longMap(Lines lines) {
        Ledger ledger = new Ledger();
        ledger.journal(false);
        LongMap map = new LongMap(ledger, "lines", 1, 0, 0);
        for (long key : lines.keys) {
            map.put(key, 1);
        }
        return map.size();
    }

    @Benchmark
    public int longMapWithUndo(Lines lines) {
        Ledger ledger = new Ledger();
        LongMap map = new LongMap(ledger, "lines", 1, 0, 0);
        for (long key : lines.keys) {
            map.put(key, 1);
        }
        ledger.rollback(0);
        return map.size();
    }

    @Benchmark
    public int treeMap(Lines lines) {
        TreeMap<Long, Long> map = new TreeMap<>();
        for (long key : lines.keys) {
            map.put(key, 1L);
        }
        return map.size();
    }

    @Benchmark
    public int intervals(Lines lines) {
        Ledger ledger = new Ledger();
        ledger.journal(false);
        BadBlocks table = new BadBlocksIntervals(ledger, "intervals");
        for (long key : lines.keys) {
            table.set(key, 1, true);
        }
        return table.count();
    }

    /** The same list as most would write it: first sector to last, joined with what it touches. */
    @Benchmark
    public int intervalsInTreeMap(Lines lines) {
        TreeMap<Long, Long> table = new TreeMap<>();
        for (long key : lines.keys) {
            long from = key;
            long to = key + 1;
            var before = table.floorEntry(to);
            while (before != null && before.getValue() >= from) {
                from = Math.min(from, before.getKey());
                to = Math.max(to, before.getValue());
                table.remove(before.getKey());
                before = table.floorEntry(to);
            }
            table.put(from, to);
        }
        return table.size();
    }
}
