package daxsim.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The hash is of what a scenario means, not of how it is written. */
class HashTest {
    @Test
    void whatIsNotPartOfTheMeaning() throws Exception {
        String hash = hash(Example.TEXT);
        assertThat(hash(Example.TEXT.substring(0, Example.TEXT.indexOf("expect:"))))
                .isEqualTo(hash);
        assertThat(hash(Example.with("title: A page", "title: Another page"))).isEqualTo(hash);
        assertThat(hash("# first\n" + Example.with("[schedule]", "[ schedule ]  # last")))
                .isEqualTo(hash);
        assertThat(hash(Example.with("may: [schedule]\n", ""))).isEqualTo(hash);
        assertThat(hash(Example.with("offset: 8KiB, length: 64", "length: 0x40, offset: 16s")))
                .isEqualTo(hash);
        assertThat(hash(Example.with("\"mread /mnt/db 8KiB 8\"", "\"r: mread  /mnt/db 8k 8\"")))
                .isEqualTo(hash);
        assertThat(hash(Example.with("cpus: 2", "cpus: 2, mce: local"))).isEqualTo(hash);
        assertThat(ScenarioReader.read(
                                "elsewhere/t.yaml",
                                "t",
                                Example.TEXT.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                Example.VOCABULARY)
                        .hash())
                .isEqualTo(hash);
    }

    @Test
    void whatIs() throws Exception {
        String hash = hash(Example.TEXT);
        assertThat(hash(Example.with("offset: 8KiB", "offset: 8KiB+64"))).isNotEqualTo(hash);
        assertThat(hash(Example.with("cpus: 2", "cpus: 3"))).isNotEqualTo(hash);
        assertThat(hash(Example.with("\"repair /mnt/db 8KiB 4KiB\"", "\"repair /mnt/db 8KiB 8KiB\"")))
                .isNotEqualTo(hash);
        assertThat(hash(Example.with("[schedule]", "[schedule, speculation]"))).isNotEqualTo(hash);
        assertThat(hash(Example.with("any-content: undefined", "any-content: zeros")))
                .isNotEqualTo(hash);
        assertThat(hash(Example.with("may:", "quantities: {q: 1}\nmay:"))).isNotEqualTo(hash);
    }

    private static String hash(String text) throws Exception {
        return Example.read(text).hash();
    }
}
