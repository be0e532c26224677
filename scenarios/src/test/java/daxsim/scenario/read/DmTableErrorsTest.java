package daxsim.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Device-mapper tables that dmsetup or the kernel refuses, in their order and with their reasons; and what they take. */
class DmTableErrorsTest {
    private static final String TARGETS = "allowed: linear, striped, log-writes, error, writecache";
    private static final String STRIPED = "striped LEGS CHUNK DEVICE START [DEVICE START ...]";

    /** A table of one line on vg0, whose first word is at column 26 of line 8, and what is said of it. */
    private record Refused(String line, int column, String complaint) {}

    private static final Refused[] REFUSED = {
        new Refused(
                "0 linear",
                26,
                "dmsetup refuses the line \"0 linear\": Invalid format; a line is START LENGTH TARGET ARGS, in 512-byte sectors"),
        new Refused(
                "x 8 linear pmem0 0",
                26,
                "dmsetup refuses the number \"x\": Invalid format; a line is START LENGTH TARGET ARGS, in 512-byte sectors"),
        new Refused(
                "0 8k linear pmem0 0",
                28,
                "dmsetup refuses the number \"8k\": Invalid format; a line is START LENGTH TARGET ARGS, in 512-byte sectors"),
        new Refused(
                "0 -8 linear pmem0 0",
                28,
                "dmsetup refuses the number \"-8\": Invalid format; a line is START LENGTH TARGET ARGS, in 512-byte sectors"),
        new Refused("0 0 linear pmem0 0", 28, "device-mapper refuses this line: zero-length target; at least 1 sector"),
        new Refused(
                "0 8 lnear pmem0 0",
                30,
                "device-mapper refuses this line: unknown target type \"lnear\" (did you mean \"linear\"?); "
                        + TARGETS),
        new Refused(
                "0 8 Linear pmem0 0",
                30,
                "device-mapper refuses this line: unknown target type \"Linear\" (did you mean \"linear\"?); "
                        + TARGETS),
        new Refused(
                "0 8 zero",
                30,
                "the target \"zero\" translates nothing: \"vg0\" cannot be mounted with DAX, dax unsupported by block device; "
                        + TARGETS),
        new Refused(
                "0 8 delay pmem0 0 500",
                30,
                "the target \"delay\" translates nothing: \"vg0\" cannot be mounted with DAX, dax unsupported by block device; "
                        + TARGETS),
        new Refused(
                "0 8 thin pmem0 0",
                30,
                "the target \"thin\" translates nothing: \"vg0\" cannot be mounted with DAX, dax unsupported by block device; "
                        + TARGETS),
        new Refused(
                "8 8 linear pmem0 8",
                26,
                "device-mapper refuses this line: linear: Gap in table; a table begins at sector 0"),
        new Refused(
                "0 8 linear pmem0",
                30,
                "device-mapper refuses this line: linear: Invalid argument count; linear DEVICE START"),
        new Refused(
                "0 8 linear pmem0 0 0",
                30,
                "device-mapper refuses this line: linear: Invalid argument count; linear DEVICE START"),
        new Refused(
                "0 8 linear pmem0 8s",
                43,
                "device-mapper refuses this line: linear: Invalid device sector; linear DEVICE START"),
        new Refused(
                "0 8 linear pmem9 8",
                37,
                "device-mapper refuses this line: linear: Device lookup failed: unknown device \"pmem9\" (did you mean \"pmem0\"?); there is: pmem0"),
        new Refused(
                "0 8 linear vg0 8",
                37,
                "device-mapper refuses this line: linear: Device lookup failed: \"vg0\" would be its own leg; name another device"),
        new Refused(
                "0 131072 linear pmem0 8",
                42,
                "device-mapper refuses this table: pmem0 too small for target: start=8, len=131072, dev_size=131072; a shorter line or a larger device"),
        new Refused(
                "0 8 linear pmem0 131072",
                37,
                "device-mapper refuses this table: pmem0 too small for target: start=131072, len=8, dev_size=131072; a shorter line or a larger device"),
        new Refused("0 8 striped 2", 30, "device-mapper refuses this line: striped: Not enough arguments; " + STRIPED),
        new Refused(
                "0 8 striped 0 8 pmem0 0",
                38,
                "device-mapper refuses this line: striped: Invalid stripe count; a whole number from 1 to 4294967295"),
        new Refused(
                "0 8 striped two 8 pmem0 0",
                38,
                "device-mapper refuses this line: striped: Invalid stripe count; a whole number from 1 to 4294967295"),
        new Refused(
                "0 8 striped 1 0 pmem0 0",
                40,
                "device-mapper refuses this line: striped: Invalid chunk_size; a whole number from 1 to 4294967295"),
        new Refused(
                "0 8 striped 1 4294967296 pmem0 0",
                40,
                "device-mapper refuses this line: striped: Invalid chunk_size; a whole number from 1 to 4294967295"),
        new Refused(
                "0 100 striped 3 12 pmem0 0 pmem0 200 pmem0 400",
                40,
                "device-mapper refuses this line: striped: Target length not divisible by number of stripes; 100 sectors"),
        new Refused(
                "0 99 striped 3 12 pmem0 0 pmem0 200 pmem0 400",
                41,
                "device-mapper refuses this line: striped: Target length not divisible by chunk size; 33 sectors of each leg"),
        new Refused(
                "0 32 striped 2 16 pmem0 0",
                31,
                "device-mapper refuses this line: striped: Not enough destinations specified; " + STRIPED),
        new Refused(
                "0 32 striped 2 16 pmem0 0 pmem0 32 pmem0 64",
                31,
                "device-mapper refuses this line: striped: Not enough destinations specified; " + STRIPED),
        new Refused(
                "0 32 striped 2 16 pmem0 0 pmem0 x",
                58,
                "device-mapper refuses this line: striped: Couldn't parse stripe destination; " + STRIPED),
        new Refused(
                "0 32 striped 2 16 pmem0 0 pmem7 0",
                52,
                "device-mapper refuses this line: striped: Couldn't parse stripe destination: unknown device \"pmem7\" (did you mean \"pmem0\"?); there is: pmem0"),
        new Refused(
                "0 262144 striped 2 16 pmem0 0 pmem0 8",
                56,
                "device-mapper refuses this table: pmem0 too small for target: start=8, len=131072, dev_size=131072; a shorter line or a larger device"),
        new Refused(
                "0 8 log-writes pmem0",
                30,
                "device-mapper refuses this line: log-writes: Invalid argument count; log-writes DEVICE LOG_DEVICE"),
        new Refused(
                "0 8 log-writes pmem0 sda",
                47,
                "device-mapper refuses this line: log-writes: Log device lookup failed: unknown device \"sda\"; there is: pmem0"),
        new Refused(
                "0 8 writecache x pmem0 pmem0 4096 0",
                30,
                "device-mapper refuses this line: writecache: Bad arguments; writecache p|s ORIGIN CACHE BLOCK_SIZE OPTIONS [OPTION ...]"),
        new Refused(
                "0 8 writecache p pmem0 pmem0 1000 0",
                55,
                "device-mapper refuses this line: writecache: Invalid block size; 512, 1024, 2048 or 4096"),
        new Refused(
                "0 8 writecache p pmem0 sdb 4096 0",
                49,
                "device-mapper refuses this line: writecache: Cache data device lookup failed: unknown device \"sdb\"; there is: pmem0"),
        new Refused(
                "0 8 error pmem0 0",
                36,
                "kernels differ in what arguments of error mean, and they are not modelled yet; error alone"),
        new Refused("vg1: 0 8 linear pmem0 0", 26, "this line is of the device \"vg1\"; lines of \"vg0\" only"),
    };

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> aLineThatIsRefusedSaysWhy() {
        return Stream.of(REFUSED)
                .map(refused -> DynamicTest.dynamicTest(
                        refused.line(),
                        () -> assertThat(complaint(refused.line()))
                                .isEqualTo("s.yaml:8:" + refused.column() + ": " + refused.complaint())));
    }

    private static String complaint(String line) {
        return Example.complaint(Example.with("files:\n", "dm:\n  - {name: vg0, table: [\"" + line + "\"]}\nfiles:\n"));
    }

    private static String after(String dm, String on) {
        return Example.complaint(
                Example.with("files:\n", "dm:\n" + dm + "files:\n").replace("on: pmem0", "on: " + on));
    }

    @Test
    void linesThatDoNotJoin() {
        String gap = "  - name: vg0\n    table: |\n      0 8 linear pmem0 0\n      %s linear pmem0 8\nfiles:\n";
        for (String begin : new String[] {"16 8", "4 8"}) {
            assertThat(Example.complaint(Example.with("files:\n", "dm:\n" + gap.formatted(begin))))
                    .isEqualTo("s.yaml:11:7: device-mapper refuses this line: linear: Gap in table;"
                            + " it has to begin at sector 8, where the line before ends");
        }
    }

    @Test
    void devicesOfOneNameAndNone() {
        assertThat(after("  - {name: pmem0, table: [\"0 8 linear pmem0 0\"]}\n", "pmem0"))
                .isEqualTo("s.yaml:8:39: device-mapper refuses this line: linear: Device lookup failed:"
                        + " \"pmem0\" would be its own leg; name another device");
        assertThat(after(
                        "  - {name: vg0, table: [\"0 8 linear pmem0 0\"]}\n  - {name: vg0, table: [\"0 8 linear pmem0 8\"]}\n",
                        "vg0"))
                .isEqualTo("s.yaml:9:12: there is a device \"vg0\" already; each device has a name of its own");
        assertThat(after("  - {name: vg0, table: []}\n", "vg0"))
                .isEqualTo("s.yaml:8:5: the device \"vg0\" has no table; give table or table-file");
        assertThat(after("  - {name: vg0, table: [\"# nothing\"]}\n", "vg0"))
                .isEqualTo("s.yaml:8:5: the device \"vg0\" has no table; give table or table-file");
    }

    @Test
    void whatCannotBeMountedWithDax() {
        assertThat(after("  - {name: vg0, table: [\"0 65536 linear pmem0 0\", \"65536 8 error\"]}\n", "vg0"))
                .isEqualTo("s.yaml:10:37: \"vg0\" cannot be mounted with DAX: dax unsupported by block device,"
                        + " because of the target \"error\"; a table of linear, striped, log-writes");
        assertThat(after("  - {name: vg0, table: [\"0 65536 writecache p pmem0 pmem0 4096 0\"]}\n", "vg0"))
                .isEqualTo("s.yaml:10:37: \"vg0\" cannot be mounted with DAX: dax unsupported by block device,"
                        + " because of the target \"writecache\"; a table of linear, striped, log-writes");
        assertThat(after(
                        "  - {name: vg0, table: [\"0 65536 error\"]}\n  - {name: vg1, table: [\"0 65536 linear vg0 0\"]}\n",
                        "vg1"))
                .startsWith("s.yaml:11:37: \"vg1\" cannot be mounted with DAX:");
        assertThat(after("  - {name: vg0, table: [\"0 65536 linear pmem0 0\"]}\n", "pmem0"))
                .isEqualTo("s.yaml:10:37: the device \"pmem0\" belongs to a dm device; name the dm device");
    }

    @Test
    void whatTheKernelTakesIsTaken() {
        for (String table : new String[] {
            "\"0 65536 linear pmem0 13\"",
            "\"0 65536 linear pmem0 0\", \"65536 4 linear pmem0 65536\", \"65540 4 linear pmem0 65544\"",
            "\"0 65568 striped 2 12 pmem0 0 pmem0 40000\"",
            "\"0 65536 log-writes pmem0 pmem0 and more\"",
            "\"vg0: 0 65536 linear pmem0 0   # the data\"",
            "\"# a comment\", \"\", \"0 65536 linear pmem0 0\""
        }) {
            assertThat(after("  - {name: vg0, table: [" + table + "]}\n", "vg0"))
                    .as(table)
                    .startsWith("accepted: ");
        }
    }

    @Test
    void reloads() {
        String vg0 =
                "  - {name: vg0, table: [\"0 65536 linear pmem0 0\"]}\n  - {name: vg1, table: [\"0 65536 linear vg0 0\"]}\n";
        assertThat(reload(vg0, "vg0: 0 8 writecache p pmem0 pmem0 4096 0"))
                .isEqualTo(
                        "s.yaml:15:32: device-mapper refuses this table: can't change device type after initial table"
                                + " load; a table of linear, striped, log-writes, or error alone");
        assertThat(reload(vg0, "vg0: 0 8 linear vg1 0"))
                .isEqualTo("s.yaml:15:39: device-mapper refuses this line: linear: Device lookup failed:"
                        + " \"vg1\" would be its own leg; name another device");
        assertThat(reload(vg0, "vg0: 8 8 error"))
                .isEqualTo(
                        "s.yaml:15:28: device-mapper refuses this line: error: Gap in table; a table begins at sector 0");
        assertThat(reload(vg0, "vg0: 0 8 error")).startsWith("accepted: ");
        assertThat(reload(vg0, "vg0: 0 8 linear pmem0 13")).startsWith("accepted: ");
    }

    private static String reload(String dm, String line) {
        return Example.complaint(Example.with("files:\n", "dm:\n" + dm + "files:\n")
                .replace("on: pmem0", "on: vg1")
                .replace("\"repair /mnt/db 8KiB 4KiB\"", "\"dm-reload " + line + "\""));
    }

    @Test
    void aTableFileIsNamedWithItsOwnLine() throws Exception {
        Files.writeString(
                folder.resolve("vg0.table"), "vg0: 0 8 linear pmem0 0\n\n# more\n  8 8 striped 1 3 pmem0 8\n");
        Path scenario = folder.resolve("s.yaml");
        Files.writeString(
                scenario,
                Example.with("files:\n", "dm:\n  - {name: vg0, table-file: vg0.table}\nfiles:\n")
                        .replace("on: pmem0", "on: vg0"));
        assertThatThrownBy(() -> ScenarioReader.read(scenario, Example.VOCABULARY))
                .hasMessage(folder.resolve("vg0.table")
                        + ":4:17: device-mapper refuses this line: striped: Target length not divisible by chunk size;"
                        + " 8 sectors of each leg");
        Files.delete(folder.resolve("vg0.table"));
        assertThatThrownBy(() -> ScenarioReader.read(scenario, Example.VOCABULARY))
                .hasMessageStartingWith(folder.resolve("vg0.table").toString());
    }
}
