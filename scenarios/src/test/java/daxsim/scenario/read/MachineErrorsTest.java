package daxsim.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is wrong with machine, devices, filesystems, files and faults. */
class MachineErrorsTest {
    @Test
    void sizes() {
        says(
                "size: 64MiB",
                "size: 64MB",
                "s.yaml:6:27: unknown unit \"MB\"; a size is a number of bytes, or a number with one of s (512-byte sectors) k KiB m MiB g GiB t TiB, sums with +");
        says(
                "size: 64MiB",
                "size: 64us",
                "s.yaml:6:27: \"us\" is a unit of time, not of size; a size is a number of bytes, or a number with one of s (512-byte sectors) k KiB m MiB g GiB t TiB, sums with +");
        says(
                "size: 64MiB",
                "size: 5000",
                "s.yaml:6:25: the size of a pmem device cannot be 5000; at least 4096 and at most 1125899906842624 bytes, a multiple of 4096");
        says(
                "size: 64MiB",
                "size: 0",
                "s.yaml:6:25: the size of a pmem device cannot be 0; at least 4096 and at most 1125899906842624 bytes, a multiple of 4096");
        says(
                "size: 64MiB",
                "size: -4096",
                "s.yaml:6:25: the number \"-4096\" is negative; a size is a number of bytes, or a number with one of s (512-byte sectors) k KiB m MiB g GiB t TiB, sums with +");
        says(
                "size: 64MiB",
                "size: 9223372036854775807+1",
                "s.yaml:6:25: the number \"9223372036854775807+1\" is larger than 2^63-1; a size is a number of bytes, or a number with one of s (512-byte sectors) k KiB m MiB g GiB t TiB, sums with +");
        says(
                "size: 64MiB",
                "size: 9999999999GiB",
                "s.yaml:6:25: the number \"9999999999GiB\" is larger than 2^63-1; a size is a number of bytes, or a number with one of s (512-byte sectors) k KiB m MiB g GiB t TiB, sums with +");
        says(
                "size: 64MiB",
                "size: 0x8000000000000000",
                "s.yaml:6:25: the number \"0x8000000000000000\" is larger than 2^63-1; a size is a number of bytes, or a number with one of s (512-byte sectors) k KiB m MiB g GiB t TiB, sums with +");
        says(
                "size: 64MiB",
                "size: 2 MiB",
                "s.yaml:6:26: a blank stands between the number and \"MiB\"; a size is a number of bytes, or a number with one of s (512-byte sectors) k KiB m MiB g GiB t TiB, sums with +");
    }

    @Test
    void machine() {
        says("cpus: 2", "cpus: 0", "s.yaml:4:41: the number \"0\" is out of range; a whole number from 1 to 1024");
        says(
                "cpus: 2",
                "cpus: 1",
                "s.yaml:12:3: the tasks need 2 CPUs and the machine has 1; raise cpus, or share one with cpu: N (a task has a CPU of its own unless said)");
        says("cpus: 2", "cpus: two", "s.yaml:4:41: found \"two\"; a whole number from 1 to 1024");
        says("cpus: 2", "lsb: 7", "s.yaml:4:40: unknown value of lsb \"7\"; allowed: 6, 8, 12");
        says("cpus: 2", "eadr: yes", "s.yaml:4:41: unknown value of eadr \"yes\"; allowed: false, true");
        says(
                "cpus: 2",
                "without: [cashes]",
                "s.yaml:4:45: unknown mechanism \"cashes\" (did you mean \"caches\"?); allowed: caches, non-temporal-stores, translations, memory-types, error-ranges");
        says(
                "cpus: 2",
                "without: [caches, caches]",
                "s.yaml:4:53: the mechanism \"caches\" is there twice; once is enough");
        says(
                "cpus: 2",
                "mce: brodcast",
                "s.yaml:4:40: unknown value of mce \"brodcast\" (did you mean \"broadcast\"?); allowed: local, broadcast, firmware-first");
        says(
                "profile: clx-optane100",
                "profile: clx-optane10",
                "s.yaml:4:20: unknown profile \"clx-optane10\" (did you mean \"clx-optane100\"?); allowed: clx-optane100, spr-optane300");
    }

    @Test
    void files() {
        says(
                "on: pmem0",
                "on: pmem1",
                "s.yaml:8:37: unknown device \"pmem1\" (did you mean \"pmem0\"?); there is: pmem0");
        says(
                "  - {path: /mnt/db, size: 1MiB, on: pmem0}\n",
                "  - {path: /mnt/db, size: 64MiB, on: pmem0}\n",
                "s.yaml:8:27: the files on \"pmem0\" need more room than it has; its size less 1 MiB that the filesystem keeps: 66060288 bytes in all");
        says(
                "path: /mnt/db",
                "path: mnt/db",
                "s.yaml:8:12: the name \"mnt/db\" is not spelled right; an absolute path of letters, digits and . _ @ % = ~ -");
    }

    @Test
    void faults() {
        says(
                "{poison: /mnt/db",
                "{poison: /mnt/dc",
                "s.yaml:10:14: unknown file or device \"/mnt/dc\" (did you mean \"/mnt/db\"?); there is: /mnt/db, pmem0");
        says("length: 64,", "length: 1MiB,", "s.yaml:10:45: the fault lies outside \"/mnt/db\"; it has 1048576 bytes");
        says("offset: 8KiB", "offset: 1MiB", "s.yaml:10:31: the fault lies outside \"/mnt/db\"; it has 1048576 bytes");
        says(
                "known: consumed",
                "known: sometimes",
                "s.yaml:10:56: unknown value of known \"sometimes\"; allowed: no, scrub, consumed, stale");
        says(
                "known: consumed",
                "known: no, when: after reader.2",
                "s.yaml:10:79: the task \"reader\" has no operation \"2\"; allowed: 0 to 1");
        says(
                "known: consumed",
                "known: no, when: soon",
                "s.yaml:10:66: found \"soon\" for when; write start, at TIME, after TASK.N or during TASK.N");
        says(
                "known: consumed",
                "known: no, when: at 5",
                "s.yaml:10:70: a unit is missing after \"5\"; a time is a number with one of ns us ms s min h d y, sums with +");
        says(
                "known: consumed",
                "repeat: 2, stride: 1MiB",
                "s.yaml:10:57: the fault lies outside \"/mnt/db\"; it has 1048576 bytes");
        says(
                "known: consumed",
                "repeat: 2",
                "s.yaml:10:57: a fault with repeat alone; repeat: N, stride: S: N ranges, S bytes apart");
        says(
                "known: consumed",
                "stride: 4KiB",
                "s.yaml:10:57: a fault with stride alone; repeat: N, stride: S: N ranges, S bytes apart");
        says(
                "known: consumed",
                "repeat: 2, stride: 0",
                "s.yaml:10:68: the stride of a fault cannot be 0; at least 1 bytes");
        says(
                "known: consumed",
                "repeat: 0, stride: 1",
                "s.yaml:10:57: the number \"0\" is out of range; a whole number from 1 to 1000000");
        says(
                "v1-clear-poison: {",
                "v1-clear-poison:twocall: {",
                "s.yaml:20:19: unknown variant \"twocall\" (did you mean \"two-call\"?) of v1-clear-poison; allowed: in-pwrite, two-call");
    }

    @Test
    void duplicateNames() {
        says(
                "  - {name: pmem0, size: 64MiB}\n",
                "  - {name: pmem0, size: 64MiB}\n  - {name: pmem0, size: 64MiB}\n",
                "s.yaml:7:12: there is a device \"pmem0\" already; each device has a name of its own");
        says(
                "  - {path: /mnt/db, size: 1MiB, on: pmem0}\n",
                "  - {path: /mnt/db, size: 1MiB, on: pmem0}\n  - {path: /mnt/db, size: 1MiB, on: pmem0}\n",
                "s.yaml:9:12: there is a file \"/mnt/db\" already; each file has a path of its own");
    }

    @Test
    void badblocks() {
        says(
                "  - {name: pmem0, size: 64MiB}\n",
                "  - {name: pmem0, size: 64MiB, badblocks: [\"131072 1\"]}\n",
                "s.yaml:6:45: the record \"131072 1\" ends beyond the device; the device has 131072 sectors");
        says(
                "  - {name: pmem0, size: 64MiB}\n",
                "  - {name: pmem0, size: 64MiB, badblocks: \"8 x\"}\n",
                "s.yaml:6:46: found \"x\"; a whole number from 1 to 2147483647");
        says(
                "  - {name: pmem0, size: 64MiB}\n",
                "  - {name: pmem0, size: 64MiB, badblocks: \"8 8\", badblocks-file: f}\n",
                "s.yaml:6:66: both badblocks and badblocks-file are given; one of them");
        says(
                "  - {name: pmem0, size: 64MiB}\n",
                "  - {name: pmem0, size: 64MiB, badblocks-file: f}\n",
                "s.yaml:6:48: there is no folder in which to look for \"f\"; write the lines out here");
    }

    @Test
    void filesystems() {
        says(
                "files:\n",
                "fs:\n  - {on: pmem0, type: ext3}\nfiles:\n",
                "s.yaml:8:23: unknown value of type \"ext3\" (did you mean \"ext4\"?); allowed: ext4, xfs");
        says(
                "files:\n",
                "fs:\n  - {on: pmem0, rmapbt: true}\nfiles:\n",
                "s.yaml:8:25: rmapbt is XFS's; leave it out, or type: xfs");
        says(
                "files:\n",
                "fs:\n  - {on: pmem0, reuse: never}\nfiles:\n",
                "s.yaml:8:24: unknown value of reuse \"never\"; allowed: after-commit, at-once");
        says(
                "files:\n",
                "fs:\n  - {on: pmem0, mount: /data}\nfiles:\n",
                "s.yaml:10:12: \"/mnt/db\" is not on \"pmem0\"; a path below /data");
    }

    @Test
    void extents() {
        says(
                "on: pmem0}",
                "on: pmem0, extents: [\"0: 0.. 255: 16384.. 16639: 256: eof\"]}",
                "s.yaml:8:55: this extent ends beyond the device; the device has 16384 blocks");
        says(
                "on: pmem0}",
                "on: pmem0, extents: [\"0: 0.. 254: 1000.. 1255: 256: eof\"]}",
                "s.yaml:8:55: the ends of this extent and its length disagree; a row is N: FIRST..LAST: FIRST..LAST: LENGTH: [EXPECTED:] FLAGS in 4096-byte blocks, as filefrag -v prints it");
        says(
                "on: pmem0}",
                "on: pmem0, extents: [\"nonsense\"]}",
                "s.yaml:8:55: found \"nonsense\"; a row is N: FIRST..LAST: FIRST..LAST: LENGTH: [EXPECTED:] FLAGS in 4096-byte blocks, as filefrag -v prints it");
    }

    /** The example with one piece replaced draws exactly this complaint. */
    private static void says(String piece, String replacement, String complaint) {
        assertThat(Example.complaint(Example.with(piece, replacement))).isEqualTo(complaint);
    }
}
