package daxsim.trace;

/**
 * The vocabulary of a trace. A script's {@code seen} counts these words.
 *
 * <p>The pattern puts an event into words: {@code {a}}, {@code {b}}, {@code {c}} are its numbers in decimal, {@code {a:x}} in
 * hexadecimal, {@code {a?x|y}} one of the words, by number.
 */
public enum EventType {
    FAULT_STRUCK("a fault of the script took effect in the media", "poison at 0x{a:x}, {b} bytes"),
    MACHINE_CHECK("a CPU took a machine check for poison it consumed", "#MC at 0x{a:x}, address lsb {b}"),
    POISON_CONSUMED_KERNEL(
            "kernel code loaded from a poisoned line", "kernel load meets poison at 0x{a:x} after {b} of {c} bytes"),
    RENDEZVOUS(
            "a broadcast machine check stopped every CPU until all banks were read",
            "all {a} CPUs meet in the machine-check handler"),
    SMM_ENTERED(
            "the firmware stopped every CPU to look at an error", "firmware looks at the error first, {a} CPUs stop"),
    PATROLLED("the memory controller's scrub met poison and logged it", "patrol scrub meets poison at 0x{a:x}, logged"),
    SPECULATED("speculation through a cached mapping touched poison", "speculative touch of 0x{a:x}, logged"),
    MEMORY_FAILURE("memory_failure looked at a page", "memory_failure(0x{a:x}) = {b}"),
    SIGBUS("a thread was sent SIGBUS", "SIGBUS, address 0x{a:x}, lsb {b}"),
    RANGE_RECORDED("the nvdimm bus added an error range", "badrange_add(0x{a:x}, {b})"),
    RECORD_SET("badblocks listed sectors", "badblocks_set({a}, {b}) = {c}"),
    RECORD_CLEARED("badblocks dropped sectors", "badblocks_clear({a}, {b}) = {c}"),
    DIRECT_ACCESS(
            "a DAX device was asked for a translation", "direct_access(page {a}, {b} pages): listed = {c?no|yes}"),
    RECOVERY_TRANSLATED(
            "a design translated pages for recovery, whatever is listed",
            "translation for recovery, page {a}, {b} pages: {c} pages"),
    RECOVERY_READ("a design's recovery read worked out a limit", "recovery read, page {a}, {b} bytes, limit {c}"),
    RECOVERY_WRITE("a design's recovery write began", "recovery write, page {a}, {b} bytes"),
    RECOVERY_REFUSED("a design refused to recover", "recovery refused, page {a}, {b} bytes: not page-aligned"),
    RECOVERY_MISSING(
            "a design wanted to recover on a leg that has no operation for it",
            "no recovery operation on this leg, page {a}, {b} bytes"),
    RECOVERY_IN_VAIN(
            "a design took an error that is not poison for poison",
            "recovery asked in vain, page {a}, {b} pages, error {c}"),
    CLEAR_CALLED("a design's own clear was called", "clear_poison(page {a}, {b} pages): listed = {c?no|yes}"),
    CLEAR_ERROR("the firmware was asked to clear errors", "clear_error(0x{a:x}, {b}) cleared {c}"),
    CLEAR_FAILED("a clear was refused before it reached the firmware", "clear of 0x{a:x}, {b} bytes refused, unit {c}"),
    CLEAR_PRETENDED(
            "a bus without commands reported a clear that did not happen", "clear of 0x{a:x}, {b} bytes pretended"),
    HWPOISON_CLEARED("a page lost PG_hwpoison", "PG_hwpoison off at 0x{a:x}"),
    MEMTYPE_CHANGED(
            "a page of the direct map changed its attributes",
            "direct map 0x{a:x}: {b?WB|UC-|UC}, {c?not present|present}"),
    MEMTYPE_KEPT(
            "a page of the direct map had the attributes that were to be set", "direct map 0x{a:x}: nothing to change"),
    DIRECT_MAP_SPLIT(
            "an entry of the direct map was split into smaller ones", "direct map split at 0x{a:x}, {b} bytes"),
    MEMTYPE_REFUSED("a change of attributes was refused", "memtype of 0x{a:x} conflicts, stays write-back"),
    ALIAS_MAPPED("a private alias of a page was mapped", "uncached alias of 0x{a:x} mapped"),
    ALIAS_REMOVED("a private alias of a page was removed", "uncached alias of 0x{a:x} removed"),
    PMD_MAPPED("a page fault mapped 2 MiB by one entry", "2 MiB mapped at 0x{a:x}, file page {b}"),
    PMD_FALLBACK(
            "a page fault could not map 2 MiB by one entry and went on page by page",
            "2 MiB at 0x{a:x} not mapped at once: {c?not covered|a small entry of the file lies there|blocks apart|listed or cut"
                    + " short|not aligned on the device}"),
    PMD_SPLIT(
            "a mapping of 2 MiB was taken away because a store needs its pages apart",
            "2 MiB mapping at 0x{a:x} split"),
    PAGE_COPIED(
            "the kernel copied a page for a store through a private mapping", "private copy of the page at 0x{a:x}"),
    STALE_TRANSLATION(
            "a CPU used a translation that the page tables no longer have", "stale translation used at 0x{a:x}"),
    USER_SHOOTDOWN(
            "CPUs that run an address space were interrupted to drop translations of it",
            "translations of 0x{b:x}, {c} bytes, to be dropped by {a} CPUs"),
    TLB_SHOOTDOWN("other CPUs were interrupted to flush their TLBs", "TLB shootdown, {a} CPUs"),
    COPY_TO_USER("the kernel copied from persistent memory", "copy from 0x{a:x}: {b} of {c} bytes"),
    COPY_FROM_USER("the kernel copied into persistent memory around the cache", "copy to 0x{a:x}: {b} of {c} bytes"),
    KERNEL_FAULT(
            "a kernel copy met a page that is not present, and was fixed up", "#PF at 0x{a:x} after {b} of {c} bytes"),
    BLOCK_WRITE("the block path wrote", "bio write to 0x{a:x}: {b} of {c} bytes"),
    WRITE_LOGGED("log-writes copied the data of a DAX write into its log", "page {a}, {b} bytes logged"),
    PHANTOM_LOG_ENTRY(
            "the log of log-writes has a write that the device below did not take",
            "phantom log entry, page {a}, {b} bytes: the device said {c}"),
    TABLE_SWAPPED("a mapped device got another table", "table swapped: {a} targets, {b} sectors"),
    MEMORY_CLAIMED("a kernel user translated a whole device for itself", "{a} pages claimed, pieces: {b}"),
    KERNEL_STORE("kernel code stored through a pointer of its own", "flushing store to 0x{a:x}: {b} of {c} bytes"),
    BLOCKS_ALLOCATED("a filesystem took blocks", "blocks {a}, {b} of them, for file block {c}"),
    BLOCK_ZEROED("a new block was zeroed", "block {a} zeroed = {c}"),
    BLOCKS_FREED("a filesystem gave blocks back, pending until the commit", "blocks {a}, {b} of them, pending free"),
    COMMITTED("the journal committed", "commit"),
    SHUT_DOWN("a filesystem shut itself down", "filesystem shut down"),
    SCRUBBED("an address range scrub ended", "{c?short|full} scrub of 0x{a:x}, {b} bytes"),
    USER_LOAD("a program loaded through its mapping", "load at 0x{a:x}: {b} of {c} bytes"),
    USER_STORE("a program stored through its mapping", "store at 0x{a:x}, {b} bytes"),
    SYSCALL(
            "a system call was entered",
            "system call {a?pread|pwrite|fallocate(PUNCH_HOLE)|fallocate(ZERO_RANGE)|fallocate|truncate|fsync|mmap|munmap|clear|madvise}"),
    LOG_LINE("a line reached the kernel log", "a line in the kernel log"),
    KILLED("a process got a fatal signal", "fatal signal"),
    BUFFER_UNMAPPED("a user buffer went away", "user buffer unmapped"),
    POWER_FAILED("the power failed", "power failure"),
    REBOOTED("the machine came up again", "reboot"),
    OOPS("kernel code faulted without a fixup", "oops at 0x{a:x}"),
    PANIC("the kernel gave up", "panic at 0x{a:x}"),
    OPERATION_BEGAN("an operation of the script began", "operation {a} begins"),
    TURN_ENDED("one turn of a repeated operation returned", "turn {b} of operation {a} = {c}"),
    OPERATION_ENDED("an operation of the script returned", "operation {a} = {b}"),
    HANDLER_RAN("a SIGBUS handler of the script ran", "SIGBUS handler of operation {a} = {b}");

    private final String meaning;
    private final String pattern;

    EventType(String meaning, String pattern) {
        this.meaning = meaning;
        this.pattern = pattern;
    }

    private static final java.util.Map<String, EventType> BY_WORD = new java.util.TreeMap<>();

    static {
        for (EventType type : values()) {
            BY_WORD.put(type.word(), type);
        }
    }

    /** The word that scripts use. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The event of a word that scripts use. */
    public static EventType ofWord(String word) {
        EventType type = BY_WORD.get(word);
        if (type == null) {
            throw new IllegalArgumentException("no event " + word);
        }
        return type;
    }

    /** What the first number of an event says about a place in memory. */
    public enum Address {
        NONE,
        PHYSICAL,
        KERNEL
    }

    /** Whether the first number is an address, and in which space. */
    public Address address() {
        return switch (this) {
            case MACHINE_CHECK,
                    POISON_CONSUMED_KERNEL,
                    SPECULATED,
                    PATROLLED,
                    MEMORY_FAILURE,
                    RANGE_RECORDED,
                    CLEAR_ERROR,
                    CLEAR_FAILED,
                    CLEAR_PRETENDED,
                    HWPOISON_CLEARED,
                    MEMTYPE_CHANGED,
                    MEMTYPE_REFUSED,
                    MEMTYPE_KEPT,
                    DIRECT_MAP_SPLIT,
                    ALIAS_MAPPED,
                    ALIAS_REMOVED,
                    SCRUBBED,
                    PAGE_COPIED,
                    USER_LOAD,
                    USER_STORE -> Address.PHYSICAL;
            case COPY_TO_USER, COPY_FROM_USER, KERNEL_FAULT, BLOCK_WRITE -> Address.KERNEL;
            default -> Address.NONE;
        };
    }

    /** What it means, in one sentence without a full stop. */
    public String meaning() {
        return meaning;
    }

    String format(long a, long b, long c) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
            int close = pattern.indexOf('}', open);
            text.append(pattern, at, open);
            long number = switch (pattern.charAt(open + 1)) {
                case 'a' -> a;
                case 'b' -> b;
                default -> c;
            };
            text.append(shown(number, pattern.substring(open + 2, close)));
            at = close + 1;
        }
        return text.append(pattern, at, pattern.length()).toString();
    }

    private static String shown(long number, String form) {
        if (form.isEmpty()) {
            return Long.toString(number);
        }
        if (form.equals(":x")) {
            return Long.toHexString(number);
        }
        String[] words = form.substring(1).split("\\|", -1);
        return words[(int) Math.max(0, Math.min(number, words.length - 1))];
    }
}
