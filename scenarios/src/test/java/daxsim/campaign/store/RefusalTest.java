package daxsim.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store does not take, in the words in which it says so. */
class RefusalTest {
    @TempDir
    Path temp;

    private final Manifest manifest = Samples.manifest(2, 6);

    private void refuses(Path folder, Manifest expected, String message) {
        assertThatThrownBy(() -> Store.resume(folder, expected))
                .isInstanceOf(BadInput.class)
                .hasMessage(folder + ":1:1: " + message);
    }

    @Test
    void anotherVersionPlanShardOrTable() throws Exception {
        Path folder = Samples.folder(temp, manifest);
        Manifest m = manifest;
        refuses(
                folder,
                new Manifest("2", m.plan(), m.shard(), m.batch(), m.treatments(), m.tables()),
                "was written by daxsim 1.2.3, this is 2; take another folder, or the daxsim that wrote it");
        refuses(
                folder,
                new Manifest(m.version(), "abd", m.shard(), m.batch(), m.treatments(), m.tables()),
                "is for another plan: abc, not abd; take another folder, or the plan it was written for");
        refuses(
                folder,
                m.of(new Shard(1, 2)),
                "has shard 1/1, not 1/2; take another folder, or ask for the same shard");
        refuses(
                folder,
                new Manifest(m.version(), m.plan(), m.shard(), 3, m.treatments(), m.tables()),
                "has other treatments, columns or sizes of batches than this plan makes; take another folder, or the daxsim that wrote it");
        Path file = ManifestFile.in(folder);
        String text = Files.readString(file).replace("format: 1", "format: 7");
        text = text.substring(0, text.indexOf("# crc32c"));
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        Files.writeString(file, text + String.format("# crc32c %08x\n", crc.getValue()));
        assertThatThrownBy(() -> Store.read(folder))
                .hasMessage(file + ":1:1: is in format 7; this daxsim reads format 1; use the one that wrote it");
    }

    @Test
    void aFolderWithSomethingInIt() throws Exception {
        Path folder = Samples.folder(temp, manifest);
        assertThatThrownBy(() -> Store.create(folder, manifest))
                .hasMessage(
                        folder
                                + ":1:1: has the results of a campaign in it; resume it, or name a folder that does not exist or is empty");
        Path other = Files.createDirectory(temp.resolve("other"));
        Path mine = Files.writeString(other.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> Store.create(other, manifest))
                .hasMessage(other + ":1:1: is not empty; name a folder that does not exist or is empty");
        assertThatThrownBy(() -> Store.create(mine, manifest))
                .hasMessage(mine + ":1:1: is a file; name a folder that does not exist or is empty");
        assertThatThrownBy(() -> Store.create(mine.resolve("below"), manifest))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(mine.resolve("below") + ":1:1: cannot be written: ");
        assertThatThrownBy(() -> Store.read(other))
                .hasMessage(other + ":1:1: has no results of a campaign; name a folder that a campaign wrote");
        assertThatThrownBy(() -> Store.read(temp.resolve("none"))).isInstanceOf(BadInput.class);
        assertThat(mine).hasContent("mine");
    }

    /** Killed before there was a manifest: nothing was stored, so there is nothing to lose. */
    @Test
    void whatIsLeftOfABirthIsNoObstacle() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("s"));
        Files.writeString(folder.resolve("lock"), "1234\n");
        Files.createDirectories(folder.resolve("runs"));
        Files.createDirectories(folder.resolve("tmp"));
        Files.writeString(folder.resolve("tmp/manifest.yaml"), "form");
        try (Store store = Store.create(folder, manifest)) {
            Samples.writeAll(store);
        }
        assertThat(StoreTest.names(folder)).isEqualTo(StoreTest.names(Samples.folder(temp.resolve("new"), manifest)));
    }

    @Test
    void twoWritersInOneProcess() throws Exception {
        Path folder = temp.resolve("s");
        try (Store store = Store.create(folder, manifest)) {
            assertThatThrownBy(() -> Store.resume(folder, manifest))
                    .hasMessage(folder + ":1:1: is being written by process "
                            + ProcessHandle.current().pid() + "; wait until it has ended, or stop it");
            Samples.writeAll(store);
            try (Store reading = Store.read(folder)) {
                assertThat(reading.replications(0)).isEqualTo(6);
                assertThatThrownBy(() -> reading.begin(new Batch(0, 0, 2))).hasMessage("the store is open for reading");
            }
        }
        Store.resume(folder, manifest).close();
    }

    @Test
    void twoProcesses() throws Exception {
        Path folder = temp.resolve("s");
        try (Store store = Store.create(folder, manifest)) {
            Process other = new ProcessBuilder(ChildJvm.command(temp, List.of(), folder.toString(), "2", "6")).start();
            assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(folder + ":1:1: is being written by process "
                            + ProcessHandle.current().pid() + "; wait until it has ended, or stop it\n");
            assertThat(other.waitFor()).isEqualTo(2);
            Samples.writeAll(store);
            assertThat(store.missing(0)).isEmpty();
        }
    }

    @Test
    void aJarWithoutItsLibrary() throws Exception {
        List<String> command =
                ChildJvm.command(temp, List.of(), temp.resolve("s").toString(), "2", "6");
        for (Path file : Folders.list(temp)) {
            if (file.getFileName().toString().startsWith("libduckdb")) {
                Files.delete(file);
            }
        }
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("is not beside " + temp.resolve("duckdb.jar")
                        + "; build daxsim on this machine, or copy the library with the jar")
                .doesNotContain("UnsatisfiedLinkError");
        child.waitFor();
    }

    @Test
    void moreThanTheDiskHolds() throws Exception {
        Manifest huge = Samples.manifest(1 << 20, 1L << 40);
        Path folder = temp.resolve("s");
        assertThatThrownBy(() -> Store.create(folder, huge))
                .isInstanceOf(BadInput.class)
                .hasMessageMatching(java.util.regex.Pattern.quote(folder.toString())
                        + ":1:1: needs about [0-9,]{10,} MiB, and there are [0-9,]+ MiB free;"
                        + " make room, take another folder, or plan fewer replications");
        assertThat(Store.isStore(folder)).isFalse();
    }

    @Test
    void theEstimateIsEnough() throws Exception {
        for (int batch : new int[] {1, 10, 1_000}) {
            Manifest some = Samples.manifest(batch, Math.min(50 * batch, 5_000));
            Path folder = Samples.folder(temp.resolve("batches of " + batch), some);
            long bytes = 0;
            for (Table table : some.tables()) {
                for (Path file : Folders.list(folder.resolve(table.name()))) {
                    bytes += Files.size(file);
                }
            }
            assertThat(Disk.bytes(some)).as("batches of " + batch).isBetween(bytes, 6 * bytes);
        }
    }

    private List<String> limited(Path folder, long blocks) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "sh"));
        command.addAll(ChildJvm.command(temp, List.of(), folder.toString(), "2000", "1000", "40000"));
        return command;
    }

    /** A limit on the size of a file stands for a full disk: treatment 0 fits under it, not every batch of treatment 1 does. */
    @Test
    void aFullDiskLosesNothing() throws Exception {
        assumeThat(Path.of("/bin/sh")).exists();
        Path folder = temp.resolve("s");
        Process child = new ProcessBuilder(limited(folder, 60))
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isEqualTo(2);
        assertThat(said)
                .containsPattern("s/tmp/[a-z]+-t0001-r[0-9]{10}\\.parquet:1:1: the disk is full;"
                        + " what is stored stays; make room and resume\n");
        Manifest same = Samples.manifest(2_000, 1_000, 40_000);
        try (Store store = Store.resume(folder, same)) {
            assertThat(store.replications(0)).isEqualTo(1_000);
            assertThat(store.replications(1)).as("only whole batches").isLessThan(40_000);
            Samples.writeAll(store);
        }
        assertThat(StoreTest.names(folder)).isEqualTo(StoreTest.names(Samples.folder(temp.resolve("new"), same)));
    }

    /** The real thing, where a small file system may be made. */
    @Test
    void aFileSystemThatIsFull() throws Exception {
        Path small = Files.createDirectory(temp.resolve("small"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()))
                .isZero();
        try {
            Manifest some = Samples.manifest(500, 5_000);
            Path folder = small.resolve("s");
            try (Store store = Store.create(folder, some)) {
                Samples.write(store, store.missing(0).getFirst());
                Path filler = small.resolve("filler");
                fill(filler);
                Batch next = store.missing(0).getFirst();
                assertThatThrownBy(() -> Samples.write(store, next))
                        .isInstanceOf(BadInput.class)
                        .hasMessageEndingWith(
                                ".parquet:1:1: the disk is full; what is stored stays; make room and resume");
                assertThatThrownBy(() -> store.export("runs", small.resolve("runs.csv"), ExportKind.CSV))
                        .hasMessage(small.resolve("runs.csv")
                                + ":1:1: the disk is full; what is stored stays; make room and resume");
                assertThat(store.replications(0)).isEqualTo(500);
                assertThatThrownBy(() -> Store.create(small.resolve("other"), some))
                        .isInstanceOf(BadInput.class)
                        .hasMessageStartingWith(small.resolve("other") + ":1:1: ");
                Files.delete(filler);
                Samples.writeAll(store);
            }
            try (Store store = Store.read(folder)) {
                assertThat(store.replications(0)).isEqualTo(5_000);
            }
        } finally {
            run("umount", small.toString());
        }
    }

    private static void fill(Path file) {
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[1024]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
