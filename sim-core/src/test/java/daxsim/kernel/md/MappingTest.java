package daxsim.kernel.md;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.kernel.dax.DaxDevice;
import daxsim.state.Runs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: sectors and pages go where device-mapper sends them. Method: rows computed by hand from the stripe arithmetic. */
class MappingTest {
    /** A leg that only writes down what it is asked. */
    private static final class Leg implements DaxDevice {
        private final String name;
        private final List<String> asked = new ArrayList<>();

        Leg(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long pageCount() {
            return 1 << 20;
        }

        @Override
        public @Nullable Place place(long pgoff, long pages) {
            asked.add(pgoff + "+" + pages);
            return null;
        }

        @Override
        public boolean write(long offset, Runs data) {
            asked.add(offset / 512 + "+" + data.length() / 512);
            return !name.equals("c");
        }
    }

    private final Map<String, DaxDevice> legs = new LinkedHashMap<>();

    MappingTest() {
        for (String name : List.of("a", "b", "c")) {
            legs.put(name, new Leg(name));
        }
    }

    private Leg leg(String name) {
        return (Leg) java.util.Objects.requireNonNull(legs.get(name));
    }

    private List<String> asked(String leg) {
        return leg(leg).asked;
    }

    private MappedDevice device(String... lines) {
        return DmTables.device("dm0", List.of(lines), legs);
    }

    @ParameterizedTest(name = "three stripes of 24 sectors: sector {0} is sector {2} of leg {1}")
    @CsvSource({"0, a, 0", "24, b, 0", "80, a, 32", "143, c, 47"})
    void stripes(long sector, String leg, long legSector) {
        DmStriped striped = new DmStriped(
                0,
                720,
                24,
                List.of(
                        new DmStriped.Leg(leg("a"), 0),
                        new DmStriped.Leg(leg("b"), 0),
                        new DmStriped.Leg(leg("c"), 0)));
        DmTarget.Mapped mapped = striped.map(sector);
        assertThat(mapped.leg().name()).isEqualTo(leg);
        assertThat(mapped.sector()).isEqualTo(legSector);
    }

    @Test
    void aPageThatStraddlesAChunkHasNoPlace() {
        MappedDevice device = device("0 720 striped 3 12 a 0 b 0 c 0");
        assertThat(device.place(1, 1)).isNull();
        assertThat(asked("a")).isEmpty();
        device.place(0, 1);
        assertThat(asked("a")).containsExactly("0+1");
    }

    @Test
    void aTranslationEndsAtItsChunkAndAtItsTarget() {
        device("0 960 striped 2 16 a 0 b 0").place(0, 8);
        assertThat(asked("a")).containsExactly("0+2");
        device("0 80 linear b 0", "80 80 linear c 160").place(9, 8);
        assertThat(asked("b")).containsExactly("9+1");
        device("0 80 linear b 0", "80 80 linear c 160").place(10, 8);
        assertThat(asked("c")).containsExactly("20+8");
    }

    @Test
    void aLegSectorOffThePageLosesItsRemainder() {
        device("0 800 linear a 13").place(2, 1);
        assertThat(asked("a")).containsExactly("3+1");
    }

    @Test
    void blockWritesAreCutAndTheirPartsRunOnTheirOwn() {
        MappedDevice device = device("0 96 striped 2 16 c 0 a 32");
        assertThat(device.write(8 * 512, Runs.of(24 * 512, 1, -1))).isFalse();
        assertThat(asked("c")).containsExactly("8+8");
        assertThat(asked("a")).containsExactly("32+16");
    }

    @Test
    void anErrorTargetAndTheEndOfTheTableAreErrors() {
        MappedDevice device = device("0 80 linear a 0", "80 80 error");
        assertThat(device.pageCount()).isEqualTo(20);
        assertThat(device.place(10, 1)).isNull();
        assertThat(device.place(20, 1)).isNull();
        assertThat(device.write(80 * 512, Runs.of(512, 1, -1))).isFalse();
    }

    @Test
    void whatTheStripeConstructorRefusesIsRefusedWithItsReason() {
        assertThatThrownBy(() -> device("0 100 striped 3 12 a 0 b 0 c 0"))
                .hasMessage("striped: Target length not divisible by number of stripes");
        assertThatThrownBy(() -> device("0 99 striped 3 12 a 0 b 0 c 0"))
                .hasMessage("striped: Target length not divisible by chunk size");
    }
}
