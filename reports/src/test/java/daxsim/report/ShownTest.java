package daxsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "7, 7 ns",
        "999, 999 ns",
        "1000, 1.00 \u00b5s",
        "21374, 21.4 \u00b5s",
        "547619, 548 \u00b5s",
        "999499, 999 \u00b5s",
        "999500, 1.00 ms",
        "13502981, 13.5 ms",
        "1000000000, 1.00 s",
        "123456789012, 123 s",
        "1234567890123, 1230 s"
    })
    void threeDigitsThatCount(long ns, String shown) {
        assertThat(Shown.time(ns)).isEqualTo(shown);
    }

    @Test
    void rangesShareAUnitWhereTheyCan() {
        assertThat(Shown.range(856_000, 1_880_000)).isEqualTo("856 \u00b5s to 1.88 ms");
        assertThat(Shown.range(21_346, 24_748)).isEqualTo("21.3 to 24.7 \u00b5s");
        assertThat(Shown.range(5, 5)).isEqualTo("5 ns");
    }

    @Test
    void numbersOfTables() {
        assertThat(Shown.count(0)).isEqualTo("0");
        assertThat(Shown.count(-1234567)).isEqualTo("-1,234,567");
        assertThat(Shown.number(2.0e-5)).isEqualTo("0.00002");
        assertThat(Shown.number(1550.6)).isEqualTo("1550.6");
        assertThat(Shown.number(100_000)).isEqualTo("100,000");
        assertThat(Shown.rounded(38.105274492253876)).isEqualTo("38.1");
        assertThat(Shown.rounded(0.1953125)).isEqualTo("0.195");
        assertThat(Shown.roundTime(10_000_000)).isEqualTo("10 ms");
        assertThat(Shown.counted(1, "cell")).isEqualTo("1 cell");
        assertThat(Shown.counted(1000, "cell")).isEqualTo("1,000 cells");
    }
}
