package daxsim.hardware;

/** The parameters of a profile that the model spends time by, under their ids in the profile's table. */
public enum Param {
    PM_READ_RAND("pm.read_rand"),
    PM_READ_4K("dax.read4k"),
    NT_WRITE_4K("nt.write4k"),
    CACHE_HIT("cache.l1_hit"),
    CLWB_ISSUE("core.clwb_issue"),
    SHOOTDOWN_BASE("tlb.sd_base"),
    SHOOTDOWN_PER_CPU("tlb.sd_percpu"),
    SHOOTDOWN_REMOTE("tlb.sd_remote"),
    TLB_INVLPG("tlb.invlpg"),
    TLB_FULL("tlb.full"),
    TLB_CEILING("tlb.ceiling"),
    CPA_BASE("cpa.base"),
    CPA_SPLIT("cpa.split2m"),
    MCE_ENTRY("mce.entry"),
    MCE_BANK_SCAN("mce.bank_scan"),
    MCE_SPIN("mce.spin"),
    MCE_FIRMWARE_FIRST("mce.fwfirst"),
    MCE_TO_SIGBUS("mce.to_sigbus"),
    MCE_NOTIFIER("mce.notifier"),
    MCE_WQ_DELAY("mce.wq_delay"),
    SIGNAL_DELIVER("sig.deliver"),
    CLEAR_DSM("clear.dsm"),
    CLEAR_PER_UNIT("clear.per_unit"),
    SYSCALL("sys.entry"),
    IOMAP_ITER("iomap.iter"),
    DIRECT_ACCESS("dax.direct_access"),
    BADBLOCKS_BASE("bb.base"),
    BADBLOCKS_UPDATE("bb.update"),
    FAULT_PTE("pf.dax_pte"),
    FAULT_PMD("pf.dax_pmd"),
    FS_ALLOC("fs.alloc"),
    FS_ZERO_4K("fs.zero4k"),
    FS_PUNCH("fs.punch"),
    FS_LOG_FORCE("fs.log_force");

    private final String id;

    Param(String id) {
        this.id = id;
    }

    /** The id in the profile's table. */
    public String id() {
        return id;
    }
}
