package daxsim.design;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.dax.Mapped;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import daxsim.trace.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a recovery translation of 5.19 and a recovery read of the v2 posting reach, by where the bad range begins. */
class StrideTest {
    @ParameterizedTest(name = "__pmem_direct_access, 512 pages asked, first bad - sector = {0}: {1} pages")
    @CsvSource({
        "0, 1",
        "1, 1",
        "7, 1",
        "8, 1",
        "9, 2",
        "15, 2",
        "16, 2",
        "17, 3",
        "24, 3",
        "4088, 511",
        "4089, 512",
        "-1, 1",
        "-7, 1",
        "-8, 512",
        "-16, 512",
        "-100, 512"
    })
    void merged(int delta, long pages) {
        Bench bench = Bench.under(Regime.R519).design(new Merged(), "").build();
        int length = delta < 0 ? 1 - delta : 1;
        bench.list(delta, length);
        Mapped mapped = bench.world.api().recoveryAccess(bench.pmem, Bench.FIRST_PAGE, 512);
        assertThat(mapped.pages()).isEqualTo(pages);
        assertThat(mapped.recovery()).isTrue();
        assertThat(mapped.kaddr()).isEqualTo(bench.pmem.kaddr(Bench.FIRST_PAGE));
    }

    @ParameterizedTest(
            name = "v2 pmem_copy_to_iter, 4 pages, first bad - sector = {0}: adj_len {1}, result {2}, warned {3}")
    @CsvSource({
        "8,    4096, 16384, false",
        "24,  12288, 16384, false",
        "9,    4096, 16384, false",
        "0,       0,    -5, false",
        "7,       0,    -5, false",
        "-1,  -4096, 16384, true",
        "-8,  -4096, 16384, true",
        "-9,  -8192, 16384, true",
        "-24, -12288, 16384, true",
    })
    void v2Read(int delta, long adjusted, long result, boolean warned) {
        Bench bench = Bench.under(Regime.R515).design(new V2ModeFlag(), "").build();
        // One entry from there into the first page asked for; the medium is healthy, so all that is copied arrives.
        bench.list(delta, delta < 0 ? 1 - delta : 1);
        assertThat(bench.pread(0, 16384).result()).isEqualTo(result);
        assertThat(logLines(bench, Rule.V2_READ_WRAPPED)).isEqualTo(warned ? 1 : 0);
        assertThat(logLines(bench, Rule.V2_READ_FIRST_PAGE)).isEqualTo(result < 0 ? 1 : 0);
        if (result > 0) {
            Trace.Entry read = only(bench, Rule.V2_READ_WHOLE);
            assertThat(read.b()).isEqualTo(16384);
            assertThat(read.c()).isEqualTo(adjusted);
        }
    }

    @org.junit.jupiter.api.Test
    void theWarningOfTheWrapComesOnce() {
        Bench bench = Bench.under(Regime.R515).design(new V2ModeFlag(), "").build();
        bench.list(-8, 9);
        for (int i = 0; i < 3; i++) {
            assertThat(bench.pread(0, Units.PAGE).result()).isEqualTo(Units.PAGE);
        }
        assertThat(logLines(bench, Rule.V2_READ_WRAPPED)).isEqualTo(1);
    }

    private static int logLines(Bench bench, Rule rule) {
        int lines = 0;
        for (int i = 0; i < bench.world.trace().size(); i++) {
            Trace.Entry entry = bench.world.trace().entry(i);
            lines += entry.type() == EventType.LOG_LINE && entry.rule() == rule ? 1 : 0;
        }
        return lines;
    }

    private static Trace.Entry only(Bench bench, Rule rule) {
        Trace.Entry found = null;
        for (int i = 0; i < bench.world.trace().size(); i++) {
            if (bench.world.trace().entry(i).rule() == rule) {
                assertThat(found).isNull();
                found = bench.world.trace().entry(i);
            }
        }
        return java.util.Objects.requireNonNull(found);
    }
}
