package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.explore.Catalogue;
import daxsim.kernel.Regime;
import daxsim.play.Candidate;
import daxsim.scenario.LibraryEntry;
import daxsim.scenario.ScenarioLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script as bash runs it: what is offered when the tab key is pressed at the end of a line. */
class CompletionTest {
    /** Sets what bash sets before it calls a completion function, and prints what comes back. */
    private static final String ASK = """
            source "$1"
            COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
            COMP_LINE=$2
            COMP_POINT=${#COMP_LINE}
            _daxsim
            [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path script = Path.of("");

    @BeforeEach
    void write() throws Exception {
        script = folder.resolve("completion.bash");
        Ran ran = Ran.daxsim("completion", "bash");
        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        Files.writeString(script, ran.out(), UTF_8);
    }

    private List<String> offered(String line) throws Exception {
        Path out = folder.resolve("out");
        Path here = Files.createDirectories(folder.resolve("here"));
        ProcessBuilder bash = new ProcessBuilder("bash", "--norc", "-u", "-c", ASK, "bash", script.toString(), line)
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        Process process;
        try {
            process = bash.start();
        } catch (java.io.IOException e) {
            return Assumptions.abort("no bash on this machine");
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(out, UTF_8);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
            daxsim exp                                  | explore export
            ./daxsim  expl                              | explore
            daxsim compare --des                        | --designs
            daxsim compare --designs mer                | merged
            daxsim compare --designs merged,v2          | merged,v2-mode-flag
            daxsim compare --designs v2-mode-flag,merged,v2 | nothing
            daxsim compare --designs merged,pointer-tag:bitw | bitwise bitwise-record-first
            daxsim compare --designs=mer                | merged
            daxsim compare --designs=merged,pun         | merged,punch-pwrite
            daxsim compare --designs=merged,pointer-tag:bitwise- | bitwise-record-first
            daxsim run --design pointer-tag:bare-       | bare-record-first
            daxsim run power-failure --design mer       | merged
            daxsim run --regime r51                     | r515 r519
            daxsim compare --format                     | --format
            daxsim compare --format t                   | text
            daxsim compare thr                          | thread
            daxsim explore thread power-f               | power-failure
            daxsim run thr                              | nothing
            daxsim list ev                              | events
            daxsim list --format j                      | json
            daxsim completion b                         | bash
            daxsim schema x                             | nothing
            daxsim compare --seed 1                     | nothing
            daxsim nonsense x                           | nothing
            """)
    void isOffered(String line, String words) throws Exception {
        assertThat(offered(line)).isEqualTo(words == null ? List.of() : List.of(words.split(" ")));
    }

    @Test
    void everythingThereIsIsOffered() throws Exception {
        Catalogue catalogue = new Catalogue();
        assertThat(offered("daxsim "))
                .containsExactly(
                        "list",
                        "run",
                        "compare",
                        "explore",
                        "misuse",
                        "campaign",
                        "merge",
                        "report",
                        "conform",
                        "export",
                        "schema",
                        "completion",
                        "--help",
                        "--version");
        assertThat(offered("daxsim run --regime "))
                .containsExactlyElementsOf(Regime.ALL.stream().map(Regime::id).toList());
        assertThat(offered("daxsim run --design "))
                .containsAll(
                        catalogue.candidates(null).stream().map(Candidate::name).toList())
                .containsAll(catalogue.designs().stream().map(d -> d.id()).toList());
        assertThat(offered("daxsim run "))
                .containsExactlyElementsOf(ScenarioLibrary.shipped().entries().stream()
                        .map(LibraryEntry::id)
                        .toList());
        assertThat(offered("daxsim list ")).containsExactlyElementsOf(ListCommand.SECTIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "run", "compare", "explore", "conform", "schema", "completion"})
    void everyOptionOfTheHelpIsOffered(String command) throws Exception {
        List<String> options = offered("daxsim " + command + " --");
        String help = Ran.daxsim(command, "--help").out();
        assertThat(options).contains("--help", "--version");
        List<String> documented = java.util.regex.Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z-]+)")
                .matcher(help)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(options).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void filesAreOfferedWhereTheyCanBeNamed() throws Exception {
        Path here = Files.createDirectories(folder.resolve("here"));
        Files.createFile(here.resolve("mine.yaml"));
        Files.createFile(here.resolve("mine.tsv"));
        Files.createFile(here.resolve("my words.yaml"));
        Files.createDirectory(here.resolve("minefield"));

        assertThat(offered("daxsim explore min")).containsExactly("mine.yaml", "minefield");
        assertThat(offered("daxsim run my")).containsExactly("my words.yaml");
        assertThat(offered("daxsim conform min")).containsExactlyInAnyOrder("mine.yaml", "mine.tsv", "minefield");
        assertThat(offered("daxsim compare --out min")).containsExactly("minefield");
        assertThat(offered("daxsim compare --out=min")).containsExactly("minefield");
        assertThat(offered("daxsim run --trace mine.t")).containsExactly("mine.tsv");
    }

    @Test
    void theScriptForZshIsTheSameBehindItsOwnBeginning() throws Exception {
        String zsh = Ran.daxsim("completion", "zsh").out();

        assertThat(zsh).contains("\nautoload -Uz bashcompinit\nbashcompinit\n");
        assertThat(zsh.substring(zsh.indexOf("_daxsim()")))
                .isEqualTo(Files.readString(script, UTF_8)
                        .substring(Files.readString(script, UTF_8).indexOf("_daxsim()")));
    }
}
