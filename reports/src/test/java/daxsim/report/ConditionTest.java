package daxsim.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.explore.Catalogue;
import daxsim.scenario.Condition;
import daxsim.scenario.Scenario;
import daxsim.scenario.read.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions in words and in the language of scripts. */
class ConditionTest {
    private static final Path LIBRARY = Path.of("../scenarios/library/thread");
    private static final Catalogue CATALOGUE = new Catalogue();

    private static Condition.Named named(Scenario scenario, String name) {
        return scenario.conditions().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What is printed, put back into the script, is read as the same condition: for every condition of the library. */
    @TestFactory
    Stream<DynamicTest> whatIsPrintedIsReadAsTheSame() throws Exception {
        List<String> ids = Files.readAllLines(LIBRARY.resolve("order.txt"));
        assertThat(ids).hasSizeGreaterThan(10);
        return ids.stream()
                .filter(id -> !id.isBlank() && !id.startsWith("#"))
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    Scenario scenario = Made.scenario(id);
                    StringBuilder conditions = new StringBuilder();
                    scenario.conditions()
                            .forEach(c -> conditions.append(
                                    ConditionYaml.of(scenario, c).indent(2)));
                    assertThat(again(id, conditions.toString()).conditions().stream()
                                    .map(Condition.Named::condition))
                            .isEqualTo(scenario.conditions().stream()
                                    .map(Condition.Named::condition)
                                    .toList());
                }));
    }

    /** The script of the library with other conditions. */
    private static Scenario again(String id, String conditions) throws Exception {
        String text = Files.readString(LIBRARY.resolve(id + ".yaml"), UTF_8);
        String altered = text.replaceFirst(
                "(?ms)^conditions:\\n(?:[ ].*?\\n)+?(?=^\\S|\\z)",
                java.util.regex.Matcher.quoteReplacement("conditions:\n" + conditions));
        assertThat(altered).contains(conditions);
        return ScenarioReader.read(id + ".yaml", id, altered.getBytes(UTF_8), CATALOGUE.vocabulary());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clear-without-write | violated | reader.1 returns more than 0 and reads some bytes that nobody wrote
            clear-without-write | reached | the trace shows fault-struck and writer.0 never returns and reader.1 has returned
            misaligned-write | violated | writer.covering returns less than 4096; or writer.covering fails with EFAULT; or writer.inside fails with EFAULT
            fragmentation | violated | extents of /mnt/db are more than 1 at the end
            fragmentation | reached | the trace shows fault-struck once and writer.repairs returns 4096
            uc-mapping-left-behind | violated | the trace shows alias-mapped and the trace shows no alias-removed
            tag-arithmetic | violated | reader.0 returns more than 0 and it is not so that reader.0 reads only original bytes
            """)
    void inWords(String id, String name, String words) throws Exception {
        Scenario scenario = Made.scenario(id);
        assertThat(ConditionWords.of(scenario, named(scenario, name).condition())
                        .sentence())
                .isEqualTo(words);
    }
}
