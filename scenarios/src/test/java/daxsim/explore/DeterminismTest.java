package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/**
 * Goal: a run is a value. Method: a digest over every event of timed runs and every result of exploration, computed twice
 * here, under another locale and time zone, and in another JVM.
 */
class DeterminismTest {
    private static final int RUNS = 3;

    /** Prints the digest; run in a JVM of its own. */
    public static void main(String[] args) throws Exception {
        System.out.println(digest());
    }

    static String digest() throws BadInput, NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (String id : Library.thread()) {
            Scenario scenario = Library.scenario(id);
            for (Candidate candidate : Library.candidates()) {
                CellResult cell = Library.explored(scenario, candidate);
                add(sha, id + candidate.name() + cell.conditions() + cell.checks() + cell.outcomes());
                if (!cell.expressible()) {
                    continue;
                }
                for (int run = 0; run < RUNS; run++) {
                    Snapshot snapshot = TimedRuns.one(scenario, candidate, 7, run);
                    snapshot.events()
                            .forEach(e -> add(sha, e.timeNs() + " " + e.cpu() + e.task() + e.rule() + e.text()));
                    add(sha, snapshot.operations().toString() + snapshot.finals() + snapshot.replay());
                }
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void add(MessageDigest sha, String text) {
        sha.update(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSameTwiceAndUnderAnotherLocaleAndTimeZone() throws Exception {
        String first = digest();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            assertThat(digest()).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theSameInAnotherJvm() throws Exception {
        assertThat(inAnotherJvm()).isEqualTo(digest());
    }

    private static String inAnotherJvm() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of(
                "--add-exports",
                "java.base/jdk.internal.vm=ALL-UNNAMED",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.timezone=Pacific/Chatham",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DeterminismTest.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return printed.substring(printed.lastIndexOf('\n') + 1);
    }
}
