package daxsim.kernel.block;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.state.Ledger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NullBlkBadblocksTest {
    private final BadBlocks table = new BadBlocks67(new Ledger(), "t", 512, -1);
    private final NullBlkBadblocks attribute = new NullBlkBadblocks(table);

    private String write(String text) {
        NullBlkBadblocks.Answer answer = attribute.write(text.getBytes(StandardCharsets.ISO_8859_1));
        return answer.returned() + " " + answer.errnoName();
    }

    @ParameterizedTest(name = "\"{0}\"  ->  {1} : {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            +44-66             | 6 0       | [44+23]
            +010-017           | 8 0       | [8+8]
            +0x10-0X1f         | 10 0      | [16+16]
            +0-0               | 4 0       | [0+1]
            +0-0x              | -1 EINVAL | ""
            ++1-+5             | 6 0       | [1+5]
            +1~-2              | 5 0       | [1+2]
            " +40-41~"         | 8 0       | [40+2]
            "+40-41 ~~"        | 9 0       | [40+2]
            "+ 5-6"            | -1 EINVAL | ""
            "+5 -6"            | -1 EINVAL | ""
            +-1-5              | -1 EINVAL | ""
            +1--5              | -1 EINVAL | ""
            +08-9              | -1 EINVAL | ""
            +5                 | -1 EINVAL | ""
            5-6                | -1 EINVAL | ""
            "-"                | -1 EINVAL | ""
            " "                | -1 EINVAL | ""
            ""                 | -1 EFAULT | ""
            +100-99            | -1 EINVAL | ""
            +1-18446744073709551615  | 1 0  | [1+512]
            +1-18446744073709551616  | -1 ERANGE | ""
            +1-18446744073709551616x | -1 ERANGE | ""
            +x-18446744073709551616  | -1 EINVAL | ""
            +0-18446744073709551615  | 1 0  | ""
            """)
    void oneWrite(String text, String answer, String listed) {
        if (text.startsWith("+1-18446744073709551615")) {
            // A length of -1: one entry, as long as one can be.
            assertThat(write(text)).isEqualTo("23 0");
        } else {
            assertThat(write(text.replace('~', '\n'))).isEqualTo(answer);
        }
        assertThat(table).hasToString(listed);
    }

    @Test
    void aNulEndsTheTextBeforeBlanksAreRemoved() {
        assertThat(write("+1-2 \0junk")).isEqualTo("10 0");
        assertThat(table).hasToString("[1+2]");
    }

    @Test
    void aWriteIsCutBelowAPage() {
        assertThat(write(" ".repeat(4090) + "+1-27")).isEqualTo("4095 0");
        assertThat(write(" ".repeat(4091) + "+1-27")).isEqualTo("4095 0");
        assertThat(table).hasToString("[1+27]");
    }

    @Test
    void theFirstGoodWriteEnablesTheTable() {
        assertThat(write("+5-4")).isEqualTo("-1 EINVAL");
        assertThat(table.enabled()).isFalse();
        write("-5-5");
        assertThat(table.enabled()).isTrue();
    }

    @Test
    void aRefusalLooksLikeOneByte() {
        for (int i = 0; i < 512; i++) {
            write("+" + 10 * i + "-" + (10 * i + 2));
        }
        assertThat(write("+6000-6001")).isEqualTo("1 0");
        assertThat(write("-1-1")).isEqualTo("1 0");
        NullBlkBadblocks old = new NullBlkBadblocks(new BadBlocksPre67(new Ledger(), "t", 1, 0));
        old.write("+0-9".getBytes(StandardCharsets.US_ASCII));
        assertThat(old.write("-5-5".getBytes(StandardCharsets.US_ASCII)).errnoName())
                .isEqualTo("ENOSPC");
    }
}
