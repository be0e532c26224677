package daxsim.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.Regime;
import daxsim.kernel.mm.MemoryFailure;
import daxsim.kernel.mm.Mm;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What memory_failure makes of an error that nobody waits for (a scrub's), by who holds the device. The rows of r519 and r65
 * were tried on 6.1.192 and 6.12.117, those of free space follow from the code.
 */
class XfsNotifyFailureTest {
    private static final long FREE_PAGE = 1000;

    private static MemoryFailure.Result fail(Bench bench, long pfn, @Nullable Mm mm) {
        return new MemoryFailure(
                        bench.world.core(),
                        bench.world.pages(),
                        mm == null ? new Mm() : mm,
                        new XfsNotifyFailure(bench.world.core(), List.of(bench.file.fs())))
                .fail(pfn, null);
    }

    @ParameterizedTest(name = "{0} rmapbt {1} {2}, page {3}: {4}, PG_hwpoison {5}")
    @CsvSource({
        "EXT4, false, r519, unmapped, EBUSY, false",
        "XFS,  false, r519, unmapped, EBUSY, false",
        "XFS,  true,  r515, unmapped, EBUSY, false",
        "XFS,  true,  r519, unmapped, 0,     false",
        "XFS,  true,  r65,  unmapped, 0,     false",
        "EXT4, false, r519, free,     EBUSY, false",
        "XFS,  true,  r519, free,     0,     false",
        "XFS,  true,  r65,  free,     0,     false",
        "EXT4, false, r519, mapped,   0,     true",
        "XFS,  false, r519, mapped,   0,     true",
        "XFS,  true,  r515, mapped,   0,     true",
        "XFS,  true,  r519, mapped,   0,     true",
        "XFS,  true,  r65,  mapped,   0,     true",
    })
    void anErrorThatNobodyWaitsFor(
            FsType type, boolean rmapbt, String regime, String page, String result, boolean hwpoison) {
        Regime under = Regime.ALL.stream()
                .filter(r -> r.id().equals(regime))
                .findFirst()
                .orElseThrow();
        Bench bench =
                Bench.under(under).on(new FileSystemSpec(type, rmapbt, false)).build();
        if (page.equals("mapped")) {
            bench.load(bench.p, 3 * Units.PAGE, 8);
        }
        long pfn = page.equals("free") ? bench.pmem.pfn(FREE_PAGE) : bench.pfn(3);
        MemoryFailure.Result got = fail(bench, pfn, null);
        assertThat(got.rc()).isEqualTo(result.equals("EBUSY") ? Errno.EBUSY.negated() : 0);
        assertThat(got.signal()).isNull();
        assertThat(bench.world.pages().hwpoisonPages()).isEqualTo(hwpoison ? 1 : 0);
    }

    /** H51: taken for handled, the page is taken out of the direct map, and no clear puts it back. */
    @ParameterizedTest(name = "rmapbt {0}: the first write of a free bad block oopses {0}")
    @CsvSource({"true", "false"})
    void aPageWithoutAnOwnerIsNeverMadePresentAgain(boolean rmapbt) {
        Bench bench = Bench.under(Regime.R65)
                .on(new FileSystemSpec(FsType.XFS, rmapbt, false))
                .build();
        long page = Bench.FIRST_PAGE + 16;
        bench.list(16 * 8, 8);
        bench.world.machine().poison(0, bench.pmem.base() + page * Units.PAGE, 64);
        if (fail(bench, bench.pmem.pfn(page), null).rc() == 0) {
            bench.world.setMemory().np(bench.pmem.pfn(page));
        }
        bench.inTask(() -> bench.pwrite(3, 16 * Units.PAGE, Units.PAGE));
        assertThat(bench.world.trace().count(EventType.OOPS)).isEqualTo(rmapbt ? 1 : 0);
        assertThat(bench.file.size()).isEqualTo((rmapbt ? 16 : 17) * Units.PAGE);
        assertThat(bench.world.core().memory().kernelMap().present(bench.pmem.pfn(page)))
                .isEqualTo(!rmapbt);
    }
}
