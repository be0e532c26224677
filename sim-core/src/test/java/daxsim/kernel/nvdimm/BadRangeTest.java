package daxsim.kernel.nvdimm;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.kernel.Regime;
import daxsim.state.Ledger;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bus-wide list, drivers/nvdimm/badrange.c, and what it makes of a device's badblocks. */
class BadRangeTest {
    @ParameterizedTest(name = "badrange.c: {0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            add 0x1000 64                                    | 0x1000+64
            add 0x1000 64, add 0x1000 4096                   | 0x1000+4096
            add 0x1000 4096, add 0x1000 64                   | 0x1000+64
            add 0x1000 64, add 0x1020 64                     | 0x1000+64 0x1020+64
            add 0x1000 0x1000, forget 0x1400 0x400           | 0x1000+1024 0x1800+2048
            add 0x1000 0x1000, forget 0x1000 0x1000          | ''
            add 0x1000 0x1000, forget 0x0800 0x0c00          | 0x1400+3072
            add 0x1000 0x1000, forget 0x1c00 0x1000          | 0x1000+3072
            add 0x1000 0x1000, forget 0x2000 0x1000          | 0x1000+4096
            add 0x1000 0x1000, forget 0x0f00 0x101           | 0x1000+4096
            add 0x1000 0x1000, forget 0x0f00 0x102           | 0x1002+4094
            add 0x1000 1, forget 0x0f00 0x101                | ''
            add 0x1000 64, add 0x2000 64, forget 0x1000 0x2000 | ''
            add 0x1000 0x1000, add 0x8000 64, forget 0x1400 0x400 | 0x1000+1024 0x8000+64 0x1800+2048
            add 0x1000 64, add 0x0 0x1000, add 0x8000 64, forget 0x400 0x400, forget 0xc00 0x100 | 0x1000+64 0x0+1024 0x8000+64 0x800+1024 0xd00+768
            add 0x1000 0x200, add 0x1100 0x200, forget 0x1080 0x100, add 0x1180 8 | 0x1000+128 0x1180+8 0x1180+128
            add 0x1000 0x200, add 0x1100 0x200, forget 0x1080 0x100, forget 0x1180 0x80 | 0x1000+128 0x1200+256
            add 0x1000 0x200, add 0x1100 0x200, forget 0x1080 0x100, forget 0x1180 0x100 | 0x1000+128 0x1280+128
            add 0x1000 64, forget 0x1000 64, add 0x1000 32 | 0x1000+32
            add 0x1000 0x4000, add 0x4000 64, forget 0x4000 64 | 0x1000+12288 0x4040+4032
            """)
    void vectors(String calls, String wanted) {
        BadRange list = new BadRange(new Ledger());
        for (String call : calls.split(", *")) {
            String[] word = call.split(" ");
            if (word[0].equals("add")) {
                list.add(Long.decode(word[1]), Long.decode(word[2]));
            } else {
                list.forget(Long.decode(word[1]), Long.decode(word[2]));
            }
        }
        StringBuilder text = new StringBuilder();
        list.forEach((start, length) -> text.append(text.isEmpty() ? "" : " ")
                .append("0x")
                .append(Long.toHexString(start))
                .append('+')
                .append(length));
        assertThat(text).hasToString(wanted);
    }

    /** The kernel's walk over its list, word for word of what it does, against the list that finds ranges by their start. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void behavesLikeAPlainList(long seed) {
        Random random = new Random(seed);
        Ledger ledger = new Ledger();
        BadRange list = new BadRange(ledger);
        PlainList plain = new PlainList(new ArrayList<>());
        int mark = 0;
        PlainList then = plain.copy();
        for (int i = 0; i < 2000; i++) {
            long start = random.nextInt(40);
            long length = 1 + random.nextInt(random.nextInt(8) == 0 ? 30 : 4);
            switch (random.nextInt(40)) {
                case 0 -> {
                    list.reset();
                    plain.ranges().clear();
                }
                case 1 -> {
                    ledger.rollback(mark);
                    plain = then.copy();
                }
                case 2 -> {
                    mark = ledger.mark();
                    then = plain.copy();
                }
                default -> {
                    if (random.nextBoolean()) {
                        list.add(start, length);
                        plain.add(start, length);
                    } else {
                        list.forget(start, length);
                        plain.forget(start, length);
                    }
                }
            }
            assertThat(text(list)).as("seed " + seed + " step " + i).isEqualTo(plain.text());
            assertThat(list.count()).isEqualTo(plain.ranges().size());
        }
    }

    private static String text(BadRange list) {
        StringBuilder text = new StringBuilder();
        list.forEach(
                (start, length) -> text.append(start).append('+').append(length).append(' '));
        return text.toString();
    }

    private record PlainList(List<long[]> ranges) {
        PlainList copy() {
            List<long[]> copy = new ArrayList<>();
            ranges.forEach(range -> copy.add(range.clone()));
            return new PlainList(copy);
        }

        void add(long start, long length) {
            for (long[] range : ranges) {
                if (range[0] == start) {
                    range[1] = length;
                    return;
                }
            }
            ranges.add(new long[] {start, length});
        }

        void forget(long start, long length) {
            long last = start + length - 1;
            for (int i = 0; i < ranges.size(); i++) {
                long[] range = ranges.get(i);
                long rangeLast = range[0] + range[1] - 1;
                if (rangeLast < start || range[0] > last) {
                    continue;
                }
                if (range[0] >= start && rangeLast <= last) {
                    ranges.remove(i--);
                } else if (start <= range[0] && last > range[0]) {
                    range[1] -= last - range[0] + 1;
                    range[0] = last + 1;
                } else if (range[0] < start && rangeLast <= last) {
                    range[1] = start - range[0];
                } else if (range[0] < start) {
                    ranges.add(new long[] {last + 1, rangeLast - last});
                    range[1] = start - range[0];
                }
            }
        }

        String text() {
            StringBuilder text = new StringBuilder();
            ranges.forEach(
                    range -> text.append(range[0]).append('+').append(range[1]).append(' '));
            return text.toString();
        }
    }

    @ParameterizedTest(name = "nvdimm_badblocks_populate: bytes {0}+{1} of the device -> {2}")
    @CsvSource({"0xa40, 64, [5+1]", "0xa40, 512, [5+2]", "0, 4096, [0+8]", "0x1ff, 2, [0+2]"})
    void populateRoundsToSectors(String offset, long length, String listed) {
        Bench bench = Bench.under(Regime.R519).build();
        bench.world.bus().badRange().add(bench.pmem.base() + Long.decode(offset), length);
        bench.pmem.populate();
        assertThat(bench.pmem.badblocks()).hasToString(listed);
    }

    /** 3 TiB are more sectors than an int can count; the driver cuts such a range into pieces. */
    @Test
    void aRangeOfTebibytesIsListedInPieces() {
        Bench bench = Bench.under(Regime.R519)
                .table(Regime.Table.INTERVALS)
                .device(4L << 40)
                .build();
        bench.world.bus().badRange().add(bench.pmem.base(), 3L << 40);
        bench.pmem.populate();
        assertThat(bench.pmem.badblocks()).hasToString("[0+" + (3L << 31) + "]");
        assertThat(bench.world.trace().count(EventType.RECORD_SET)).isEqualTo(4);
    }

    @Test
    void populateOnlyAdds() {
        Bench bench = Bench.under(Regime.R519).build();
        bench.world.bus().badRange().add(bench.pmem.base(), 4096);
        bench.pmem.populate();
        bench.world.bus().badRange().reset();
        bench.pmem.populate();
        assertThat(bench.pmem.badblocks()).hasToString("[0+8]");
    }

    @Test
    void aRecordThatIsStillInTheBusListComesBack() {
        Bench bench = Bench.under(Regime.R519).build();
        bench.world.bus().badRange().add(bench.pmem.base(), 4096);
        bench.pmem.populate();
        bench.pmem.dropRecords(0, 8);
        assertThat(bench.pmem.badblocks()).hasToString("");
        bench.pmem.populate();
        assertThat(bench.pmem.badblocks()).hasToString("[0+8]");
    }
}
