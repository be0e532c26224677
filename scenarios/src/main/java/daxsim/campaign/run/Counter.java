package daxsim.campaign.run;

import java.util.Locale;

/** What is counted in a run, in the order of the columns. */
public enum Counter {
    FAULTS("faults"),
    OPERATIONS("operations of applications"),
    ERRORS("operations that returned an error number"),
    SIGBUS_AR("SIGBUS with BUS_MCEERR_AR"),
    SIGBUS_AO("SIGBUS with BUS_MCEERR_AO"),
    SIGBUS_ADRERR("SIGBUS with BUS_ADRERR"),
    SIGBUS_KERNEL("SIGBUS without an address"),
    KILLS("applications killed"),
    HUNG_TASKS("tasks that never came back"),
    REPAIRS("repairs that succeeded"),
    REPAIRS_FAILED("repairs that failed"),
    SILENT_READS("reads that were silently wrong"),
    FALSE_ERRORS("reads that failed over good data"),
    GOOD_BYTES_LOST("good bytes lost beside faults"),
    BYTES_RESUPPLIED("bytes that applications supplied from elsewhere"),
    PANICS("panics"),
    OOPSES("oopses"),
    MACHINE_CHECKS("machine checks"),
    CLEARS("clear-error commands"),
    MEMTYPE_CHANGES("changes of memory types"),
    SHOOTDOWNS("flushes of other CPUs' translations"),
    SYSCALLS("system calls"),
    LOG_LINES("lines in the kernel log");

    private final String meaning;

    Counter(String meaning) {
        this.meaning = meaning;
    }

    /** In a few words. */
    public String meaning() {
        return meaning;
    }

    /** The name of its column. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
