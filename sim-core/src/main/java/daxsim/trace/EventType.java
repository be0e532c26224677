package daxsim.trace;

/**
 * The vocabulary of a trace. A script's {@code seen} counts these words.
 *
 * <p>The pattern puts an event into words: {@code {a}}, {@code {b}}, {@code {c}} are its numbers in decimal, {@code {a:x}} in
 * hexadecimal.
 */
public enum EventType {
    FAULT_STRUCK("a fault of the script took effect in the media", "poison at 0x{a:x}, {b} bytes"),
    MACHINE_CHECK("a CPU took a machine check for poison it consumed", "#MC at 0x{a:x}, address lsb {b}"),
    POISON_CONSUMED_KERNEL(
            "kernel code loaded from a poisoned line", "kernel load meets poison at 0x{a:x} after {b} of {c} bytes"),
    SPECULATED("speculation through a cached mapping touched poison", "speculative touch of 0x{a:x}, logged"),
    MEMORY_FAILURE("memory_failure looked at a page", "memory_failure(0x{a:x}) = {b}"),
    SIGBUS("a thread was sent SIGBUS", "SIGBUS, address 0x{a:x}, lsb {b}"),
    RANGE_RECORDED("the nvdimm bus added an error range", "badrange_add(0x{a:x}, {b})"),
    RECORD_SET("badblocks listed sectors", "badblocks_set({a}, {b}) = {c}"),
    RECORD_CLEARED("badblocks dropped sectors", "badblocks_clear({a}, {b}) = {c}"),
    DIRECT_ACCESS("a DAX device was asked for a translation", "direct_access(page {a}, {b} pages): listed = {c}"),
    RECOVERY("a design's own recovery code ran", "recovery at page {a}: {b}, {c}"),
    CLEAR_ERROR("the firmware was asked to clear errors", "clear_error(0x{a:x}, {b}) cleared {c}"),
    CLEAR_FAILED("a clear was refused before it reached the firmware", "clear of 0x{a:x}, {b} bytes refused, unit {c}"),
    CLEAR_PRETENDED(
            "a bus without commands reported a clear that did not happen", "clear of 0x{a:x}, {b} bytes pretended"),
    HWPOISON_CLEARED("a page lost PG_hwpoison", "PG_hwpoison off at 0x{a:x}"),
    MEMTYPE_CHANGED("a page of the direct map changed its attributes", "direct map 0x{a:x}: type {b}, present {c}"),
    MEMTYPE_REFUSED("a change of attributes was refused", "memtype of 0x{a:x} conflicts, stays write-back"),
    ALIAS_MAPPED("a private alias of a page was mapped", "uncached alias of 0x{a:x} mapped"),
    ALIAS_REMOVED("a private alias of a page was removed", "uncached alias of 0x{a:x} removed"),
    TLB_SHOOTDOWN("other CPUs were interrupted to flush their TLBs", "TLB shootdown, {a} CPUs"),
    COPY_TO_USER("the kernel copied from persistent memory", "copy from 0x{a:x}: {b} of {c} bytes"),
    COPY_FROM_USER("the kernel copied into persistent memory around the cache", "copy to 0x{a:x}: {b} of {c} bytes"),
    KERNEL_FAULT(
            "a kernel copy met a page that is not present, and was fixed up", "#PF at 0x{a:x} after {b} of {c} bytes"),
    BLOCK_WRITE("the block path wrote", "bio write to 0x{a:x}: {b} of {c} bytes"),
    BLOCKS_ALLOCATED("a filesystem took blocks", "blocks {a}, {b} of them, for file block {c}"),
    BLOCK_ZEROED("a new block was zeroed", "block {a} zeroed = {c}"),
    BLOCKS_FREED("a filesystem gave blocks back, pending until the commit", "blocks {a}, {b} of them, pending free"),
    COMMITTED("the journal committed", "commit"),
    SCRUBBED("an address range scrub ended", "scrub of 0x{a:x}, {b} bytes"),
    USER_LOAD("a program loaded through its mapping", "load at 0x{a:x}: {b} of {c} bytes"),
    USER_STORE("a program stored through its mapping", "store at 0x{a:x}, {b} bytes"),
    SYSCALL("a system call was entered", "system call"),
    LOG_LINE("a line reached the kernel log", "printk, 0x{a:x} {b}"),
    KILLED("a process got a fatal signal", "fatal signal"),
    BUFFER_UNMAPPED("a user buffer went away", "user buffer unmapped"),
    POWER_FAILED("the power failed", "power failure"),
    REBOOTED("the machine came up again", "reboot"),
    OOPS("kernel code faulted without a fixup", "oops at 0x{a:x}"),
    PANIC("the kernel gave up", "panic at 0x{a:x}"),
    OPERATION_BEGAN("an operation of the script began", "operation {a} begins"),
    OPERATION_ENDED("an operation of the script returned", "operation {a} = {b}"),
    HANDLER_RAN("a SIGBUS handler of the script ran", "SIGBUS handler of operation {a} = {b}");

    private final String meaning;
    private final String pattern;

    EventType(String meaning, String pattern) {
        this.meaning = meaning;
        this.pattern = pattern;
    }

    /** The word that scripts use. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** What it means, in one sentence without a full stop. */
    public String meaning() {
        return meaning;
    }

    String format(long a, long b, long c) {
        return pattern.replace("{a}", Long.toString(a))
                .replace("{b}", Long.toString(b))
                .replace("{c}", Long.toString(c))
                .replace("{a:x}", Long.toHexString(a));
    }
}
