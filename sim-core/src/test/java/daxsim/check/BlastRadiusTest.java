package daxsim.check;

import static daxsim.app.Played.done;
import static daxsim.app.Played.handled;
import static daxsim.app.Played.read;
import static daxsim.app.Played.supplied;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.app.Operation;
import daxsim.app.Operation.Kind;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.fs.Extent;
import daxsim.testing.Bench;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a fault costs beyond its line, worked out by hand. The line is the second one of page 1 of a file of 16 pages; clears
 * do 256 bytes.
 */
class BlastRadiusTest {
    private static final long PAGE = Units.PAGE;
    private static final long LINE = PAGE + 64;

    private final Bench bench = Bench.under(Regime.R519).build();
    private final Struck struck = new Struck();

    private void strike(Bench where, long offset, long length) {
        where.poison(offset, length);
        struck.addLines(where.phys(offset), length);
        struck.addFilesAt(where.world, where.pmem, where.phys(offset), length);
    }

    private BlastRadius radius(Operation... ops) {
        return BlastRadius.of(bench.world, List.of(ops), struck);
    }

    private static Operation wrote(int id, long offset, long length, long began, long ended) {
        return done(id, Kind.WRITE, offset, length, length, began, ended);
    }

    private static Operation repair(int id, long offset, long length) {
        return supplied(done(id, Kind.WRITE, offset, length, length, 10, 11), offset, length);
    }

    @Test
    void nothingStruckCostsNothing() {
        assertThat(radius()).isEqualTo(new BlastRadius(0, 0, 0));
        bench.pwrite(0, 0, PAGE);
        assertThat(radius(wrote(0, 0, PAGE, 1, 2))).isEqualTo(new BlastRadius(0, 0, 0));
    }

    @Test
    void poisonAloneLosesItsLineAndNoGoodByte() {
        strike(bench, LINE, 64);
        strike(bench, LINE, 64);
        assertThat(radius()).isEqualTo(new BlastRadius(1, 0, 0));
        strike(bench, PAGE + 120, 16);
        assertThat(radius().linesStruck()).isEqualTo(2);
    }

    @Test
    void aClearLosesTheRestOfItsUnit() {
        strike(bench, LINE, 64);
        bench.world.machine().firmware(0).clearError(bench.phys(PAGE), 256);
        assertThat(radius()).isEqualTo(new BlastRadius(1, 0, 192));
    }

    @Test
    void aRepairOfAPageSuppliesItAndLosesAllButTheLine() {
        strike(bench, LINE, 64);
        bench.world.machine().firmware(0).clearError(bench.phys(PAGE), PAGE);
        bench.pwrite(0, PAGE, PAGE);
        assertThat(radius(repair(0, PAGE, PAGE))).isEqualTo(new BlastRadius(1, 4096, 4032));
    }

    @Test
    void whatWasReadBeforeNeedNotBeSuppliedAndIsNotLost() {
        strike(bench, LINE, 64);
        Operation before = read(1, PAGE, bench.original(PAGE, 64), 1, 2, false);
        bench.world.machine().firmware(0).clearError(bench.phys(PAGE), PAGE);
        bench.pwrite(0, PAGE, PAGE);
        assertThat(radius(repair(0, PAGE, PAGE), before)).isEqualTo(new BlastRadius(1, 4032, 3968));
        Operation rubbish = read(1, PAGE + 128, Stamp.zeros(256), 1, 2, false);
        assertThat(radius(repair(0, PAGE, PAGE), rubbish)).isEqualTo(new BlastRadius(1, 4096, 4032));
        Operation after = read(1, PAGE, bench.pread(PAGE, PAGE).content(), 12, 13, false);
        assertThat(radius(repair(0, PAGE, PAGE), after)).isEqualTo(new BlastRadius(1, 4096, 4032));
    }

    @Test
    void aPunchLosesTheWholePage() {
        strike(bench, LINE, 64);
        bench.world.fileOps().punch(bench.file, PAGE, PAGE);
        assertThat(radius()).isEqualTo(new BlastRadius(1, 0, 4032));
        bench.pwrite(0, LINE, 64);
        assertThat(radius(repair(0, LINE, 64))).isEqualTo(new BlastRadius(1, 64, 4032));
    }

    @Test
    void bytesReadBeforeAPunchAreLostUnlessTheyAreWrittenBack() {
        strike(bench, LINE, 64);
        Operation before = read(1, PAGE + 512, bench.original(PAGE + 512, 512), 1, 2, false);
        bench.world.fileOps().punch(bench.file, PAGE, PAGE);
        bench.pwrite(0, PAGE, 768);
        assertThat(radius(repair(0, PAGE, 768), before)).isEqualTo(new BlastRadius(1, 512, 4032 - 256));
    }

    @Test
    void theApplicationMayWriteAndZeroWhatItWants() {
        strike(bench, LINE, 64);
        bench.pwrite(0, 4 * PAGE, PAGE);
        bench.world.fileOps().punch(bench.file, 6 * PAGE, 2 * PAGE);
        bench.world.fileOps().truncate(bench.file, 10 * PAGE);
        Operation cut = done(2, Kind.ZERO, 10 * PAGE, Long.MAX_VALUE / 4, 0, 5, 6);
        Operation write = wrote(0, 4 * PAGE, PAGE, 1, 2);
        assertThat(radius(write, done(1, Kind.ZERO, 6 * PAGE, 2 * PAGE, 0, 3, 4), cut))
                .isEqualTo(new BlastRadius(1, 0, 0));
        assertThat(radius(write, done(1, Kind.ZERO, 6 * PAGE, PAGE, 0, 3, 4), cut))
                .isEqualTo(new BlastRadius(1, 0, PAGE));
    }

    @Test
    void aCompletedWriteIsGoodToo() {
        strike(bench, LINE, 64);
        bench.pwrite(0, 4 * PAGE, PAGE);
        Operation write = wrote(0, 4 * PAGE, PAGE, 1, 2);
        bench.pwrite(1, 4 * PAGE, 100);
        assertThat(radius(write, repair(1, 4 * PAGE, 100))).isEqualTo(new BlastRadius(1, 100, 100));
    }

    @Test
    void aCompletedWriteThatIsNotThereIsLost() {
        Operation write = wrote(0, 4 * PAGE, 100, 1, 2);
        assertThat(radius(write)).isEqualTo(new BlastRadius(0, 0, 100));
        bench.world.powerFailAndReboot();
        assertThat(radius(write)).as("it was not durable").isEqualTo(new BlastRadius(0, 0, 0));
    }

    @Test
    void theHandlerOfALoadRepairs() {
        strike(bench, LINE, 64);
        bench.pwrite(0, PAGE, PAGE);
        Operation load = supplied(handled(done(0, Kind.READ, PAGE, 8, 8, 1, 2), PAGE, PAGE, null, PAGE), PAGE, PAGE);
        assertThat(radius(load)).isEqualTo(new BlastRadius(1, 4096, 4032));
    }

    @Test
    void aRepairTriedAgainSuppliesNothingNew() {
        strike(bench, LINE, 64);
        bench.pwrite(0, PAGE, PAGE);
        Operation repair = supplied(repair(0, PAGE, PAGE), PAGE + 100, 200);
        assertThat(radius(repair)).isEqualTo(new BlastRadius(1, 4096, 4032));
    }

    @Test
    void unwrittenBlocksHoldNothingGood() {
        Bench other = Bench.under(Regime.R519)
                .file(4 * PAGE - 100, new Extent(0, 512, 2, true), new Extent(2, 514, 2, false))
                .build();
        other.world.fileOps().punch(other.file, 0, 4 * PAGE);
        assertThat(BlastRadius.of(other.world, List.of(), struck)).isEqualTo(new BlastRadius(0, 0, 2 * PAGE - 100));
    }

    @Test
    void everyRunStartsWithWhatHadBeenStruckBeforeIt() {
        strike(bench, LINE, 64);
        struck.seal();
        strike(bench, 3 * PAGE, 64);
        assertThat(struck.lineCount()).isEqualTo(2);
        assertThat(struck.ranges()).hasSize(2);
        struck.reset();
        assertThat(struck.lineCount()).isEqualTo(1);
        assertThat(struck.ranges()).containsExactly(new FileRange(0, LINE, 64));
    }
}
