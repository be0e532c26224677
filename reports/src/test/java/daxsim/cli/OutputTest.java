package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is printed fits, is plain, and is the same each time. */
class OutputTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static int number;

    private static String[] with(String[] command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        if (command[0].equals("compare")) {
            all.addAll(List.of("--out", folder.resolve("out" + number++).toString(), "--runs", "3"));
        }
        return all.toArray(String[]::new);
    }

    private static Stream<String[]> commands() {
        return Stream.of(
                new String[] {"list"},
                new String[] {"list", "scenarios"},
                new String[] {"list", "designs"},
                new String[] {"list", "profiles"},
                new String[] {"list", "checks"},
                new String[] {"list", "events"},
                new String[] {"list", "rules"},
                new String[] {"run", "sigbus-to-repair", "--design", "merged"},
                new String[] {"run", "fault-between-clear-and-write", "--design", "v1-clear-poison:two-call"},
                new String[] {
                    "explore", "power-failure", "clear-without-write", "--designs", "pointer-tag,v1-clear-poison"
                },
                new String[] {"explore", "tag-dereference"},
                new String[] {"explore", "power-failure", "--max-executions", "2"},
                new String[] {"compare", "power-failure", "tag-dereference", "--lanes"},
                new String[] {"compare", "misaligned-write"});
    }

    @TestFactory
    Stream<DynamicTest> eightyColumnsWithoutATerminal() {
        return commands().map(c -> DynamicTest.dynamicTest(String.join(" ", c), () -> fits(Ran.daxsim(with(c)), 80)));
    }

    @TestFactory
    Stream<DynamicTest> seventyTwoColumnsForAMail() {
        return commands()
                .map(c -> DynamicTest.dynamicTest(
                        String.join(" ", c), () -> fits(Ran.daxsim(with(c, "--format", "text")), 72)));
    }

    @TestFactory
    Stream<DynamicTest> theSameBytesTwice() {
        return commands()
                .flatMap(c -> Stream.of(List.<String>of(), List.of("--format", "json"))
                        .map(more -> DynamicTest.dynamicTest(String.join(" ", c) + " " + more, () -> {
                            String[] extra = more.toArray(String[]::new);
                            assertThat(Ran.daxsim(with(c, extra)).out())
                                    .isEqualTo(Ran.daxsim(with(c, extra)).out());
                        })));
    }

    private static void fits(Ran ran, int width) {
        assertThat(ran.status()).isLessThan(2);
        assertThat(ran.out()).isNotEmpty().endsWith("\n").doesNotEndWith("\n\n").doesNotStartWith("\n");
        assertThat(ran.out()).doesNotContain("\n\n\n");
        assertThat(ran.out().lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(width).matches("([!-~]|[ -~]*[!-~])?"));
    }

    @Test
    void numberOfThreadsDoesNotShow() {
        String[] command = {"explore", "power-failure", "partial-clear", "--format", "json"};
        assertThat(Ran.daxsim(with(command, "--jobs", "1")).out())
                .isEqualTo(Ran.daxsim(with(command, "--jobs", "4")).out());
    }

    @Test
    void everyCommandHasHelpAndTheVersion() {
        assertThat(Ran.daxsim("--version").out()).matches("daxsim \\d+\\.\\d+\\.\\d+\\S*\\R");
        for (String command : new String[] {"list", "run", "compare", "explore", "conform"}) {
            Ran help = Ran.daxsim(command, "--help");
            assertThat(help.status()).isZero();
            assertThat(help.out()).startsWith("Usage: daxsim " + command).contains("--format", "--help");
            assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
            assertThat(Ran.daxsim(command, "--version").out()).startsWith("daxsim ");
        }
        assertThat(Ran.daxsim("--help").out())
                .contains("compare")
                .contains("campaign")
                .doesNotContain("incident");
    }

    @Test
    void aConditionThatIsCutIsNotComplete() {
        assertThat(Ran.daxsim("explore", "power-failure", "--designs", "merged", "--max-executions", "2")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("not complete, bound: executions 2");
    }
}
