package daxsim.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.scenario.BadInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes, times and tests of numbers. */
class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "4096, 4096",
        "010, 10",
        "8k, 8192",
        "8KiB, 8192",
        "2m, 2097152",
        "2MiB, 2097152",
        "1g, 1073741824",
        "1GiB, 1073741824",
        "6TiB, 6597069766656",
        "33s, 16896",
        "0x10, 16",
        "0XfFk, 261120",
        "0x10s, 8192",
        "8KiB+64, 8256",
        "1+2+3, 6",
        "8KiB + 64, 8256",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775806+1, 9223372036854775807",
        "00000000000000000000000001, 1",
        "0x7fffffffffffffff, 9223372036854775807",
    })
    void sizes(String text, long bytes) throws Exception {
        assertThat(Numbers.size(token(text))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "1+",
                "+1",
                "k",
                "8kb",
                "8KB",
                "8Kib",
                "8K",
                "1.5k",
                "1e3",
                "1_000",
                "-1",
                "0x",
                "0xg",
                "8 k",
                "9223372036854775808",
                "9007199254740992KiB",
                "0xffffffffffffffff",
                "99999999999999999999",
                "5ms",
                "٣"
            })
    void badSizes(String text) {
        assertThatThrownBy(() -> Numbers.size(token(text))).isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "20ns, 20",
        "10us, 10000",
        "5ms, 5000000",
        "2s, 2000000000",
        "1min, 60000000000",
        "1h, 3600000000000",
        "1d, 86400000000000",
        "3y, 94672800000000000",
        "1s+1ns, 1000000001",
    })
    void times(String text, long nanoseconds) throws Exception {
        assertThat(Numbers.time(token(text))).isEqualTo(nanoseconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5KiB", "300y", "1.5s", "-1us", "5 us"})
    void badTimes(String text) {
        assertThatThrownBy(() -> Numbers.time(token(text))).isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, 5",
        "-1, -1, -1",
        "4KiB, 4096, 4096",
        ">0, 1, 9223372036854775807",
        ">=2, 2, 9223372036854775807",
        "<4096, -9223372036854775808, 4095",
        "<=8, -9223372036854775808, 8",
        "1..8, 1, 8",
        "-2 .. 4KiB, -2, 4096",
        "> 0, 1, 9223372036854775807",
    })
    void numberTests(String text, long min, long max) throws Exception {
        assertThat(Tests.number(token(text))).isEqualTo(new daxsim.scenario.Test.Number(min, max));
    }

    @ParameterizedTest
    @CsvSource({"!=0, 0", "!= -1, -1"})
    void otherNumbers(String text, long value) throws Exception {
        assertThat(Tests.number(token(text))).isEqualTo(new daxsim.scenario.Test.NotNumber(value));
    }

    private static Token token(String text) {
        return new Token(text, new Place("s.yaml", 1, 1), true);
    }
}
