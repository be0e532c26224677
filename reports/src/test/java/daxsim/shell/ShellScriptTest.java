package daxsim.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.explore.Catalogue;
import daxsim.explore.Explorer;
import daxsim.explore.ReplayString;
import daxsim.explore.Snapshot;
import daxsim.explore.TimedRuns;
import daxsim.outcome.Outcome;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.scenario.LibraryEntry;
import daxsim.scenario.Scenario;
import daxsim.scenario.ScenarioLibrary;
import daxsim.scenario.read.ScenarioReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: what is exported is a script that runs, does what the witness did in its order, and judges. Method: bash reads every
 * script; one is carried out with commands that write down how they were called and act on plain files.
 */
@DisabledOnOs(OS.WINDOWS)
class ShellScriptTest {
    private static final Catalogue CATALOGUE = new Catalogue();
    private static final List<String> DESIGNS =
            List.of("punch-pwrite", "v1-clear-poison:two-call", "v2-mode-flag", "pointer-tag:bare", "merged");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Scenario scenario(String id) throws Exception {
        ScenarioLibrary library = ScenarioLibrary.shipped();
        LibraryEntry entry = library.find(id).orElseThrow();
        return ScenarioReader.read(id + ".yaml", id, library.bytes(entry), CATALOGUE.vocabulary());
    }

    private static Candidate candidate(String name) {
        return CATALOGUE.named(name, null).getFirst();
    }

    /** The script of the witness of a cell, else of its timed run 0. */
    private static String script(Scenario scenario, Candidate candidate) throws Exception {
        Explorer.Findings findings =
                new Explorer(scenario, candidate, 1, new Explorer.Options(true, true, 20_000, () -> false)).run();
        List<Snapshot> others = new ArrayList<>();
        for (Outcome outcome : findings.states()) {
            others.add(Explorer.replay(scenario, candidate, ReplayString.parse(outcome.replay())));
        }
        Snapshot witness = findings.witness();
        return ShellScript.of(new Export(
                scenario,
                candidate,
                witness == null ? TimedRuns.one(scenario, candidate, 1, 0) : witness,
                others,
                true));
    }

    private static String script(String scenario, String candidate) throws Exception {
        return script(scenario(scenario), candidate(candidate));
    }

    /** Lines of a function, without indentation. */
    private static List<String> function(String script, String name) {
        String from = script.substring(script.indexOf("\n" + name + "() {\n") + name.length() + 7);
        return from.substring(0, from.indexOf("\n}\n"))
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList();
    }

    private record Ended(int status, String out) {}

    private Ended bash(Map<String, String> variables, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "bash", ".out");
        List<String> words = new ArrayList<>(List.of("bash"));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(out.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out, UTF_8));
    }

    private static boolean isThere(String tool) {
        for (String place : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(place.isEmpty() ? "." : place, tool))) {
                return true;
            }
        }
        return false;
    }

    /** Every scenario of the library: bash reads it, DRY_RUN only prints, and nothing of it is random. */
    @Test
    void bashReadsEveryScript() throws Exception {
        int scripts = 0;
        for (LibraryEntry entry : ScenarioLibrary.shipped().entries()) {
            Scenario scenario = scenario(entry.id());
            // Those about tables differ little between designs, and bash takes its time for a thousand faults.
            for (String design : entry.topic().equals("records") ? List.of("merged") : DESIGNS) {
                Candidate candidate = candidate(design);
                if (Player.exploring(scenario, candidate, new daxsim.engine.SeededChoices(1))
                                .notExpressible()
                        != null) {
                    continue;
                }
                Files.writeString(
                        folder.resolve(entry.id() + "-" + design.replace(':', '-') + ".sh"),
                        script(scenario, candidate));
                scripts++;
            }
        }
        assertThat(scripts).isGreaterThan(80);

        Ended ended = bash(
                Map.of("DRY_RUN", "1"),
                "-c",
                "for f in *.sh; do bash -n $f || echo \"BAD $f\"; bash $f >$f.out 2>&1 || echo \"BAD $f\";"
                        + " grep -H ': line [0-9]*:' $f.out; done; true");

        assertThat(ended.out()).isEmpty();
        if (isThere("shellcheck")) {
            assertThat(bash(Map.of(), "-c", "shellcheck $(ls *-merged.sh | awk 'NR % 8 == 1')")
                            .out())
                    .isEmpty();
        }
    }

    /** By hand: the fault comes inside the write, which is a matter of luck, and what each may see is said. */
    @Test
    void aRaceIsStartedAndSaidToBeLuck() throws Exception {
        List<String> operations = function(script("fault-between-clear-and-write", "v2-mode-flag"), "operations");

        assertThat(operations)
                .containsSubsequence(
                        "hand_open reader",
                        "# writer.0: repair /mnt/db 8KiB 4KiB",
                        "say '# cannot be forced here: reader.0 begins inside writer.0, behind: writer: badblocks_clear(2064,"
                                + " 8) = 0; a delay put into the kernel there makes it likely'",
                        "io_begin writer.0 \"$FILE_0\" 'pwrite -b 4096 -S 0x80 8192 4096'",
                        "hand reader mmap reader.0 \"$FILE_0\" 0 1048576 SHARED",
                        "hand reader load reader.1 \"$FILE_0\" 8192 8 die 82",
                        "expect reader.1 \"$RUN/original.0\" 8192 '8 *:8' '8 80:8' 'SIGBUS BUS_ADRERR lsb 0'",
                        "io_end writer.0",
                        "expect writer.0 \"$RUN/original.0\" 0 4096");
    }

    /** What comes between two system calls is put there and needs no luck. */
    @Test
    void betweenTwoCallsNothingIsLuck() throws Exception {
        List<String> operations =
                function(script("read-between-clear-and-write", "v1-clear-poison:two-call"), "operations");

        assertThat(operations)
                .containsSubsequence(
                        "say '# cannot be forced here: clear 8192 4096 of the file: a clear of its own is no system call of"
                                + " this machine'",
                        "io reader.0 \"$FILE_0\" 'pread -v -b 4096 8192 4096'",
                        "io writer.0.pwrite \"$FILE_0\" 'pwrite -b 4096 -S 0x80 8192 4096'");
        assertThat(operations).noneMatch(l -> l.startsWith("io_begin"));
    }

    @Test
    void powerFirmwareAndKernelCallersAreMarked() throws Exception {
        String power = script("power-failure", "merged");
        assertThat(function(power, "operations"))
                .anyMatch(l -> l.startsWith("say '# cannot be forced here: the power fails here;"));
        assertThat(function(power, "operations_after_reboot"))
                .contains("io after-reboot.reader.0 \"$FILE_0\" 'pread -v -b 4096 8192 4096'");
        assertThat(function(script("partial-clear", "v2-mode-flag"), "operations"))
                .anyMatch(l -> l.contains("cannot be forced here: writer: clear_error(")
                        && l.contains(" cleared 3840 inside writer.0, behind: "));
        assertThat(function(script("tag-dereference", "merged"), "operations"))
                .contains(
                        "say '# cannot be forced here: only kernel code can call this; it takes a module of your own'");
        assertThat(function(script("clear-without-write", "v1-clear-poison:two-call"), "operations"))
                .contains("say '# cannot be forced here: writer gets a fatal signal exactly here'");
    }

    /** A handler repairs by the design's own calls; both its result and the signal are looked at. */
    @Test
    void handlersRepair() throws Exception {
        List<String> operations = function(script("learn-by-page-fault", "punch-pwrite"), "operations");

        assertThat(operations)
                .containsSubsequence(
                        "hand app load app.1 \"$FILE_0\" 8192 4096 repair 81 fpunch pwrite",
                        "expect app.1.signal \"$RUN/original.0\" 8192 'SIGBUS BUS_ADRERR lsb 0'",
                        "expect app.1.handler \"$RUN/original.0\" 8192 4096",
                        "expect app.1 \"$RUN/original.0\" 8192 '4096 81:4096'");
    }

    /** By hand: stripes of 16 sectors over two legs; sector 35 is the third of the first leg's second chunk. */
    @Test
    void sectorsOfMappedDevicesAreFound() throws Exception {
        String striped = script("striped-mixed-legs", "merged");
        String legs = "say() { printf '%s\\n' \"$*\"; }\n"
                + striped.substring(striped.indexOf("leg_of() {"), striped.indexOf("\nroom() {"));
        Files.writeString(folder.resolve("legs"), legs);
        assertThat(bash(Map.of(), "-c", ". ./legs; leg_of dm0 0; leg_of dm0 17; leg_of dm0 35; leg_of pmem1 5")
                        .out())
                .isEqualTo("pmem0 0\npmem1 1\npmem0 19\npmem1 5\n");

        String linear = script("linear-mixed-legs", "merged");
        Files.writeString(
                folder.resolve("legs"),
                "say() { printf '%s\\n' \"$*\"; }\n"
                        + linear.substring(linear.indexOf("leg_of() {"), linear.indexOf("\nroom() {")));
        assertThat(bash(Map.of(), "-c", ". ./legs; leg_of dm0 3071; leg_of dm0 3072")
                        .out())
                .isEqualTo("pmem0 3071\npmem1 0\n");
    }

    /**
     * A stub writes down how it was called; xfs_io works on plain files, so that reads return what was written. What the script
     * says is then what the model says of a machine on which the repair works.
     */
    private Map<String, String> stubs(String xfsIo) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("sys/block/pmem0"));
        Files.writeString(folder.resolve("sys/block/pmem0/badblocks"), "");
        String note = "#!/bin/bash\necho \"$(basename \"$0\") $*\" >>\"$CALLS\"\n";
        stub(bin, "ndctl", note + "case $1 in list) echo '{\"blockdev\":\"pmem0\"}' ;; esac\n");
        stub(bin, "mkfs.ext4", note);
        stub(bin, "mount", note);
        stub(bin, "umount", note);
        stub(bin, "id", "#!/bin/bash\necho 0\n");
        stub(
                bin,
                "filefrag",
                note + "echo ' ext:     logical_offset:        physical_offset: length:   expected: flags:'\n"
                        + "echo '   0:        0..     255:       300..       555:    256:             last,eof'\n"
                        + "echo \"$2: 1 extent found\"\n");
        stub(bin, "xfs_io", note + xfsIo);
        return Map.of(
                "PATH",
                bin + ":" + System.getenv("PATH"),
                "CALLS",
                folder.resolve("calls").toString(),
                "SYS",
                folder.resolve("sys").toString(),
                "MNT",
                folder.resolve("mnt").toString(),
                "PYTHON",
                "true",
                "ERASE",
                "yes");
    }

    private static void stub(Path bin, String name, String text) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Reads and writes of whole commands, with dd and od, in the words of xfs_io. */
    private static final String PLAIN_FILES = """
            file=${!#}
            set -f
            while [ $# -gt 1 ]; do
                if [ "$1" != -c ]; then
                    shift
                    continue
                fi
                w=($2)
                n=${#w[@]}
                case ${w[0]} in
                pread)
                    echo "read ${w[n-1]}/${w[n-1]} bytes at offset ${w[n-2]}"
                    dd if="$file" iflag=skip_bytes,count_bytes skip="${w[n-2]}" count="${w[n-1]}" 2>/dev/null |
                        od -An -v -tx1 -w16 |
                        awk -v at="${w[n-2]}" '{ sub(/^ /, ""); printf "%08x:  %s  x\\n", at, $0; at += 16 }'
                    ;;
                pwrite)
                    if [[ $2 == *-i* ]]; then
                        cp "${w[n-3]}" "$file"
                    else
                        byte=$(printf '%o' "${w[4]}")
                        head -c "${w[n-1]}" /dev/zero | tr '\\0' "\\\\$byte" |
                            dd of="$file" oflag=seek_bytes seek="${w[n-2]}" conv=notrunc 2>/dev/null
                        echo "wrote ${w[n-1]}/${w[n-1]} bytes at offset ${w[n-2]}"
                    fi
                    ;;
                esac
                shift 2
            done
            """;

    @Test
    void itIsCarriedOutInTheOrderOfTheWitness() throws Exception {
        Files.writeString(folder.resolve("try.sh"), script("plain-repair", "merged"));

        Ended ended = bash(stubs(PLAIN_FILES), "try.sh");

        assertThat(ended.out())
                .contains(
                        "agree    writer.0 = 4096\n",
                        "agree    writer.1 = 0\n",
                        "agree    writer.2 = 4096 80:4096\n",
                        "agree    sectors listed on /dev/pmem0 = 0\n",
                        "agree 5, another execution of the model 0, differ 0, not looked at 1\n");
        assertThat(ended.status()).isZero();
        List<String> calls = Files.readAllLines(folder.resolve("calls"));
        assertThat(calls)
                .containsSubsequence(
                        "ndctl create-namespace -f -e namespace0.0 -m fsdax",
                        "mkfs.ext4 -q -F -b 4096 -E lazy_itable_init=0,lazy_journal_init=0 /dev/pmem0",
                        "mount -o dax /dev/pmem0 " + folder + "/mnt/pmem0",
                        "xfs_io -f -c falloc 0 1048576 " + folder + "/mnt/pmem0/mnt-db",
                        // Offset 8704 is in block 2, which lies behind block 300, two blocks and a sector on: 302 * 8 +
                        // 1.
                        "ndctl inject-error --block=2417 --count=1 namespace0.0",
                        "ndctl start-scrub nfit_test.0",
                        "ndctl wait-scrub nfit_test.0",
                        "xfs_io -c pwrite -b 4096 -S 0x80 8192 4096 " + folder + "/mnt/pmem0/mnt-db",
                        "xfs_io -c fsync " + folder + "/mnt/pmem0/mnt-db",
                        "xfs_io -c pread -v -b 4096 8192 4096 " + folder + "/mnt/pmem0/mnt-db",
                        "umount " + folder + "/mnt/pmem0",
                        "ndctl clear-errors namespace0.0");
    }

    /** What is not as the model says is reported, and the rest is still done. */
    @Test
    void aDifferenceIsReportedAndNothingIsAborted() throws Exception {
        Files.writeString(folder.resolve("try.sh"), script("plain-repair", "merged"));

        Ended ended = bash(
                stubs(
                        "case $2 in *-i*) ;; pwrite*) echo 'pwrite: Input/output error' ;; pread*) echo 'pread: Bad address' ;;"
                                + " esac\n"),
                "try.sh");

        assertThat(ended.out())
                .contains(
                        "DIFFER   writer.0 = -EIO (the model: 4096)\n",
                        "DIFFER   writer.2 = -EFAULT (the model: 4096 80:4096)\n",
                        "agree 3, another execution of the model 0, differ 2, not looked at 1\n");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("calls"))).contains("umount " + folder + "/mnt/pmem0");
    }

    /** Another way to end that the model has is no difference. */
    @Test
    void anotherExecutionOfTheModelIsNoDifference() throws Exception {
        Files.writeString(folder.resolve("try.sh"), script("read-between-clear-and-write", "v1-clear-poison:two-call"));

        Ended ended = bash(stubs("case $2 in pread*) echo 'pread: Input/output error' ;; esac\n"), "try.sh");

        assertThat(ended.out())
                .contains(
                        "other    reader.0 = -EIO (here 4096 o:512,*:256,o:3328; the model has this in another execution)\n");
    }

    @Test
    void itErasesNothingUnasked() throws Exception {
        Files.writeString(folder.resolve("try.sh"), script("plain-repair", "merged"));
        Map<String, String> variables = new java.util.HashMap<>(stubs(PLAIN_FILES));
        variables.remove("ERASE");

        Ended ended = bash(variables, "try.sh");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEqualTo("try.sh: this erases namespace0.0; ERASE=yes says that you mean it\n");
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    /** The hand: a mapping behind the end of its file is a SIGBUS that any machine has. */
    @Test
    void aHandSeesSignalsAndRepairs() throws Exception {
        if (!isThere("python3")) {
            return;
        }
        String script = script("learn-by-page-fault", "merged");
        int from = script.indexOf("<<'END_OF_HAND'\n") + 16;
        Files.writeString(folder.resolve("hand.py"), script.substring(from, script.indexOf("END_OF_HAND\n", from)));
        Path file = folder.resolve("file");
        Files.writeString(file, "x".repeat(4096));
        Files.writeString(
                folder.resolve("operations"),
                String.join(
                        "\n",
                        "mmap a.0 " + file + " 0 16384 SHARED",
                        "load a.1 " + file + " 4090 6 die",
                        "load a.2 " + file + " 8192 8 skip",
                        "load a.3 " + file + " 4096 16 repair 81 pwrite",
                        "store a.4 " + file + " 0 4 die 82",
                        "load a.5 " + file + " 0 8 die",
                        "load a.6 " + file + " 20000 8 die",
                        "load a.7 " + file + " 12288 8 die",
                        "load a.8 " + file + " 0 8 die",
                        ""));

        Ended ended = bash(Map.of(), "-c", "python3 hand.py . <operations");

        assertThat(ended.status()).isEqualTo(135);
        assertThat(ended.out()).isEqualTo("done a.0\ndone a.1\ndone a.2\ndone a.3\ndone a.4\ndone a.5\ndone a.6\n");
        assertThat(kept("a.1")).contains("78 78 78 78 78 78", "read 6/6 bytes at offset 4090");
        assertThat(kept("a.2")).isEqualTo("SIGBUS BUS_ADRERR lsb 0 at 8192");
        assertThat(kept("a.3.signal")).isEqualTo("SIGBUS BUS_ADRERR lsb 0 at 4096");
        assertThat(kept("a.3.handler")).isEqualTo("wrote 4096/4096 bytes at offset 4096");
        assertThat(kept("a.3")).contains("81 81 81 81", "read 16/16 bytes at offset 4096");
        assertThat(kept("a.5")).contains("82 82 82 82 78 78 78 78");
        assertThat(kept("a.6")).isEqualTo("load: Bad address");
        assertThat(kept("a.7")).isEqualTo("SIGBUS BUS_ADRERR lsb 0 at 12288");
    }

    private String kept(String key) throws IOException {
        return Files.readString(folder.resolve(key + ".out"), UTF_8).strip();
    }
}
