package daxsim.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is wrong with conditions, quantities and expectations. */
class QuestionErrorsTest {
    @Test
    void conditions() {
        says(
                "title:",
                "titel:",
                "s.yaml:1:1: unknown key \"titel\" (did you mean \"title\"?) in a scenario; allowed: title, about, machine, pmem, dm, fs, files, faults, tasks, may, after-reboot, conditions, quantities, expect");
        says(
                "fault-struck",
                "fault-stuck",
                "s.yaml:16:21: unknown event \"fault-stuck\" (did you mean \"fault-struck\"?); daxsim list events names them all");
        says(
                "violated: {reader.1: {result: 8, any-content: undefined}}",
                "violated: {broken: oop}",
                "s.yaml:17:22: unknown promise \"oop\" (did you mean \"oops\"?); allowed: silent-corruption, oops, any");
        says(
                "\">0\"",
                "\">\"",
                "s.yaml:16:37: found \"\" where a number belongs; write 5, \">0\", \">=2\", \"<4KiB\", \"<=8\", \"!=0\" or \"1..8\"");
        says("\">0\"", "8..1", "s.yaml:16:35: the range \"8..1\" is empty; write the smaller number first");
        says(
                "\">0\"",
                "lots",
                "s.yaml:16:35: found \"lots\" where a number belongs; write 5, \">0\", \">=2\", \"<4KiB\", \"<=8\", \"!=0\" or \"1..8\"");
        says(
                "any-content: undefined",
                "any-content: undefind",
                "s.yaml:17:49: unknown content \"undefind\"; allowed: original, write TASK.N, zeros, undefined or poison");
        says(
                "any-content: undefined",
                "any-content: write reader.1",
                "s.yaml:17:55: \"reader.1\" writes no data; name an operation that does");
        says(
                "any-content: undefined",
                "any-content: write writer.1",
                "s.yaml:17:62: the task \"writer\" has no operation \"1\"; allowed: 0");
        says(
                "any-content: undefined",
                "errno: EOI",
                "s.yaml:17:43: unknown value of errno \"EOI\" (did you mean \"EIO\"?); allowed: none, EIO, EFAULT, EINVAL, EOPNOTSUPP, ENOSPC, ENOMEM, ENXIO, EBUSY, EAGAIN, EINTR, EPERM, EACCES, EBADF, EFBIG, EROFS, ENODEV, ENODATA, ERANGE, EILSEQ, EUCLEAN, EHWPOISON, ESHUTDOWN");
        says(
                "any-content: undefined",
                "anycontent: zeros",
                "s.yaml:17:36: unknown key \"anycontent\" (did you mean \"any-content\"?) in what is asked of an operation; allowed: result, errno, signal, code, lsb, content, any-content, state");
        says(
                "violated: {reader.1: {result: 8, any-content: undefined}}",
                "violated: {readr.1: {result: 8}}",
                "s.yaml:17:14: unknown task \"readr\" (did you mean \"reader\"?); there is: writer, reader");
        says(
                "violated: {reader.1: {result: 8, any-content: undefined}}",
                "violated: {reader.2: {result: 8}}",
                "s.yaml:17:21: the task \"reader\" has no operation \"2\"; allowed: 0 to 1");
        says(
                "violated: {reader.1: {result: 8, any-content: undefined}}",
                "violated: {reader: {result: 8}}",
                "s.yaml:17:14: unknown key \"reader\" in a condition; allowed: TASK.N, TASK.N.handler, after-reboot.TASK.N, final, seen, broken, all, any, not");
        says(
                "violated: {reader.1: {result: 8, any-content: undefined}}",
                "violated: {final: {extents.pmem0: 1}}",
                "s.yaml:17:30: unknown file \"pmem0\"; there is: /mnt/db");
        says(
                "violated: {reader.1: {result: 8, any-content: undefined}}",
                "violated: {final: {badblocks.pmem1: 1}}",
                "s.yaml:17:32: unknown file or device \"pmem1\" (did you mean \"pmem0\"?); there is: /mnt/db, pmem0");
        says(
                "violated: {reader.1: {result: 8, any-content: undefined}}",
                "violated: {final: {log-lines.pmem0: 1}}",
                "s.yaml:17:22: \"log-lines\" has no subject; log-lines alone");
        says(
                "violated: {reader.1: {result: 8, any-content: undefined}}",
                "violated: {final: {extents: 1}}",
                "s.yaml:17:22: \"extents\" of what?; extents.FILE");
        says(
                "violated: {reader.1: {result: 8, any-content: undefined}}",
                "violated: {final: {extent./mnt/db: 1}}",
                "s.yaml:17:22: unknown final value \"extent\" (did you mean \"extents\"?); allowed: badblocks, poison-lines, extents, pmd-mapped, pmd-mappable, memory-types, hwpoison-pages, log-lines, largest-free-run, largest-extent, free-poison-lines, free-badblocks, lines-struck, bytes-resupplied, good-bytes-lost");
        says(
                "violated: {reader.1: {result: 8, any-content: undefined}}",
                "violated: {}",
                "s.yaml:17:13: this condition asks nothing; allowed: TASK.N, TASK.N.handler, after-reboot.TASK.N, final, seen, broken, all, any, not");
        says(
                "  violated: {reader.1: {result: 8, any-content: undefined}}\n",
                "",
                "s.yaml:16:3: the condition \"violated\" is missing; needed: reached, violated");
    }

    @Test
    void expectations() {
        says(
                "punch-pwrite: {violated: never}",
                "punch-pwrite: {violatd: never}",
                "s.yaml:19:18: unknown condition or quantity \"violatd\" (did you mean \"violated\"?); there is: reached, violated");
        says(
                "punch-pwrite: {violated: never}",
                "punch-pwrite: {violated: nevr}",
                "s.yaml:19:28: unknown verdict \"nevr\" (did you mean \"never\"?); allowed: never, sometimes, always, not-reached, not-expressible, undecided");
    }

    @Test
    void quantities() {
        says(
                "expect:\n",
                "quantities: {q: \"extents./mnt/db +\"}\nexpect:\n",
                "s.yaml:18:35: the expression ends too early; write numbers, KEY.SUBJECT as in final, seen.EVENT, ( ) and + - * / between blanks");
        says(
                "expect:\n",
                "quantities: {q: \"extents./mnt/db-1\"}\nexpect:\n",
                "s.yaml:18:26: unknown file \"/mnt/db-1\" (did you mean \"/mnt/db\"?); there is: /mnt/db");
        says(
                "expect:\n",
                "quantities: {q: \"clear-error * 2\"}\nexpect:\n",
                "s.yaml:18:18: the event \"clear-error\" is not a number by itself; write seen.clear-error");
        says(
                "expect:\n",
                "quantities: {q: \"(1 + 2\"}\nexpect:\n",
                "s.yaml:18:18: this parenthesis is not closed; write numbers, KEY.SUBJECT as in final, seen.EVENT, ( ) and + - * / between blanks");
        says(
                "expect:\n",
                "quantities: {q: \"1 / 0\"}\nexpect:\n",
                "s.yaml:18:20: this divides by zero; write numbers, KEY.SUBJECT as in final, seen.EVENT, ( ) and + - * / between blanks");
        says(
                "expect:\n",
                "quantities: {reached: \"1\"}\nexpect:\n",
                "s.yaml:18:14: there is a condition \"reached\" already; another name for the quantity");
    }

    /** The example with one piece replaced draws exactly this complaint. */
    private static void says(String piece, String replacement, String complaint) {
        assertThat(Example.complaint(Example.with(piece, replacement))).isEqualTo(complaint);
    }
}
