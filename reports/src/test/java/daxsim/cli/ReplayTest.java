package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

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
}
