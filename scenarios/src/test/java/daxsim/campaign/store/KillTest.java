package daxsim.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed without a warning, again and again, loses nothing that it had stored. */
class KillTest {
    private static final int KILLS = 20;
    private static final int WORKERS = 2;

    @TempDir
    Path temp;

    /** How many batches the child began; it is killed after so many more of them than there were, and a moment. */
    private int runAndKill(Path folder, Manifest manifest, int after, long thenNs)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(folder.toString(), "" + manifest.batch()));
        manifest.treatments().forEach(treatment -> arguments.add("" + treatment.replications()));
        Process child = new ProcessBuilder(ChildJvm.command(temp, List.of("-Xmx64m"), arguments.toArray(String[]::new)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int begun = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                assertThat(line).startsWith("begin");
                if (++begun == after) {
                    LockSupport.parkNanos(thenNs);
                    child.toHandle().destroyForcibly(); // what it said before can still be read
                }
            }
        }
        child.waitFor();
        return begun;
    }

    @Test
    void nothingStoredIsLostAndAtMostOneBatchAWorkerRepeated() throws Exception {
        Manifest manifest = Samples.manifest(50, 12_000, 4_321);
        Path folder = temp.resolve("killed");
        Random random = new Random(2026);
        int begun = 0;
        List<Batch> stored = List.of();
        for (int kill = 0; kill < KILLS; kill++) {
            begun += runAndKill(folder, manifest, 1 + random.nextInt(12), random.nextInt(12_000_000));
            List<Batch> now = new ArrayList<>();
            try (Store store = Store.read(folder)) {
                now.addAll(store.stored(0));
                now.addAll(store.stored(1));
            }
            assertThat(now).containsAll(stored);
            stored = now;
        }
        assertThat(stored).as("killed before its end every time").hasSizeLessThan(12_000 / 50 + 87);
        assertThat(begun - stored.size()).isBetween(1, KILLS * WORKERS);
        assertThat(begun).as("most moments were after some work").isGreaterThan(3 * KILLS);
        begun = runAndKill(folder, manifest, Integer.MAX_VALUE, 0);
        assertThat(begun).as("what was left").isEqualTo(12_000 / 50 + 87 - stored.size());
        Path undisturbed = Samples.folder(temp, manifest);
        assertThat(StoreTest.names(folder)).isEqualTo(StoreTest.names(undisturbed));
        try (Store one = Store.read(folder);
                Store other = Store.read(undisturbed)) {
            assertThat(Samples.read(one)).isEqualTo(Samples.read(other));
            for (ExportKind kind : ExportKind.values()) {
                one.export("runs", temp.resolve("one"), kind);
                other.export("runs", temp.resolve("other"), kind);
                assertThat(temp.resolve("one")).hasSameBinaryContentAs(temp.resolve("other"));
            }
        }
        assertThat(Files.list(folder.resolve("tmp"))).isEmpty();
    }

    /** A hundred thousand runs, written, read and exported with a heap in which they would not fit. */
    @Test
    void theHeapDoesNotGrowWithTheRuns() throws Exception {
        Path folder = temp.resolve("many");
        for (List<String> arguments : List.of(List.of("2000", "150000"), List.of("read"))) {
            List<String> all = new ArrayList<>(List.of(folder.toString()));
            all.addAll(arguments);
            Process child = new ProcessBuilder(ChildJvm.command(temp, List.of("-Xmx12m"), all.toArray(String[]::new)))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor()).as(said).isZero();
            if (arguments.size() == 1) {
                assertThat(said).isEqualTo("150000 rows\n");
            }
        }
    }
}
