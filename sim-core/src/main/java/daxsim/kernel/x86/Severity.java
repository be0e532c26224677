package daxsim.kernel.x86;

import java.util.List;
import java.util.function.Predicate;

/** Severity of a machine check: the first row that fits (arch/x86/kernel/cpu/mce/severity.c, Intel with software recovery). */
public enum Severity {
    KEEP,
    UCNA,
    AO,
    AR,
    PANIC;

    /** Where the instruction that met the error stood. */
    public enum Context {
        USER,
        /** In kernel code with a machine-check-safe exception-table entry. */
        KERNEL_SAFE,
        /** In kernel code that copies from user memory. */
        KERNEL_USER_COPY,
        /** Anywhere else in the kernel. */
        KERNEL
    }

    /** What the table is asked. */
    public record Question(long status, boolean ripv, boolean eipv, Context context) {
        boolean has(long bits) {
            return (status & bits) == bits;
        }

        boolean code(long code) {
            return McStatus.code(status) == code;
        }

        boolean scrub() {
            return McStatus.code(status) >= 0xc0 && McStatus.code(status) <= 0xcf;
        }

        boolean kernel() {
            return context != Context.USER;
        }
    }

    /** One row. */
    public record Row(String condition, Predicate<Question> fits, Severity severity) {}

    private static final long ACTION = McStatus.UC | McStatus.S | McStatus.AR;
    private static final long USABLE = McStatus.ADDRV | McStatus.MISCV;

    /** In the order of the kernel's table; the first that fits decides. */
    public static final List<Row> TABLE = List.of(
            new Row("processor context corrupt", q -> q.has(McStatus.PCC), PANIC),
            new Row("neither restart nor error IP valid", q -> !q.ripv() && !q.eipv(), PANIC),
            new Row("in kernel and no restart IP", q -> q.kernel() && !q.ripv(), PANIC),
            new Row(
                    "uncorrected, no action required, scrub or write-back",
                    q -> q.has(McStatus.UC) && !q.has(McStatus.AR) && (q.scrub() || q.code(McStatus.WRITE_BACK)),
                    AO),
            new Row(
                    "uncorrected, not signalled",
                    q -> q.has(McStatus.UC) && !q.has(McStatus.S) && !q.has(McStatus.AR),
                    UCNA),
            new Row("action required with lost events", q -> q.has(ACTION | McStatus.OVER), PANIC),
            new Row("action required, bystander", q -> q.has(ACTION | USABLE) && q.ripv() && !q.eipv(), KEEP),
            new Row(
                    "data load in user mode",
                    q -> q.has(ACTION | USABLE) && q.code(McStatus.DATA_LOAD) && !q.kernel(),
                    AR),
            new Row(
                    "instruction fetch in user mode",
                    q -> q.has(ACTION | USABLE) && q.code(McStatus.INSTRUCTION_FETCH) && !q.kernel(),
                    AR),
            new Row(
                    "data load in kernel with a fixup",
                    q -> q.has(ACTION | USABLE)
                            && q.code(McStatus.DATA_LOAD)
                            && (q.context() == Context.KERNEL_SAFE || q.context() == Context.KERNEL_USER_COPY),
                    AR),
            new Row(
                    "data load in kernel without one",
                    q -> q.has(ACTION) && q.code(McStatus.DATA_LOAD) && q.context() == Context.KERNEL,
                    PANIC),
            new Row(
                    "instruction fetch in kernel",
                    q -> q.has(ACTION) && q.code(McStatus.INSTRUCTION_FETCH) && q.kernel(),
                    PANIC));

    /** The severity of a machine check; an error that no row knows is kept. */
    public static Severity of(Question question) {
        for (Row row : TABLE) {
            if (row.fits().test(question)) {
                return row.severity();
            }
        }
        return KEEP;
    }
}
