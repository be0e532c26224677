package daxsim.kernel.block;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.state.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadBlocksTextTest {
    private final BadBlocks table = new BadBlocksPre67(new Ledger(), "t");

    @Test
    void oneLinePerEntry() {
        table.set(8208, 8, true);
        table.set(100, 1, false);
        assertThat(BadBlocksText.sysfs(table)).isEqualTo("100 1\n8208 8\n");
        assertThat(BadBlocksText.sysfsUnacked(table)).isEqualTo("100 1\n");
        assertThat(BadBlocksText.configfs(table)).isEqualTo(new BadBlocksText.ReadBack(13, "100 1\n8208 8\n"));
    }

    @Test
    void unitsAreShownAsSectors() {
        BadBlocks large = new BadBlocksPre67(new Ledger(), "t", 512, 3);
        large.set(9, 8, true);
        assertThat(BadBlocksText.sysfs(large)).isEqualTo("8 16\n");
    }

    @Test
    void aDisabledTableHasNoText() {
        BadBlocks disabled = new BadBlocks67(new Ledger(), "t", 512, -1);
        assertThat(BadBlocksText.sysfs(disabled)).isEmpty();
        assertThat(BadBlocksText.store(disabled, "0 8", true)).isEqualTo(-28);
    }

    /** 256 lines of 16 bytes: exactly a page. */
    private void fillOnePage() {
        for (int i = 0; i < 256; i++) {
            table.set(100_000_000_000L + 20L * i, 10, true);
        }
    }

    @Test
    void aPageExactlyLosesItsLastLineEnd() {
        fillOnePage();
        BadBlocksText.ReadBack read = BadBlocksText.configfs(table);
        assertThat(read.returned()).isEqualTo(4096);
        assertThat(read.text()).hasSize(4096).endsWith("\n100000005100 10\0");
        assertThat(BadBlocksText.sysfs(table)).hasSize(4095);
    }

    @Test
    void moreThanAPageIsAnErrorInConfigfsOnly() {
        fillOnePage();
        table.set(0, 1, true);
        assertThat(BadBlocksText.configfs(table)).isEqualTo(new BadBlocksText.ReadBack(-5, ""));
        assertThat(BadBlocksText.sysfs(table)).hasSize(4095).startsWith("0 1\n100000000000 10\n");
    }

    @ParameterizedTest(name = "\"{0}\"  ->  {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            8208 8             | 6   | [8208+8]
            "  8208\t 8"       | 9   | [8208+8]
            "8208 8\\njunk"    | 11  | [8208+8]
            "8208 8 "          | -22 | ""
            8208 8x            | -22 | ""
            8208               | -22 | ""
            8208 0             | -22 | ""
            8208 -8            | -22 | ""
            -1 8               | -22 | ""
            0x10 8             | -22 | ""
            +1 8               | -22 | ""
            ""                 | -22 | ""
            """)
    void storeReadsTwoNumbers(String text, int returned, String listed) {
        assertThat(BadBlocksText.store(table, text.replace("\\n", "\n"), true)).isEqualTo(returned);
        assertThat(table).hasToString(listed);
    }
}
