package daxsim.kernel.nvdimm;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.kernel.Regime;
import daxsim.state.Ledger;
import daxsim.testing.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        for (BadRange.Range range : list.ranges()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append("0x")
                    .append(Long.toHexString(range.start()))
                    .append('+')
                    .append(range.length());
        }
        assertThat(text).hasToString(wanted);
    }

    @ParameterizedTest(name = "nvdimm_badblocks_populate: bytes {0}+{1} of the device -> {2}")
    @CsvSource({"0xa40, 64, [5+1]", "0xa40, 512, [5+2]", "0, 4096, [0+8]", "0x1ff, 2, [0+2]"})
    void populateRoundsToSectors(String offset, long length, String listed) {
        Bench bench = Bench.under(Regime.R519).build();
        bench.world.bus().badRange().add(bench.pmem.base() + Long.decode(offset), length);
        bench.pmem.populate();
        assertThat(bench.pmem.badblocks()).hasToString(listed);
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
