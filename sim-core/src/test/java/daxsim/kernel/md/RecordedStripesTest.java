package daxsim.kernel.md;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.kernel.Regime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: sectors of striped devices lie where a real kernel put them. Method: recordings in which each sector of the device had
 * been stamped with its number and the legs were then read on their own.
 */
class RecordedStripesTest {
    private static final Pattern TABLE = Pattern.compile("\"table\": \\[\"([^\"]*)\"\\]");
    private static final Pattern READ = Pattern.compile("\"cmd\": \"pread (\\d+)s \\d+\".*\"data\": \"([^\"]*)\"");
    private static final Pattern STAMPS = Pattern.compile("T8@(\\d+)\\.\\.(\\d+)");

    private static String text(String name) throws IOException {
        try (InputStream in = RecordedStripesTest.class.getResourceAsStream("/recordings/6.1.192/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"e820-dm-stripe12.jsonl", "e820-dm-stripe8.jsonl"})
    void everyStampLiesWhereTheArithmeticSays(String name) throws IOException {
        String recording = text(name);
        Matcher table = TABLE.matcher(recording);
        assertThat(table.find()).isTrue();
        Scratch scratch = new Scratch(Regime.R519);
        DmTarget target = scratch.table(table.group(1).replace("/dev/pmem0", "a"))
                .targets()
                .getFirst();

        Map<Long, Long> recorded = new TreeMap<>();
        Matcher read = READ.matcher(recording);
        while (read.find()) {
            long legSector = Long.parseLong(read.group(1));
            Matcher stamps = STAMPS.matcher(read.group(2));
            while (stamps.find()) {
                for (long s = Long.parseLong(stamps.group(1)); s <= Long.parseLong(stamps.group(2)); s++) {
                    recorded.put(s, legSector++);
                }
            }
        }
        assertThat(recorded).hasSize((int) target.length());
        recorded.forEach((sector, legSector) ->
                assertThat(Objects.requireNonNull(target.map(sector)).start()).isEqualTo(legSector));
    }
}
