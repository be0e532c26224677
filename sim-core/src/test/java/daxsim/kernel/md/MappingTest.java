package daxsim.kernel.md;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.kernel.Regime;
import daxsim.state.Runs;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: sectors and pages go where device-mapper sends them. Method: rows computed by hand from the stripe arithmetic. */
class MappingTest {
    private final Scratch old = new Scratch(Regime.R515);
    private final Scratch now = new Scratch(Regime.R519);

    @ParameterizedTest(name = "three stripes of 24 sectors: sector {0} is sector {2} of leg {1}")
    @CsvSource({"0, a, 0", "23, a, 23", "24, b, 0", "47, b, 23", "48, c, 0", "72, a, 24", "80, a, 32", "143, c, 47"})
    void stripes(long sector, String leg, long legSector) {
        DmTarget.Leg mapped = map("0 720 striped 3 24 a 0 b 0 c 0", sector);
        assertThat(mapped.device().name()).isEqualTo(leg);
        assertThat(mapped.start()).isEqualTo(legSector);
    }

    @ParameterizedTest(name = "two stripes of 16 that begin at 100 and 200, second line of a table: {0} is {2} of {1}")
    @CsvSource({"80, a, 100", "95, a, 115", "96, b, 200", "112, a, 116", "175, b, 247"})
    void stripesBehindAnotherLine(long sector, String leg, long legSector) {
        DmTarget.Leg mapped = map("80 96 striped 2 16 a 100 b 200", sector);
        assertThat(mapped.device().name()).isEqualTo(leg);
        assertThat(mapped.start()).isEqualTo(legSector);
    }

    private DmTarget.Leg map(String line, long sector) {
        return java.util.Objects.requireNonNull(
                now.table(line).targets().getFirst().map(sector));
    }

    /** The rows of chunks are laid out again by dealing them out one by one, without any arithmetic on sectors. */
    @Test
    void everySectorOfManyShapes() {
        for (int stripes : new int[] {1, 2, 3, 5}) {
            for (int chunk : new int[] {1, 4, 8, 12, 16, 24, 27}) {
                long length = (long) stripes * chunk * 4;
                String legs = " a 7 b 11 c 13 a 1000 b 2000".substring(0, new int[] {0, 4, 9, 14, 21, 28}[stripes]);
                DmTarget target = now.table("0 " + length + " striped " + stripes + " " + chunk + legs)
                        .targets()
                        .getFirst();
                long sector = 0;
                for (int row = 0; row < 4; row++) {
                    for (int leg = 0; leg < stripes; leg++) {
                        for (int inChunk = 0; inChunk < chunk; inChunk++, sector++) {
                            DmTarget.Leg there = java.util.Objects.requireNonNull(target.map(sector));
                            DmTarget.Leg wanted = target.legs().get(leg);
                            assertThat(there.device()).isSameAs(wanted.device());
                            assertThat(there.start()).isEqualTo(wanted.start() + (long) row * chunk + inChunk);
                            assertThat(target.maxIoLength(sector)).isEqualTo(chunk - inChunk);
                        }
                    }
                }
            }
        }
    }

    @Test
    void aPageThatStraddlesAChunkHasNoPlace() {
        MappedDevice device = now.device("0 720 striped 3 12 a 0 b 0 c 0");
        assertThat(device.place(1, 1)).isNull();
        assertThat(device.refusal(1)).isEqualTo(-5);
        assertThat(now.asked("a")).isEmpty();
        device.place(0, 1);
        assertThat(now.asked("a")).containsExactly("0+1");
    }

    @Test
    void noPageFitsIntoChunksOfFourSectors() {
        MappedDevice device = now.device("0 720 striped 3 4 a 0 b 0 c 0");
        IntStream.range(0, 90)
                .forEach(page ->
                        assertThat(device.refusal(page)).as("page " + page).isEqualTo(-5));
        IntStream.range(0, 90).forEach(page -> assertThat(device.place(page, 1)).isNull());
        assertThat(now.asked("a")).isEmpty();
    }

    @Test
    void aTranslationEndsAtItsChunkAndAtItsTarget() {
        now.device("0 960 striped 2 16 a 0 b 0").place(0, 8);
        assertThat(now.asked("a")).containsExactly("0+2");
        now.device("0 80 linear b 0", "80 80 linear c 160").place(9, 8);
        assertThat(now.asked("b")).containsExactly("9+1");
        now.device("0 80 linear b 0", "80 80 linear c 160").place(10, 8);
        assertThat(now.asked("c")).containsExactly("20+8");
    }

    @Test
    void aLegSectorOffThePageLosesItsRemainderFrom517On() {
        now.device("0 800 linear a 13").place(2, 1);
        assertThat(now.asked("a")).containsExactly("3+1");
    }

    @Test
    void aLegSectorOffThePageIsInvalidUpTo516() {
        MappedDevice device = old.device("0 800 linear a 13");
        assertThat(device.place(2, 1)).isNull();
        assertThat(device.refusal(2)).isEqualTo(-22);
        assertThat(old.asked("a")).isEmpty();
    }

    @Test
    void aLineOfAnOddLengthMisplacesThePagesOfTheNext() {
        MappedDevice device = now.device("0 12 linear a 0", "12 84 linear b 0");
        assertThat(device.place(1, 1)).isNull();
        device.place(2, 1);
        assertThat(now.asked("b")).containsExactly("0+1");
        device.runs(16, 8);
        assertThat(now.asked("b")).containsExactly("4+8");
    }

    @Test
    void blockWritesAreCutAndTheirPartsRunOnTheirOwn() {
        MappedDevice device = now.device("0 96 striped 2 16 c 0 a 32");
        assertThat(device.write(8 * 512, Runs.of(24 * 512, 1, -1))).isFalse();
        assertThat(now.asked("c")).containsExactly("8+8");
        assertThat(now.asked("a")).containsExactly("32+16");
    }

    @Test
    void theBlockPathKeepsToTheSector() {
        MappedDevice device = now.device("0 80 linear a 13", "80 80 error", "160 48 striped 2 12 b 1 c 2");
        assertThat(device.write(2 * 512, Runs.of(512, 1, -1))).isTrue();
        assertThat(now.asked("a")).containsExactly("15+1");
        assertThat(device.runs(70, 100))
                .extracting(run -> run.offset() + ":" + run.sector() + "+" + run.count())
                .containsExactly("0:83+10", "90:1+10");
    }

    @Test
    void anErrorTargetAndTheEndOfTheTableAreErrors() {
        MappedDevice device = now.device("0 80 linear a 0", "80 80 error");
        assertThat(device.pageCount()).isEqualTo(20);
        for (long page : new long[] {10, 20, -1}) {
            assertThat(device.place(page, 1)).isNull();
            assertThat(device.refusal(page)).isEqualTo(-5);
        }
        assertThat(device.write(80 * 512, Runs.of(512, 1, -1))).isFalse();
        assertThat(device.write(160 * 512, Runs.of(512, 1, -1))).isFalse();
        assertThat(device.runs(76, 8)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: up to 5.16 {1}, from 5.17 on {2}")
    @CsvSource({
        "0 80 linear a 8, , ",
        "0 80 linear a 4, unaligned partition for dax, ",
        "0 84 linear a 8, , unaligned partition for dax",
        "0 96 striped 2 12 a 0 b 8, , ",
        "0 96 striped 2 12 a 0 b 9, unaligned partition for dax, ",
        "0 80 log-writes a b, , ",
        "0 80 error, dax unsupported by block device, dax unsupported by block device"
    })
    void whatOffersDax(
            String line,
            @org.jspecify.annotations.Nullable String before,
            @org.jspecify.annotations.Nullable String since) {
        assertThat(old.device(line).noDax()).isEqualTo(before);
        assertThat(now.device(line).noDax()).isEqualTo(since);
    }

    @Test
    void whatLiesBelowDecidesToo() {
        now.devices.put("odd", now.device("0 84 linear a 8"));
        assertThat(now.device("0 80 linear odd 0").noDax()).isEqualTo("unaligned partition for dax");
    }

    @Test
    void onlyATableThatOffersDaxOrHasNoDevicesReplacesALiveOne() {
        MappedDevice device = now.device("0 80 linear a 0");
        assertThat(device.accepts(now.table("0 80 linear b 0"))).isZero();
        assertThat(device.accepts(now.table("0 80 error"))).isZero();
        assertThat(device.accepts(now.table("0 84 linear b 0"))).isEqualTo(-22);
        assertThat(device.accepts(now.table("0 40 linear b 0", "40 40 error"))).isEqualTo(-22);
    }

    @Test
    void aSwappedTableIsAskedFromThenOnAndTheFirstOneIsRemembered() {
        MappedDevice device = now.device("0 80 linear a 0");
        device.swap(now.table("0 40 linear b 80"));
        device.place(3, 1);
        assertThat(now.asked("a")).isEmpty();
        assertThat(now.asked("b")).containsExactly("13+1");
        assertThat(device.pageCount()).isEqualTo(5);
        device.atStart().place(3, 1);
        assertThat(now.asked("a")).containsExactly("3+1");
    }

    @Test
    void whatLiesOnWhat() {
        MappedDevice below = now.device("0 80 linear a 0");
        now.devices.put("below", below);
        MappedDevice above = now.device("0 80 linear below 0");
        MappedDevice beside = now.device("0 80 linear b 0");
        assertThat(above.isAbove(below)).isTrue();
        assertThat(below.isAbove(below)).isTrue();
        assertThat(below.isAbove(above)).isFalse();
        assertThat(beside.isAbove(below)).isFalse();
    }
}
