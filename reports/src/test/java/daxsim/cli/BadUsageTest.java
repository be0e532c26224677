package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a command: one line that says what, and what is allowed, and exit code 2. */
class BadUsageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static void refuses(String message, String... args) {
        Ran ran = Ran.daxsim(args);

        assertThat(ran.err()).isEqualTo(message + "\n");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void noCommand() {
        refuses(
                "daxsim: what? Allowed: list, run, compare, explore, misuse, campaign, merge, report, conform, export, schema, completion; daxsim --help says more");
    }

    @ParameterizedTest
    @CsvSource({"incident"})
    void aCommandThatIsNotThereYetDoesNotPretend(String command) {
        refuses(
                "daxsim: " + command
                        + " is not built yet; allowed: list, run, compare, explore, misuse, campaign, merge, report, conform, export, schema, completion",
                command,
                "x");
    }

    @Test
    void unknownWords() {
        refuses(
                "daxsim: unknown command \"comapre\" (did you mean \"compare\"?); allowed: list, run, compare, explore, misuse, campaign, merge, report, conform, export, schema, completion",
                "comapre");
        refuses(
                "daxsim: unknown section \"design\" (did you mean \"designs\"?); allowed: scenarios, designs, profiles,"
                        + " checks, events, rules, plans",
                "list",
                "design");
        refuses("daxsim: unknown format \"xml\"; allowed: text, json", "list", "--format", "xml");
        refuses(
                "daxsim: unknown regime \"r516\" (did you mean \"r515\"?); allowed: r515, r519, r65",
                "explore",
                "power-failure",
                "--regime",
                "r516");
        assertThat(Ran.daxsim("compare", "--colour").err())
                .isEqualTo("daxsim: Unknown option: '--colour'; daxsim compare --help shows what is allowed\n");
    }

    @Test
    void unknownDesignsAndVariants() {
        String allowed = Ran.daxsim("run", "power-failure", "--design", "mergd").err();
        assertThat(allowed)
                .startsWith("daxsim: unknown design \"mergd\" (did you mean \"merged\"?); allowed: ")
                .contains("punch-pwrite, ", "pointer-tag")
                .hasLineCount(1);
        refuses(
                "daxsim: unknown variant \"bar\" (did you mean \"bare\"?) of pointer-tag; allowed: bare, bitwise,"
                        + " bare-record-first, bitwise-record-first",
                "explore",
                "power-failure",
                "--designs",
                "merged,pointer-tag:bar");
        refuses(
                "daxsim: unknown variant \"fast\" of merged; allowed: merged alone",
                "explore",
                "power-failure",
                "--designs",
                "merged:fast");
    }

    @Test
    void listsWithACommaTooMany() {
        for (String list : new String[] {"merged,,", "merged,", ",merged", "", ",", "merged, ,v2-mode-flag"}) {
            refuses(
                    "daxsim: --designs \"" + list
                            + "\" has a comma too many or no name; allowed: ids with one comma between them",
                    "explore",
                    "power-failure",
                    "--designs",
                    list);
        }
        assertThat(Ran.daxsim("explore", "power-failure", "--designs", "merged, v2-mode-flag", "--designs", "merged")
                        .status())
                .isZero();
    }

    @Test
    void shells() {
        refuses("daxsim: completion for which shell? Allowed: bash, zsh", "completion");
        refuses("daxsim: unknown shell \"fish\"; allowed: bash, zsh", "completion", "fish");
    }

    @Test
    void unknownScenario() {
        Ran ran = Ran.daxsim("explore", "power-failur");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith(
                        "daxsim: unknown scenario \"power-failur\" (did you mean \"power-failure\"?); allowed: a file, a"
                                + " folder, ")
                .contains(", claim-over-known-poison, ")
                .hasLineCount(1);
    }

    @Test
    void whatIsMissing() {
        refuses(
                "daxsim: run what? Name a scenario, or give --replay; daxsim list scenarios shows the library",
                "run",
                "--design",
                "merged");
        refuses("daxsim: under which design? Give --design; daxsim list designs shows them", "run", "power-failure");
        refuses(
                "daxsim: explore what? Name scenarios, files or folders; daxsim list scenarios shows the library",
                "explore");
    }

    @Test
    void numbers() {
        refuses("daxsim: --jobs 0 is out of range; allowed: 1 to 1024", "explore", "power-failure", "--jobs", "0");
        refuses("daxsim: --runs 0 is out of range; allowed: 1 to 1000000", "compare", "--runs", "0");
        refuses(
                "daxsim: Invalid value for option '--seed': 'one' is not a long; daxsim compare --help shows what is allowed",
                "compare",
                "--seed",
                "one");
    }

    @Test
    void filesThatAreNotThere() {
        String missing = folder.resolve("gone.yaml").toString();
        refuses(missing + ":1:1: there is no such file; name a file that exists", "explore", missing);
        refuses(folder + ":1:1: no scenario below this folder; files that end in .yaml", "explore", folder.toString());
        refuses(
                folder + ":1:1: no recording below this folder; files that end in .tsv or .jsonl",
                "conform",
                folder.toString());
        assertThat(Ran.daxsim("conform", missing).err())
                .startsWith(missing + ":1:1: ")
                .hasLineCount(1);
    }

    @Test
    void aScenarioThatIsWrong() throws IOException {
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, "title: x\nmachin: {}\n");

        Ran ran = Ran.daxsim("compare", bad.toString());

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).startsWith(bad + ":2:1: unknown key \"machin\"").hasLineCount(1);
        assertThat(Path.of("daxsim-report")).doesNotExist();
    }

    @Test
    void twoScenariosOfOneName() throws IOException {
        byte[] scenario = Files.readAllBytes(Path.of("../scenarios/library/thread/power-failure.yaml"));
        Path one = Files.createDirectories(folder.resolve("a")).resolve("same.yaml");
        Path two = Files.createDirectories(folder.resolve("b")).resolve("same.yaml");
        Files.write(one, scenario);
        Files.write(two, scenario);

        refuses(
                "daxsim: two scenarios are called same: " + one + " and " + two + "; rename one of the files",
                "explore",
                folder.toString());
    }

    @Test
    void placesThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        refuses(
                "daxsim: --out " + file + " exists already; allowed: a folder that does not exist yet",
                "compare",
                "power-failure",
                "--out",
                file.toString());
        refuses(
                "daxsim: the report cannot be written to " + file
                        + "/out (Not a directory); allowed: a new folder in one" + " that exists and may be written",
                "compare",
                "power-failure",
                "--out",
                file + "/out");
        refuses(
                "daxsim: " + folder
                        + "/no/trace.json cannot be written; allowed: a file in a folder that exists and may be"
                        + " written",
                "run",
                "power-failure",
                "--design",
                "merged",
                "--trace",
                folder + "/no/trace.json");
        assertThat(folder).isDirectoryNotContaining(p -> !p.equals(file));
    }

    @Test
    void whatADesignCannotExpress() {
        refuses(
                "daxsim: tag-dereference is not expressible with punch-pwrite: caller: direct-access /mnt/db 8KiB 4KiB"
                        + " recovery: the design has no translation for recovery",
                "run",
                "tag-dereference",
                "--design",
                "punch-pwrite");
    }
}
