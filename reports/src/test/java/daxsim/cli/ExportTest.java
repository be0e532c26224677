package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The command that makes a script: what it takes, what it refuses, and that the script is of the execution that was asked for. */
class ExportTest {
    private static final Pattern REPLAY = Pattern.compile("\"witness\": \"([^\"]+)\"");

    private static String witness(String scenario, String design) {
        String json = Ran.daxsim("explore", scenario, "--designs", design, "--format", "json")
                .out();
        Matcher found = REPLAY.matcher(json.substring(json.indexOf("\"violated\": {")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void refuses(String message, String... args) {
        Ran ran = Ran.daxsim(args);
        assertThat(ran.err()).isEqualTo("daxsim: " + message + "\n");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void aWitnessByItsString() {
        String replay = witness("power-failure", "merged");

        Ran ran = Ran.daxsim("export", "--shell", "power-failure", "--design", "merged", "--replay", replay);

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("#!/usr/bin/env bash\n")
                .contains("# replay " + replay + "\n", "# cannot be forced here: the power fails here;");
        assertThat(Ran.daxsim("export", "--shell", "--replay", replay)).isEqualTo(ran);
        assertThat(Ran.daxsim("export", "--shell", "power-failure", "--design", "merged"))
                .as("the witness is what is exported when nothing is named")
                .isEqualTo(ran);
    }

    @Test
    void aTimedRunByItsString() {
        String run = Ran.daxsim("run", "plain-repair", "--design", "merged", "--format", "json")
                .out();
        Matcher replay = Pattern.compile("\"replay\": \"([^\"]+)\"").matcher(run);
        assertThat(replay.find()).isTrue();

        Ran ran = Ran.daxsim("export", "--shell", "--replay", replay.group(1));

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("# replay " + replay.group(1) + "\n", "pwrite -b 4096 -S 0x80 8192 4096");
    }

    @Test
    void badUsage() {
        refuses("export as what? Allowed: --shell", "export", "power-failure");
        refuses(
                "export what? Name a scenario, or give --replay; daxsim list scenarios shows the library",
                "export",
                "--shell");
        refuses(
                "under which design? Give --design; daxsim list designs shows them",
                "export",
                "--shell",
                "power-failure");
        refuses(
                "tag-dereference is not expressible with punch-pwrite: caller: direct-access /mnt/db 8KiB 4KiB recovery:"
                        + " the design has no translation for recovery",
                "export",
                "--shell",
                "tag-dereference",
                "--design",
                "punch-pwrite");
        refuses(
                "the replay string is cut or altered; copy it whole, from the version to behind the '~'",
                "export",
                "--shell",
                "--replay",
                witness("power-failure", "merged").substring(4));
    }
}
