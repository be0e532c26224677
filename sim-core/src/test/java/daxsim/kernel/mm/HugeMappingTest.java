package daxsim.kernel.mm;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.design.Merged;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Errno;
import daxsim.kernel.Regime;
import daxsim.kernel.fs.Extent;
import daxsim.testing.Bench;
import daxsim.trace.EventType;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Entries of 2 MiB in page tables and in files. The file has 4 MiB from device page 512 on, so that both halves can be mapped
 * at once.
 */
class HugeMappingTest {
    private static final long HUGE = Units.HUGE;
    private static final long SIZE = 2 * HUGE;
    private static final int PAGE_SECTORS = (int) Units.PAGE_SECTORS;

    private static Bench.Builder builder() {
        return Bench.under(Regime.R519).file(SIZE, new Extent(0, Bench.FIRST_PAGE, SIZE / Units.PAGE, false));
    }

    private static long pte(Bench bench, UserThread thread, long offset) {
        return thread.process().mm().pte(bench.vma(thread).address(offset));
    }

    private static boolean huge(Bench bench, UserThread thread, long offset) {
        return AddressSpace.huge(pte(bench, thread, offset));
    }

    private static String signal(Bench bench, UserAccess.Result result) {
        return Bench.words(result, bench.vma(bench.p));
    }

    @Test
    void oneFaultMaps2MibAndEveryPageOfThemLiesWhereItShould() {
        Bench bench = builder().build();
        assertThat(bench.load(bench.p, 5 * Units.PAGE + 100, 200).data())
                .isEqualTo(bench.original(5 * Units.PAGE + 100, 200));
        assertThat(huge(bench, bench.p, 0)).isTrue();
        assertThat(AddressSpace.writable(pte(bench, bench.p, 0))).isFalse();
        assertThat(AddressSpace.pfn(pte(bench, bench.p, 511 * Units.PAGE))).isEqualTo(bench.pfn(511));
        assertThat(pte(bench, bench.p, HUGE)).isZero();
        assertThat(bench.load(bench.p, HUGE - 64, 64).data()).isEqualTo(bench.original(HUGE - 64, 64));
        assertThat(bench.world.trace().count(EventType.PMD_MAPPED)).isEqualTo(1);
        assertThat(bench.world.hugeMappedPages(bench.file)).isEqualTo(512);
        bench.load(bench.p, HUGE, 8);
        bench.load(bench.q, HUGE, 8);
        assertThat(bench.world.hugeMappedPages(bench.file)).isEqualTo(1024);
    }

    @Test
    void aStoreTakesTheMappingFromReadingToWritingInOneFault() {
        Bench bench = builder().build();
        bench.load(bench.p, 0, 8);
        assertThat(signal(bench, bench.store(bench.p, 5, HUGE - 8, 8))).isEqualTo("none");
        assertThat(AddressSpace.writable(pte(bench, bench.p, 0))).isTrue();
        assertThat(bench.load(bench.p, HUGE - 8, 8).data()).isEqualTo(Stamp.write(5, 8));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "mapping one page too short, 0, 511, 4194304, 512, 512, none",
        "mapping from the second page, 1, 700, 4194304, 512, 512, none",
        "file ends one page too early, 0, 1024, 2093056, 512, 512, none",
        "device block not aligned, 0, 1024, 4194304, 513, 512, none",
        "extent ends inside, 0, 1024, 4194304, 512, 300, none",
        "last sector listed, 0, 1024, 4194304, 512, 512, 4095",
    })
    void whatKeeps2MibFromBeingMappedAtOnce(
            String why, long firstPage, long mappedPages, long size, long block, long together, String listed) {
        long pages = size / Units.PAGE;
        Extent[] extents = together == 512
                ? new Extent[] {new Extent(0, block, pages, false)}
                : new Extent[] {
                    new Extent(0, block, together, false), new Extent(together, 2048, pages - together, false)
                };
        Bench bench = Bench.under(Regime.R519).file(size, extents).build();
        if (!listed.equals("none")) {
            bench.list(Integer.parseInt(listed), 1);
        }
        AddressSpace mm = bench.p.process().mm();
        Vma vma = mm.map(0, firstPage * Units.PAGE, mappedPages * Units.PAGE, Vma.Kind.SHARED);
        long address = vma.address(100 * Units.PAGE);
        assertThat(bench.world.userAccess().load(bench.p, address, 8).data())
                .isEqualTo(bench.original(100 * Units.PAGE, 8));
        assertThat(mm.pte(address)).isNotZero();
        assertThat(AddressSpace.huge(mm.pte(address))).isFalse();
    }

    @Test
    void theRestOfAMappingThatBeginsInsideCanStillBeMappedAtOnce() {
        Bench bench = builder().build();
        AddressSpace mm = bench.p.process().mm();
        Vma vma = mm.map(0, Units.PAGE, SIZE - Units.PAGE, Vma.Kind.SHARED);
        bench.world.userAccess().load(bench.p, vma.address(HUGE + 8), 8);
        assertThat(AddressSpace.huge(mm.pte(vma.address(HUGE)))).isTrue();
        assertThat(AddressSpace.pfn(mm.pte(vma.address(HUGE)))).isEqualTo(bench.pfn(512));
    }

    @Test
    void aSmallEntryOfTheFileStandsInTheWayWhoeverMadeIt() {
        Bench bench = builder().build();
        AddressSpace other = bench.q.process().mm();
        Vma small = other.map(0, 0, Units.PAGE, Vma.Kind.SHARED);
        bench.world.userAccess().load(bench.q, small.address(0), 8);
        other.unmap(0);
        bench.load(bench.p, 300 * Units.PAGE, 8);
        assertThat(huge(bench, bench.p, 300 * Units.PAGE)).isFalse();
        bench.load(bench.p, HUGE, 8);
        assertThat(huge(bench, bench.p, HUGE)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"r515", "r519", "r65"})
    void theSignalNamesThePageAnd2MibAndTheseAreGoneInEveryProcess(String id) {
        Regime regime =
                Regime.ALL.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
        Bench bench = Bench.under(regime)
                .file(SIZE, new Extent(0, Bench.FIRST_PAGE, SIZE / Units.PAGE, false))
                .build();
        bench.store(bench.p, 5, 0, 8);
        bench.load(bench.q, 0, 8);
        bench.load(bench.q, HUGE, 8);
        bench.poison(7 * Units.PAGE + 128, 64);

        UserAccess.Result result = bench.load(bench.p, 7 * Units.PAGE + 130, 4);

        assertThat(signal(bench, result)).isEqualTo("BUS_MCEERR_AR at " + 7 * Units.PAGE + " lsb 21");
        assertThat(pte(bench, bench.p, 0)).isZero();
        assertThat(pte(bench, bench.q, 0)).isZero();
        assertThat(huge(bench, bench.q, HUGE)).isTrue();
        assertThat(bench.world.pages().hwpoisonPages()).isEqualTo(1);
        assertThat(bench.listed()).isEqualTo("[56+1]");
    }

    @Test
    void whoMapsByPagesLosesAPageAndOthersTheir2Mib() {
        Bench bench = builder().build();
        bench.load(bench.q, 0, 8);
        AddressSpace mm = bench.p.process().mm();
        Vma few = mm.map(0, 0, 4 * Units.PAGE, Vma.Kind.SHARED);
        bench.world.userAccess().load(bench.p, few.address(0), 8);
        bench.world.userAccess().load(bench.p, few.address(Units.PAGE), 8);
        bench.poison(2048, 64);

        UserAccess.Result result = bench.world.userAccess().load(bench.p, few.address(2048), 8);

        assertThat(Bench.words(result, few)).isEqualTo("BUS_MCEERR_AR at 0 lsb 12");
        assertThat(mm.pte(few.address(0))).isZero();
        assertThat(mm.pte(few.address(Units.PAGE))).isNotZero();
        assertThat(pte(bench, bench.q, 100 * Units.PAGE)).isZero();
    }

    @Test
    void othersThatMapByPagesLoseAsManyAsTheOneWhoMapsBy2Mib() {
        Bench bench = builder().build();
        bench.load(bench.p, 0, 8);
        AddressSpace other = bench.q.process().mm();
        Vma few = other.map(0, 0, 4 * Units.PAGE, Vma.Kind.SHARED);
        bench.world.userAccess().load(bench.q, few.address(2 * Units.PAGE), 8);
        bench.poison(300 * Units.PAGE, 64);
        bench.load(bench.p, 300 * Units.PAGE, 8);
        assertThat(other.pte(few.address(2 * Units.PAGE))).isZero();
    }

    /** First touched while clean, then listed: the entry of 2 MiB stays with the file while pages are mapped one by one. */
    @Test
    void aRangeTouchedBeforeItWasListedComesBackAs2MibAfterTheRepair() {
        Bench bench = builder().build();
        bench.load(bench.p, 0, 8);
        bench.poison(3 * Units.PAGE, 64);
        bench.load(bench.p, 3 * Units.PAGE, 8);
        assertThat(signal(bench, bench.load(bench.p, 3 * Units.PAGE, 8)))
                .isEqualTo("BUS_ADRERR at " + 3 * Units.PAGE + " lsb 0");
        assertThat(signal(bench, bench.load(bench.p, 4 * Units.PAGE, 8))).isEqualTo("none");
        assertThat(huge(bench, bench.p, 4 * Units.PAGE)).isFalse();

        assertThat(bench.pmem.clearPoison(bench.phys(3 * Units.PAGE) - bench.pmem.base(), Units.PAGE))
                .isTrue();
        bench.load(bench.p, 3 * Units.PAGE, 8);
        assertThat(huge(bench, bench.p, 3 * Units.PAGE))
                .as("a table of pages stays")
                .isFalse();
        bench.world.fileOps().munmap(bench.p, bench.file);
        bench.load(bench.p, 3 * Units.PAGE, 8);
        assertThat(huge(bench, bench.p, 3 * Units.PAGE)).isTrue();
    }

    @ParameterizedTest(name = "{0}: mapped at once afterwards: {1}")
    @CsvSource({
        "munmap, false",
        "another process, false",
        "truncate and grow, false",
        "punch elsewhere in it, false",
        "punch of what was touched, true",
        "power failure, true"
    })
    void aRangeFirstTouchedWhenListedKeepsItsPages(String what, boolean hugeAfterwards) {
        Bench bench = builder().build();
        bench.list(3 * PAGE_SECTORS, 1);
        bench.load(bench.p, 4 * Units.PAGE, 8);
        assertThat(huge(bench, bench.p, 4 * Units.PAGE)).isFalse();
        bench.pmem.badblocks().clear(Bench.FIRST_PAGE * PAGE_SECTORS + 3L * PAGE_SECTORS, PAGE_SECTORS);
        UserThread then = bench.p;
        bench.world.fileOps().munmap(bench.p, bench.file);
        switch (what) {
            case "another process" -> then = bench.q;
            case "punch elsewhere in it" -> bench.world.fileOps().punch(bench.file, 9 * Units.PAGE, Units.PAGE);
            case "punch of what was touched" -> {
                // the same blocks come back once the transaction that freed them has committed
                bench.world.fileOps().punch(bench.file, 4 * Units.PAGE, Units.PAGE);
                bench.world.fileOps().fsync(bench.file);
                bench.pwrite(5, 4 * Units.PAGE, Units.PAGE);
            }
            case "truncate and grow" -> {
                bench.world.fileOps().truncate(bench.file, HUGE);
                bench.world.fileOps().truncate(bench.file, SIZE);
            }
            case "power failure" -> bench.world.powerFailAndReboot();
            default -> {}
        }
        bench.load(then, 5 * Units.PAGE, 8);
        assertThat(huge(bench, then, 5 * Units.PAGE)).isEqualTo(hugeAfterwards);
    }

    @Test
    void aPunchInsideTakesTheEntryAndTheMappingWhole() {
        Bench bench = builder().build();
        bench.load(bench.p, 0, 8);
        bench.load(bench.q, 0, 8);
        assertThat(bench.world.fileOps().punch(bench.file, 9 * Units.PAGE, Units.PAGE))
                .isZero();
        assertThat(pte(bench, bench.p, 0)).isZero();
        assertThat(pte(bench, bench.q, 100 * Units.PAGE)).isZero();
        assertThat(bench.world.pages().file(bench.pfn(0))).isEqualTo(-1);
    }

    /** Tried on real kernels: a page keeps its read-only entry, 2 MiB do not. */
    @Test
    void aStoreThatMeetsTheListTakesAReadOnlyMappingOf2MibAway() {
        Bench bench = builder().build();
        bench.load(bench.p, 0, 8);
        bench.list(0, 1);
        assertThat(signal(bench, bench.load(bench.p, 0, 8))).isEqualTo("none");
        assertThat(signal(bench, bench.store(bench.p, 5, 16, 8))).isEqualTo("BUS_ADRERR at 16 lsb 0");
        assertThat(signal(bench, bench.load(bench.p, 0, 8))).isEqualTo("BUS_ADRERR at 0 lsb 0");
        assertThat(signal(bench, bench.load(bench.p, Units.PAGE, 8))).isEqualTo("none");
        assertThat(huge(bench, bench.p, Units.PAGE)).isFalse();
        assertThat(bench.world.trace().count(EventType.PMD_SPLIT)).isEqualTo(1);
    }

    @Test
    void fsyncWritesBackAll2MibAndTakesTheWritePermission() {
        Bench bench = builder().build();
        bench.store(bench.p, 5, 8, 8);
        bench.store(bench.p, 6, HUGE - 8, 8);
        assertThat(bench.onMedium(8, 8)).isEqualTo(bench.original(8, 8));
        assertThat(bench.world.fileOps().fsync(bench.file)).isZero();
        assertThat(bench.onMedium(8, 8)).isEqualTo(Stamp.write(5, 8));
        assertThat(bench.onMedium(HUGE - 8, 8)).isEqualTo(Stamp.write(6, 8));
        assertThat(AddressSpace.writable(pte(bench, bench.p, 0))).isFalse();
        assertThat(huge(bench, bench.p, 0)).isTrue();
    }

    @ParameterizedTest(name = "entry dirty: {0}, eadr: {1}, oops: {2}")
    @CsvSource({"true, false, 1", "true, true, 0", "false, false, 0"})
    void fsyncOf2MibMeetsAPageThatIsNotPresent(boolean dirty, boolean eadr, int oops) {
        Bench.Builder builder = builder();
        Bench bench = (eadr ? builder.eadr() : builder).build();
        if (dirty) {
            bench.store(bench.p, 5, 0, 8);
        } else {
            bench.load(bench.p, 0, 8);
        }
        bench.poison(300 * Units.PAGE, 64);
        bench.load(bench.p, 300 * Units.PAGE, 8);
        assertThat(bench.present(300)).isFalse();
        bench.inTask(() -> bench.world.fileOps().fsync(bench.file));
        assertThat(bench.world.trace().count(EventType.OOPS)).isEqualTo(oops);
    }

    @Test
    void aHandlerThatRepairs2MibGetsThemMappedAtOnceAgain() {
        Bench bench = Bench.under(Regime.R519)
                .design(new Merged(), "")
                .file(SIZE, new Extent(0, Bench.FIRST_PAGE, SIZE / Units.PAGE, false))
                .build();
        bench.load(bench.p, 0, 8);
        bench.poison(3 * Units.PAGE, 64);
        SigInfo signal =
                Objects.requireNonNull(bench.load(bench.p, 3 * Units.PAGE, 8).signal());
        long length = 1L << signal.lsb();
        long from = bench.vma(bench.p).offset(Units.down(signal.address(), length));
        assertThat(from).isZero();
        assertThat(bench.pwrite(9, from, length)).isEqualTo(HUGE);
        assertThat(bench.load(bench.p, 3 * Units.PAGE, 8).data())
                .isEqualTo(Stamp.write(9, HUGE).slice(3 * Units.PAGE, 8));
        assertThat(huge(bench, bench.p, 0)).isTrue();
    }

    @Test
    void aLoadOfAHoleLeavesASmallEntryThatStandsInTheWay() {
        Bench bench = builder().build();
        bench.world.fileOps().punch(bench.file, Units.PAGE, Units.PAGE);
        bench.load(bench.p, Units.PAGE, 8);
        bench.world.fileOps().fsync(bench.file);
        bench.pwrite(5, Units.PAGE, 8);
        assertThat(bench.file.extents().extents()).hasSize(1);
        bench.load(bench.q, 0, 8);
        assertThat(huge(bench, bench.q, 0)).isFalse();
    }

    @Test
    void behindTheEndIsASigbusAtThisLevelToo() {
        Bench bench = builder().build();
        assertThat(signal(bench, bench.load(bench.p, SIZE, 8))).isEqualTo("BUS_ADRERR at " + SIZE + " lsb 0");
    }

    @Test
    void anErrorThatNobodyMetUnmapsNothing() {
        Bench bench = builder().build();
        bench.load(bench.p, 0, 8);
        MemoryFailure failure = new MemoryFailure(
                bench.world.core(), bench.world.pages(), new Mm(), (pfn, kill) -> Errno.EOPNOTSUPP.negated());
        assertThat(failure.fail(bench.pfn(100), null).rc()).isZero();
        assertThat(failure.fail(bench.pfn(512), null).rc()).isEqualTo(Errno.EBUSY.negated());
        assertThat(huge(bench, bench.p, 0)).isTrue();
    }
}
