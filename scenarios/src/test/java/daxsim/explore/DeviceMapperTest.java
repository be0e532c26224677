package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: what scripts do with mapped devices: faults on them, tables that change under I/O, and what has to be refused. */
class DeviceMapperTest {
    private static final String HEAD = """
            title: t
            machine: {profile: clx-optane100, cpus: 2}
            pmem:
              - {name: pmem0, size: 64MiB}
              - {name: pmem1, size: 64MiB}
            dm:
            %s
            files:
              - {path: /mnt/db, size: 1MiB, on: dm0}
            faults:
            %s
            tasks:
            %s
            conditions:
            %s
            """;

    private static Scenario scenario(String dm, String faults, String tasks, String conditions) {
        return Library.parse("t", HEAD.formatted(dm, faults, tasks, conditions).replace("faults:\n\n", ""));
    }

    private static String dm(String table) {
        return "  - {name: dm0, table: [" + table + "]}";
    }

    private static CellResult explored(Scenario scenario, String candidate) {
        CellResult cell = Library.explored(scenario, Library.candidate(candidate));
        assertThat(cell.conditions()).allMatch(CellResult.ConditionResult::complete);
        return cell;
    }

    /** Stripes of 16 sectors: 8 KiB on the one leg, then 8 KiB on the other; the file is not asked. */
    @ParameterizedTest(name = "poison of dm0 at {0}, {1} bytes: {2} lines on pmem0, {3} on pmem1")
    @CsvSource({
        "2MiB, 64, 1, 0",
        "2MiB+8KiB, 64, 0, 1",
        "2MiB+8KiB+64, 64, 0, 1",
        "2MiB+8128, 128, 1, 1",
        "2MiB, 32KiB, 256, 256",
        "2MiB+100, 1, 1, 0"
    })
    void aFaultOnAMappedDeviceStrikesItsLegs(String offset, String length, int first, int second) {
        Scenario scenario = scenario(
                dm("\"0 262144 striped 2 16 pmem0 0 pmem1 0\""),
                "  - {poison: dm0, offset: " + offset + ", length: " + length + ", known: no}",
                "  app: [\"sleep 1ms\"]",
                "  reached: {final: {poison-lines.pmem0: " + first + ", poison-lines.pmem1: " + second + "}}\n"
                        + "  violated: {final: {poison-lines.dm0: " + (first + second) + "}}");
        CellResult cell = explored(scenario, "merged");
        assertThat(Library.verdict(cell, "reached")).isEqualTo("always");
        assertThat(Library.verdict(cell, "violated")).isEqualTo("always");
    }

    @Test
    void aFaultGoesWhereTheBlockPathGoesToTheByte() {
        Scenario scenario = scenario(
                dm("\"0 65536 linear pmem0 13\""),
                "  - {poison: dm0, offset: 2MiB, length: 64, known: scrub}",
                "  app: [\"sleep 1ms\"]",
                "  reached: {final: {badblocks.pmem0: \"4109 1\"}}\n  violated: {final: {poison-lines.pmem0: 1}}");
        CellResult cell = explored(scenario, "merged");
        assertThat(Library.verdict(cell, "reached")).isEqualTo("always");
        assertThat(Library.verdict(cell, "violated")).isEqualTo("always");
    }

    @Test
    void aFaultThroughTwoMappedDevices() {
        Scenario scenario = scenario(
                "  - {name: low, table: [\"0 65536 linear pmem1 8192\"]}\n" + dm("\"0 32768 linear low 16384\""),
                "  - {poison: dm0, offset: 2MiB, length: 64, known: scrub, when: after app.0}",
                "  app: [\"pread /mnt/db 0 8\", \"sleep 1ms\"]",
                "  reached: {seen: {fault-struck: 1}}\n  violated: {final: {badblocks.pmem1: \"28672 1\"}}");
        CellResult cell = explored(scenario, "merged");
        assertThat(Library.verdict(cell, "reached")).isEqualTo("always");
        assertThat(Library.verdict(cell, "violated")).isEqualTo("always");
    }

    private static void refuses(Scenario scenario, String complaint) {
        Candidate candidate = Library.candidate("merged");
        assertThatThrownBy(() -> Player.exploring(scenario, candidate, new daxsim.engine.SeededChoices(1)))
                .hasMessage("t.yaml:" + complaint);
    }

    @Test
    void faultsThatStrikeNothingOrTooMuch() {
        String task = "  app: [\"sleep 1ms\"]";
        String conditions =
                "  reached: {seen: {reboot: 0}}\n  violated: {seen: {panic: 0}}".replace("reboot", "rebooted");
        String dm0 =
                dm("\"0 65536 linear pmem0 0\"") + "\n  - {name: odd, table: [\"0 8 linear pmem1 0\", \"8 8 error\"]}";
        refuses(
                scenario(dm0, "  - {poison: odd, offset: 4032, length: 128}", task, conditions),
                "12:14: there is no medium behind all of this range of \"odd\"; a range whose targets have devices below");
        refuses(
                scenario(dm0, "  - {poison: dm0, offset: 64KiB, length: 64}", task, conditions),
                "12:14: poison in the filesystem's metadata, the first MiB of the device, is not modelled yet; allowed:"
                        + " an offset from 1MiB on");
        refuses(
                scenario(dm0, "  - {poison: pmem0, offset: 64KiB, length: 64}", task, conditions),
                "12:14: poison in the filesystem's metadata, the first MiB of the device, is not modelled yet; allowed:"
                        + " an offset from 1MiB on");
        refuses(
                scenario(dm0, "  - {poison: dm0, offset: 2MiB, length: 64, known: consumed}", task, conditions),
                "12:14: poison of a device that was consumed through a mapping is not modelled yet; allowed: a file, or"
                        + " known: no, scrub or stale");
        refuses(
                scenario(
                        dm("\"0 65536 linear pmem0 0\"")
                                + "\n  - {name: wc, table: [\"0 8 writecache p pmem1 pmem1 4096 0\"]}",
                        "",
                        task,
                        conditions),
                "8:12: a device of the target \"writecache\" is not modelled yet; allowed: the operation claim DEVICE,"
                        + " for what it does with its persistent memory");
    }

    /**
     * A write of two chunks, and a reload to nothing but errors at any step. The write is done before the swap or fails as a
     * whole after it: no interleaving lets it write one chunk and fail in the other.
     */
    @Test
    void aReloadWaitsForWhatIsUnderWay() {
        Scenario scenario = scenario(
                dm("\"0 262144 striped 2 16 pmem0 0 pmem1 0\""),
                "",
                "  writer: [\"pwrite /mnt/db 0 16KiB\"]\n  admin: [\"dm-reload dm0: 0 262144 error\"]",
                "  reached: {seen: {table-swapped: 1}, writer.0: {state: done}, admin.0: {result: 0}}\n"
                        + "  whole: {writer.0: {result: 16384}}\n"
                        + "  nothing: {writer.0: {errno: EIO}}\n"
                        + "  violated: {not: {any: [{writer.0: {result: 16384}}, {writer.0: {errno: EIO}}]}}");
        CellResult cell = explored(scenario, "merged");
        assertThat(Library.verdict(cell, "reached")).isEqualTo("always");
        assertThat(Library.verdict(cell, "whole")).isEqualTo("sometimes");
        assertThat(Library.verdict(cell, "nothing")).isEqualTo("sometimes");
        assertThat(Library.verdict(cell, "violated")).isEqualTo("never");
    }

    /** Data that nobody moved are not the file's, and the checker says so. */
    @Test
    void afterAReloadToAnotherLegTheFileIsNotWhatItWas() {
        Scenario scenario = scenario(
                dm("\"0 65536 linear pmem0 0\""),
                "",
                "  app: [\"before: pread /mnt/db 0 4KiB\", \"dm-reload dm0: 0 65536 linear pmem1 0\", \"after: pread /mnt/db 0 4KiB\"]",
                "  reached: {app.before: {content: original}, app.after: {result: 4096}}\n"
                        + "  violated: {not: {app.after: {content: original}}}");
        CellResult cell = explored(scenario, "merged");
        assertThat(Library.verdict(cell, "violated")).isEqualTo("always");
        assertThat(cell.checks()).containsEntry("silent-corruption", 1L).containsEntry("data-loss", 1L);
    }

    /** A reload that no kernel with DAX takes gives EINVAL and leaves the table as it is. */
    @Test
    void aTableThatOffersNoDaxIsNotTaken() {
        Scenario scenario = scenario(
                dm("\"0 65536 linear pmem0 0\""),
                "",
                "  app: [\"dm-reload dm0: 0 65535 linear pmem1 1\", \"pread /mnt/db 0 4KiB\"]",
                "  reached: {app.0: {errno: EINVAL}}\n  violated: {not: {app.1: {content: original}}}");
        for (String design : new String[] {"v2-mode-flag", "merged"}) {
            CellResult cell = explored(scenario, design);
            assertThat(Library.verdict(cell, "reached")).isEqualTo("always");
            assertThat(Library.verdict(cell, "violated")).isEqualTo("never");
        }
    }

    /** A clear and a translation of a device without a file, by kernel code. */
    @Test
    void kernelCodeHasDevicesAndNotFiles() {
        Scenario scenario = scenario(
                dm("\"0 65536 linear pmem0 0\""),
                "  - {poison: pmem1, offset: 8KiB, length: 64, known: scrub}",
                "  user: [\"refused: direct-access pmem1 0 16KiB\", \"clear pmem1 8KiB 4KiB\", \"ptr: direct-access pmem1 4KiB+64 8KiB\","
                        + " \"write-at user.ptr 4096 4096\", \"copy-at user.ptr 4096 4096\", \"load-at user.ptr 0 64\"]",
                "  reached: {user.refused: {errno: EIO}, user.1: {result: 0}, user.ptr: {result: 8KiB}}\n"
                                .replace("8KiB}", "8192}")
                        + "  violated: {not: {user.4: {content: write user.3}, user.5: {content: original}, final: {poison-lines.pmem1: 0}}}");
        CellResult cell = explored(scenario, "v1-clear-poison:two-call");
        assertThat(Library.verdict(cell, "reached")).isEqualTo("always");
        assertThat(Library.verdict(cell, "violated")).isEqualTo("never");
        assertThat(Library.explored(scenario, Library.candidate("merged")).reason())
                .isEqualTo("user: clear pmem1 8KiB 4KiB: the design has no clear of its own");
    }
}
