package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.explore.ReplayString;
import daxsim.explore.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay string repeats an execution by itself, survives line breaks, and is refused when it does not fit. */
class ReplayTest {
    private static final Pattern QUOTED = Pattern.compile("--replay\\s+'([^']+)'");

    private static String replayOf(Ran ran) {
        Matcher quoted = QUOTED.matcher(ran.out());
        assertThat(quoted.find()).as(ran.out()).isTrue();
        return quoted.group(1);
    }

    private static String body(String out) {
        return out.substring(out.indexOf("lanes:"));
    }

    @Test
    void aTimedRunIsRepeated() {
        Ran first = Ran.daxsim("run", "power-failure", "--design", "merged", "--seed", "7", "--run", "3");
        Ran again = Ran.daxsim("run", "--replay", replayOf(first));

        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.status()).isZero();
    }

    @Test
    void aWitnessIsRepeated() {
        Ran explored = Ran.daxsim(
                "explore", "clear-without-write", "--designs", "v1-clear-poison:two-call", "--format", "text");
        String replay = replayOf(explored);
        assertThat(replay).contains("\n");

        Ran again = Ran.daxsim("run", "--replay", replay, "--format", "text");

        assertThat(again.status()).isZero();
        String lanes = body(explored.out());
        assertThat(again.out())
                .contains(lanes.substring(0, lanes.indexOf("  daxsim run")).stripTrailing());
    }

    @Test
    void aCutOneIsRefused() {
        String replay = replayOf(Ran.daxsim("explore", "power-failure", "--designs", "merged"))
                .replaceAll("\\s", "");

        for (String broken : new String[] {replay.substring(3), replay.substring(0, replay.length() - 2), ""}) {
            Ran ran = Ran.daxsim("run", "--replay", broken);
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err())
                    .isEqualTo(
                            "daxsim: the replay string is cut or altered; copy it whole, from the version to behind the"
                                    + " '~'\n");
        }
    }

    @Test
    void aForeignOneIsRefused() {
        String replay = replayOf(Ran.daxsim("explore", "power-failure", "--designs", "merged"));

        Ran other = Ran.daxsim("run", "partial-clear", "--replay", replay);
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err())
                .startsWith("daxsim: the replay string is of scenario power-failure@")
                .contains("this is partial-clear@")
                .hasLineCount(1);

        Ran design = Ran.daxsim("run", "--replay", replay, "--design", "v2-mode-flag");
        assertThat(design.status()).isEqualTo(2);
        assertThat(design.err())
                .startsWith("daxsim: the replay string is of merged in r519, asked for is v2-mode-flag");

        Ran seed = Ran.daxsim("run", "--replay", replay, "--seed", "2");
        assertThat(seed.status()).isEqualTo(2);
        assertThat(seed.err())
                .isEqualTo(
                        "daxsim: --seed and --run are in the replay string already; allowed: --replay without them\n");
    }

    /** A string as another daxsim would print it: whole, but not for this one. */
    private static String made(
            String version, String scenario, String candidate, String regime, List<Integer> answers) {
        String hash = Ran.daxsim("run", "power-failure", "--design", "merged", "--format", "json")
                .out()
                .replaceAll("(?s).*\"hash\": \"([0-9a-f]+)\".*", "$1");
        return new ReplayString(version, scenario, hash, candidate, regime, 1, -1, answers).text();
    }

    private static void refuses(String message, String... args) {
        Ran ran = Ran.daxsim(args);
        assertThat(ran.err()).isEqualTo("daxsim: " + message + "\n");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void oneOfAnotherVersionIsRefused() {
        String old = made("0.0.9", "power-failure", "merged", "r519", List.of(0));
        String message = "the replay string is of daxsim 0.0.9, this is " + Version.current()
                + "; run it with that version, or explore again";

        refuses(message, "run", "--replay", old);
        refuses(message, "export", "--shell", "--replay", old);
    }

    @Test
    void oneWhoseChoicesDoNotFitIsRefused() {
        String message = "the choices of the replay string do not fit the scenario; explore it again";
        for (List<Integer> answers :
                List.of(List.of(35), List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))) {
            String strayed = made(Version.current(), "power-failure", "merged", "r519", answers);
            refuses(message, "run", "--replay", strayed);
            refuses(message, "export", "--shell", "--replay", strayed);
        }
    }

    @Test
    void oneOfADesignOrAScenarioThatIsNotHereIsRefused() {
        assertThat(Ran.daxsim("run", "--replay", made(Version.current(), "power-failure", "yours", "r519", List.of()))
                        .err())
                .startsWith("daxsim: unknown design \"yours\"; allowed: ")
                .hasLineCount(1);
        refuses(
                "unknown regime \"r999\"; allowed: r515, r519, r65",
                "run",
                "--replay",
                made(Version.current(), "power-failure", "merged", "r999", List.of()));
        String elsewhere = made(Version.current(), "mine", "merged", "r519", List.of());
        refuses(
                "the replay string is of scenario mine, which is not in the library; name its file: daxsim run FILE"
                        + " --replay STRING",
                "run",
                "--replay",
                elsewhere);
        refuses(
                "the replay string is of scenario mine, which is not in the library; name its file: daxsim export --shell"
                        + " FILE --replay STRING",
                "export",
                "--shell",
                "--replay",
                elsewhere);
    }

    /** A scenario that was changed since is another one, whatever it is called. */
    @Test
    void oneOfAnOlderFormOfTheScenarioIsRefused(@TempDir Path folder) throws IOException {
        String replay = replayOf(Ran.daxsim("explore", "power-failure", "--designs", "merged"));
        Path changed = folder.resolve("power-failure.yaml");
        String text = Files.readString(Path.of("../scenarios/library/thread/power-failure.yaml"));
        Files.writeString(changed, text.replace("offset: 8KiB+512", "offset: 8KiB+1024"));

        Ran ran = Ran.daxsim("run", changed.toString(), "--replay", replay);

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith("daxsim: the replay string is of scenario power-failure@")
                .endsWith("; explore the scenario as it is now\n")
                .hasLineCount(1);
    }
}
