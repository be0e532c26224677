package daxsim.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is wrong with tasks, operations and choices. */
class TaskErrorsTest {
    @Test
    void operations() {
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"repiar /mnt/db 8KiB 4KiB\"",
                "s.yaml:12:13: unknown verb \"repiar\" (did you mean \"repair\"?); allowed: repair, pread, pwrite, fpunch, fzero, falloc, truncate, fsync, mmap, munmap, mread, mwrite, msync, madvise-hwpoison, wait, sleep, kill, unmap-buffer, scrub, sync, dm-reload, clear, direct-access, recovery-read, recovery-write, load-at, store-at, claim, copy-at, write-at, repair-at");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"repair /mnt/dbx 8KiB 4KiB\"",
                "s.yaml:12:20: unknown file \"/mnt/dbx\" (did you mean \"/mnt/db\"?); there is: /mnt/db");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"repair /mnt/db 8KiB\"",
                "s.yaml:12:13: repair has too few arguments; usage: repair FILE OFF LEN");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"repair /mnt/db 8KiB 4KiB 1\"",
                "s.yaml:12:38: repair does not take \"1\"; usage: repair FILE OFF LEN");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"repair /mnt/db 8KB 4KiB\"",
                "s.yaml:12:29: unknown unit \"KB\"; a size is a number of bytes, or a number with one of s (512-byte sectors) k KiB m MiB g GiB t TiB, sums with +");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"repair /mnt/db -1 4KiB\"",
                "s.yaml:12:28: the number \"-1\" is negative; a size is a number of bytes, or a number with one of s (512-byte sectors) k KiB m MiB g GiB t TiB, sums with +");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"repair /mnt/db 9223372036854775807 2\"",
                "s.yaml:12:13: the range ends beyond 2^63-1; a smaller offset, length, stride or repeat");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"repair /mnt/db 0 0\"",
                "s.yaml:12:30: the length is 0; at least 1 byte");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"load-at reader.0 0 8\"",
                "s.yaml:12:21: \"reader.0\" returns no pointer; name a direct-access or claim operation");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"sleep 5\"",
                "s.yaml:12:20: a unit is missing after \"5\"; a time is a number with one of ns us ms s min h d y, sums with +");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"sleep 5KiB\"",
                "s.yaml:12:20: \"KiB\" is a unit of size, not of time; a time is a number with one of ns us ms s min h d y, sums with +");
        says("\"repair /mnt/db 8KiB 4KiB\"", "", "s.yaml:12:11: this task does nothing; write at least one operation");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"dm-reload pmem0: 0 8 linaer pmem0 0\"",
                "s.yaml:12:23: unknown dm device \"pmem0\"; there is: none");
    }

    @Test
    void references() {
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"wait reader.2\"",
                "s.yaml:12:25: the task \"reader\" has no operation \"2\"; allowed: 0 to 1");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"wait raeder.1\"",
                "s.yaml:12:18: unknown task \"raeder\" (did you mean \"reader\"?); there is: writer, reader");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"wait reader\"",
                "s.yaml:12:18: \"reader\" names no operation; write TASK.N or TASK.label, with after-reboot. before it for a task that runs after the reboot");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"wait writer.0\"",
                "s.yaml:12:18: this would wait for \"writer.0\" for ever; an earlier operation, or another task's");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"kill writr\"",
                "s.yaml:12:18: unknown task \"writr\" (did you mean \"writer\"?); there is: writer, reader");
        says(
                "expect:\n",
                "after-reboot: {r: [\"wait writer.0\"]}\nexpect:\n",
                "s.yaml:18:26: the power failure lies between this task and \"writer.0\"; name a task that runs after the reboot: after-reboot.TASK.N");
    }

    @Test
    void scrubs() {
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"scrub patrol\"",
                "s.yaml:12:19: unknown device \"patrol\"; there is: pmem0");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"scrub pmem0 petrol\"",
                "s.yaml:12:25: unknown word \"petrol\" (did you mean \"patrol\"?); allowed: patrol");
    }

    @Test
    void labels() {
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"5: sync\"",
                "s.yaml:12:13: the name \"5\" is not spelled right; a letter, then letters, digits, - and _");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "\"a: sync\", \"a: sync\"",
                "s.yaml:12:24: this task has a label \"a\" already; labels differ within a task");
    }

    @Test
    void repetitions() {
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "{repeat: 1000001, op: sync}",
                "s.yaml:12:21: the number \"1000001\" is out of range; a whole number from 1 to 1000000");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "{repeat: 0, op: sync}",
                "s.yaml:12:21: the number \"0\" is out of range; a whole number from 1 to 1000000");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "{repeat: 2, op: sync, stride: 8}",
                "s.yaml:12:42: sync has no offset that a stride could move; leave stride out");
        says(
                "\"repair /mnt/db 8KiB 4KiB\"",
                "{repeat: 3, op: \"pread /mnt/db 1 1\", stride: 4611686018427387903}",
                "s.yaml:12:29: the range ends beyond 2^63-1; a smaller offset, length, stride or repeat");
    }

    @Test
    void names() {
        says(
                "  writer: [",
                "  final: [",
                "s.yaml:12:3: a task cannot be called \"final\"; any name but final, seen, all, any, not, after-reboot");
        says(
                "  writer: [",
                "  wri.ter: [",
                "s.yaml:12:3: the name \"wri.ter\" is not spelled right; a letter, then letters, digits, - and _");
    }

    @Test
    void choices() {
        says(
                "[schedule]",
                "[shedule]",
                "s.yaml:14:7: unknown choice \"shedule\" (did you mean \"schedule\"?); allowed: schedule, power-failure, partial-clear, refuse-clear, late-record, speculation, buffer-unmap, kill");
        says(
                "[schedule]",
                "[schedule, schedule]",
                "s.yaml:14:17: the choice \"schedule\" is there twice; once is enough");
        says("[schedule]", "[kill]", "s.yaml:14:7: the choice \"kill\" needs a victim; kill: TASK");
        says(
                "[schedule]",
                "[kill: wrtier]",
                "s.yaml:14:13: unknown task \"wrtier\" (did you mean \"writer\"?); there is: writer, reader");
        says("[schedule]", "[schedule: writer]", "s.yaml:14:17: the choice \"schedule\" has no victim; schedule alone");
    }

    /** The example with one piece replaced draws exactly this complaint. */
    private static void says(String piece, String replacement, String complaint) {
        assertThat(Example.complaint(Example.with(piece, replacement))).isEqualTo(complaint);
    }
}
