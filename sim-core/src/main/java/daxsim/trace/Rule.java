package daxsim.trace;

/**
 * Every rule that an event can stand for: what the model does, the kernel file, function and version (or manual, or mail) it
 * follows, and how far that is known.
 */
public enum Rule {
    // Hardware.
    POISON_PER_LINE(
            "Poison is a property of a 64-byte line of the media; a load that misses the caches consumes it.",
            "Intel SDM volume 3, machine-check architecture; device behaviour",
            Mark.READ),
    POWER_FAILURE(
            "Power takes dirty lines of the caches and stores that no fence has made durable, page tables, badblocks and"
                    + " processes; the media and what the firmware knows stay.",
            "ADR persistence domain",
            Mark.MODEL),
    SPECULATION(
            "A write-back mapping of a poisoned line can be touched by prefetch or speculation, which logs an error without"
                    + " an exception.",
            "thread, November 2021; arch/x86/kernel/cpu/mce/severity.c",
            Mark.UNVERIFIED),
    STORE_TO_POISON(
            "A store never raises a machine check; into a poisoned line that is not cached it changes nothing a load could"
                    + " get at.",
            "platform behaviour",
            Mark.UNVERIFIED),
    CLEAR_ERROR(
            "The firmware clears whole units; every unit that held poison is left with undefined contents. The error range"
                    + " of the bus is forgotten for what was cleared.",
            "drivers/nvdimm/bus.c, nvdimm_clear_poison(), 6.1; ndctl manual",
            Mark.READ),
    CLEAR_ALIGNMENT(
            "Address and length of a clear are multiples of the firmware's unit, and there is one, else ENXIO.",
            "drivers/nvdimm/bus.c, nvdimm_clear_poison(), 6.1",
            Mark.READ),
    CLEAR_PRETENDED(
            "A bus without commands reports every clear as done and touches nothing.",
            "drivers/nvdimm/bus.c, nvdimm_clear_poison(), 6.1",
            Mark.RECORDED),
    ARS("A scrub adds every known error to the bus's list and lists it.", "drivers/acpi/nfit/core.c, 6.1", Mark.READ),

    // x86.
    MCE_LOCAL(
            "A local machine check is taken by the consuming CPU alone.",
            "arch/x86/kernel/cpu/mce/core.c, do_machine_check(), 6.1",
            Mark.READ),
    MCE_BROADCAST(
            "A broadcast machine check brings every CPU into the handler; they meet there and read their banks one after"
                    + " another, and no CPU goes on before the last has read.",
            "arch/x86/kernel/cpu/mce/core.c, mce_start(), mce_end(), 6.1",
            Mark.READ),
    MCE_OVERFLOW(
            "Poison that a second CPU consumes before all CPUs have met overwrites the record of the first: an event is"
                    + " lost, and that is a panic.",
            "arch/x86/kernel/cpu/mce/severity.c, 6.1; Intel SDM volume 3 on the overflow bit",
            Mark.UNVERIFIED),
    MCE_FIRMWARE_FIRST(
            "The firmware sees the error first, with every CPU stopped; then the consuming CPU takes its machine check,"
                    + " with an address good to a page where nothing finer is said.",
            "ACPI platform error interfaces; console times of one machine",
            Mark.UNVERIFIED),
    MCE_CONSECUTIVE(
            "Machine checks that one task takes before it is back in user mode must be for one page, and at most ten, else"
                    + " panic.",
            "arch/x86/kernel/cpu/mce/core.c, queue_task_work(), 6.1",
            Mark.READ),
    MCE_ACTION_OPTIONAL(
            "An error that needs no action and was found by a scrubber goes to memory_failure on behalf of nobody, and"
                    + " speculation is kept away from its page; all that before the error is recorded.",
            "arch/x86/kernel/cpu/mce/core.c, uc_decode_notifier(), 6.1",
            Mark.RECORDED),
    PATROL_SCRUB(
            "The memory controller's own scrubber logs poison that it meets, without an exception and without clearing it.",
            "Intel SDM volume 3, memory scrubbing errors",
            Mark.READ),
    MCE_SEVERITY(
            "The first row of the severity table that fits decides between recovery and panic.",
            "arch/x86/kernel/cpu/mce/severity.c, 6.1",
            Mark.READ),
    KILL_ME_MAYBE(
            "On the way back to user mode memory_failure runs; if it succeeds, speculation is kept away from the page, else"
                    + " the task gets SIGBUS.",
            "arch/x86/kernel/cpu/mce/core.c, kill_me_maybe(), 6.1",
            Mark.READ),
    KILL_ME_NEVER(
            "Poison that the kernel met while it read user memory costs the task nothing: on the way back to user mode"
                    + " memory_failure runs, and if it succeeds, speculation is kept away from the page.",
            "arch/x86/kernel/cpu/mce/core.c, kill_me_never(), 6.1",
            Mark.READ),
    NOSPEC_FAILED(
            "When a poisoned page cannot be taken out of the direct map, a line is logged and nothing else happens.",
            "arch/x86/include/asm/set_memory.h, set_mce_nospec()",
            Mark.READ),
    SET_MEMORY_NP(
            "A page is made not present; no cache flush is needed.",
            "arch/x86/mm/pat/set_memory.c, set_memory_np()",
            Mark.READ),
    SET_MEMORY_UC_CONFLICT(
            "set_memory_uc asks the memtype tree, where pmem is reserved write-back as one range, and fails with EBUSY: the"
                    + " page stays write-back.",
            "arch/x86/mm/pat/memtype.c; report with the NP patch, 2021",
            Mark.READ),
    SET_MEMORY_WB(
            "Setting write-back leaves the present bit alone: a page that is not present stays so.",
            "arch/x86/mm/pat/set_memory.c, set_memory_wb(), 5.15",
            Mark.DERIVED),
    SET_MEMORY_PRESENT(
            "Since 5.19 a repaired page gets its present bit back.",
            "arch/x86/mm/pat/set_memory.c, clear_mce_nospec(), 5.19",
            Mark.READ),
    SET_MEMORY_SAME(
            "Attributes that a page of the direct map has already change nothing: no entry is split, no CPU interrupted.",
            "arch/x86/mm/pat/set_memory.c, __should_split_large_page(), __change_page_attr()",
            Mark.UNVERIFIED),
    CPA_SPLIT(
            "The first change in 1 GiB or 2 MiB of the direct map splits its entry, and nothing joins it again.",
            "arch/x86/mm/pat/set_memory.c, split_large_page()",
            Mark.READ),
    TLB_SHOOTDOWN(
            "Every change of the direct map interrupts all other CPUs.",
            "arch/x86/mm/pat/set_memory.c, cpa_flush()",
            Mark.READ),
    TLB_SHOOTDOWN_USER(
            "Who takes an entry out of user page tables interrupts every other CPU that has them loaded, and goes on when"
                    + " all have answered; until a CPU answers it may use what it holds.",
            "arch/x86/mm/tlb.c, flush_tlb_mm_range(), 6.1",
            Mark.READ),
    COPY_MC(
            "A machine-check-safe copy stops at poison and reports what is missing: no memory_failure, no signal.",
            "arch/x86/lib/copy_mc.c, lib/iov_iter.c, 6.1",
            Mark.READ),
    COPY_FLUSHCACHE(
            "Data goes into persistent memory around the caches.",
            "lib/iov_iter.c, _copy_from_iter_flushcache(), 6.1",
            Mark.READ),
    NP_FIXUP(
            "A copy that meets a page which is not present is fixed up and comes out short.",
            "arch/x86/lib/copy_mc_64.S",
            Mark.TRIED),
    PLAIN_ACCESS(
            "An ordinary kernel access has no fixup: poison is a panic, a missing page an oops.",
            "arch/x86/kernel/cpu/mce/severity.c, 6.1",
            Mark.READ),

    // Badblocks and nvdimm.
    BADBLOCKS_POPULATE(
            "Every error range of the bus is listed in the device's badblocks; nothing is taken off.",
            "drivers/nvdimm/badrange.c, 6.1",
            Mark.READ),
    BADBLOCKS_CLEAR(
            "Sectors leave the list; the callers ignore a refusal.",
            "block/badblocks.c, badblocks_clear()",
            Mark.RECORDED),
    BADBLOCKS_INTERVALS(
            "Instead of a table, records are intervals without limit in number or length: what is set is listed, what is"
                    + " cleared is gone.",
            "thread, November 2021, remark of D. Wong; no kernel has it",
            Mark.MODEL),
    NFIT_MCE(
            "The notifier records the range of a machine check: up to 5.18 one line from the address rounded up, from 5.19"
                    + " the granule of the address.",
            "drivers/acpi/nfit/mce.c, nfit_handle_mce()",
            Mark.RECORDED),
    DIRECT_ACCESS_CHECK(
            "A translation is refused when anything is listed in the pages asked for.",
            "drivers/nvdimm/pmem.c, __pmem_direct_access(), 5.15",
            Mark.RECORDED),
    RESTORE_WHOLE_PAGES(
            "Pages get their mapping back by whole pages of the cleared length, and only those with PG_hwpoison.",
            "drivers/nvdimm/pmem.c, hwpoison_clear() and pmem_mkpage_present()",
            Mark.TRIED),
    BIO_WRITE(
            "Up to 5.18 the block path writes, clears and writes again; from 5.19 it clears first.",
            "drivers/nvdimm/pmem.c, pmem_do_write()",
            Mark.READ),
    BIO_WRITE_NP(
            "A block write to a page that is not present is an oops.",
            "drivers/nvdimm/pmem.c, pmem_do_write()",
            Mark.TRIED),

    // mm.
    MEMORY_FAILURE(
            "A mapped page gets PG_hwpoison; if the current task maps it, every process loses what the task's mapping covers,"
                    + " a page or 2 MiB, and the task is signalled.",
            "mm/memory-failure.c, mf_generic_kill_procs(), 6.1",
            Mark.RECORDED),
    MEMORY_FAILURE_NOT_INSTANTIATED(
            "A page that no DAX fault has made known fails with EBUSY and is left as it is.",
            "mm/memory-failure.c, 6.1",
            Mark.RECORDED),
    SIGBUS_AR(
            "The signal names the page of the failing address and the size of the mapping.",
            "mm/memory-failure.c, kill_proc()",
            Mark.RECORDED),
    FAULT_SIGBUS(
            "A fault on listed poison is BUS_ADRERR at the exact address.",
            "fs/dax.c, dax_fault_return(), up to 6.4",
            Mark.RECORDED_6_1),
    FAULT_HWPOISON(
            "A fault on listed poison is BUS_MCEERR_AR at the exact address.", "fs/dax.c, 6.5", Mark.RECORDED_6_12),
    FAULT_PMD(
            "2 MiB are mapped by one entry when the mapping is shared or the access a load, mapping and file cover them, one"
                    + " extent holds them at an address aligned to 2 MiB, no small entry of the file lies in them, and"
                    + " nothing in them is listed; else the fault maps a page.",
            "fs/dax.c, dax_iomap_pmd_fault(), 6.1",
            Mark.TRIED),
    DAX_ENTRY(
            "Entries of a file outlive its mappings and go with truncate, punch or the inode: a range first touched page by"
                    + " page stays so.",
            "fs/dax.c, grab_mapping_entry(), 6.1",
            Mark.TRIED),
    WP_HUGE(
            "A store to 2 MiB mapped for reading that cannot be mapped for writing takes the whole mapping away; what"
                    + " follows is mapped page by page.",
            "mm/memory.c, wp_huge_pmd(), 6.1",
            Mark.TRIED),
    COW_UNMAPPED(
            "A store through a private mapping to a page it does not map yet copies the page by the kernel's address, after"
                    + " asking the list, with a copy that poison is fatal to.",
            "fs/dax.c, copy_cow_page_dax(), 6.1, 6.12",
            Mark.READ),
    COW_MAPPED(
            "A store through a private mapping to a page it maps for reading copies by the user's address and asks no list;"
                    + " poison ends the copy, and after a second try the page is filled with zeros.",
            "mm/memory.c, __wp_page_copy_user(), 6.1",
            Mark.DERIVED),
    MADV_HWPOISON(
            "Each page is faulted in and handed to memory_failure; no list, no error range and no memory type changes.",
            "mm/madvise.c, madvise_inject_error(), 6.1",
            Mark.RECORDED),
    MADV_ANONYMOUS(
            "A private copy is ordinary memory: it is taken away, the next touch gets BUS_MCEERR_AR, and 6.12 sends one at"
                    + " once.",
            "mm/madvise.c, madvise_inject_error()",
            Mark.RECORDED),
    USER_MAPPING(
            "User mappings of persistent memory are write-back, whatever the direct map is.",
            "arch/x86/mm/pat/memtype.c, track_pfn_insert()",
            Mark.READ),

    // fs.
    SYSCALL("A system call takes the locks of its file.", "fs/ext4, 6.1", Mark.READ),
    ZERO_ON_ALLOCATE(
            "New blocks are zeroed through the block path before they are mapped, which clears listed poison in them.",
            "fs/ext4/inode.c, EXT4_GET_BLOCKS_CREATE_ZERO",
            Mark.RECORDED),
    EXT4_MBALLOC(
            "ext4 takes the block beside the file's neighbours, else a buddy of the size or the smallest chunk that will do,"
                    + " from the group of its last allocation on. It never asks badblocks.",
            "fs/ext4/mballoc.c, ext4_mb_regular_allocator(), 5.15",
            Mark.RECORDED),
    XFS_ALLOC_NEAR(
            "XFS takes the piece of free space nearest to the file's neighbours in their allocation group, in another group"
                    + " the one that fits best. It never asks badblocks.",
            "fs/xfs/libxfs/xfs_alloc.c and xfs_bmap.c, 6.1",
            Mark.READ),
    FREED_PENDING(
            "Freed blocks can be used again when the transaction that freed them has committed. When nothing else is free,"
                    + " the commit is forced.",
            "fs/ext4/mballoc.c, ext4_process_freed_data(); fs/ext4/balloc.c, ext4_should_retry_alloc(), 5.15",
            Mark.RECORDED),
    XFS_EXTENT_BUSY(
            "Freed blocks are busy until the log has the transaction that freed them, and file data are kept off them. When"
                    + " nothing else is free, the log is forced.",
            "fs/xfs/xfs_extent_busy.c; fs/xfs/libxfs/xfs_alloc.c, 6.1",
            Mark.READ),
    JOURNAL_COMMIT("A commit makes metadata durable and fences the stores before it.", "fs/jbd2/commit.c", Mark.MODEL),
    XFS_LOG_COMMIT(
            "A checkpoint of the log makes metadata durable and fences the stores before it; a mount replays it.",
            "fs/xfs/xfs_log_cil.c and xfs_log_recover.c",
            Mark.MODEL),
    XFS_SHUTDOWN(
            "New blocks for a hole are zeroed inside the transaction that has already taken them; when that fails, the"
                    + " transaction is cancelled dirty and the filesystem shuts down.",
            "fs/xfs/xfs_iomap.c, xfs_iomap_write_direct(); fs/xfs/xfs_trans.c, xfs_trans_cancel(), 6.1",
            Mark.DERIVED),
    XFS_NOTIFY_FAILURE(
            "From 6.0 on an XFS with reverse mapping looks up who owns a bad page: its DAX entry decides whether the page"
                    + " gets PG_hwpoison, and a page without an entry or an owner is none the less taken for handled.",
            "fs/xfs/xfs_notify_failure.c, xfs_dax_notify_failure(), 6.1",
            Mark.TRIED),
    FSYNC_NOT_PRESENT(
            "Writing back a dirty page that is not present in the direct map has no fixup.",
            "fs/dax.c, dax_writeback_one(), 6.1",
            Mark.DERIVED),

    EXT4_SHUTDOWN(
            "From 6.12 on a filesystem whose superblock or journal cannot be written shuts down, and nothing can be mapped;"
                    + " before, mappings go on.",
            "fs/ext4/super.c, 6.12",
            Mark.RECORDED_6_12),

    // Device-mapper.
    DM_NO_PLACE(
            "Where no whole page of a leg lies behind a page of a mapped device, or there is no target, a translation is an"
                    + " error that is not poison.",
            "drivers/md/dm.c, dm_dax_direct_access(), 6.1",
            Mark.RECORDED),
    DM_SWAP(
            "A reload freezes the filesystem above, swaps the table and thaws: requests that begin later go to the new table,"
                    + " and page tables keep what they have.",
            "drivers/md/dm.c, dm_swap_table(), 6.1",
            Mark.RECORDED),
    LOG_WRITES_FIRST(
            "Up to 5.16 log-writes copies the data of a DAX write into its log before the device gets them; if the device then"
                    + " fails, the entry stays.",
            "drivers/md/dm-log-writes.c, log_writes_dax_copy_from_iter(), 5.10",
            Mark.READ),
    LEG_WITHOUT_RECOVERY(
            "A leg whose driver has no recovery operation translates all the same; what the transfer then does is the policy's,"
                    + " or the design's.",
            "thread, November 2021",
            Mark.MODEL),
    WARN_AND_COPY(
            "Device-mapper warns with a backtrace and copies as if nothing was listed.",
            "v2 posting, patch 2, drivers/md/dm.c",
            Mark.READ),
    PLAIN_COPY(
            "A copy that is neither flushing nor safe against machine checks: a load of poison is a panic, a store stays in the"
                    + " cache.",
            "drivers/md/dm.c, dm_dax_copy_from_iter(), 5.15",
            Mark.READ),
    WRITECACHE_CLAIM(
            "dm-writecache translates its whole device once, in the ordinary way; listed poison anywhere is an error and the"
                    + " table is not loaded. Several pieces are mapped together by vmap.",
            "drivers/md/dm-writecache.c, persistent_memory_claim(), 6.1",
            Mark.READ),
    WRITECACHE_ERROR(
            "A read of cached data that comes out short puts the whole cache into its error state, in which writes fail.",
            "drivers/md/dm-writecache.c, writecache_error(), 6.1",
            Mark.READ),
    WRITECACHE_WRITE(
            "Cached data are written by flushing stores; badblocks are not looked at and nothing is cleared.",
            "drivers/md/dm-writecache.c, memcpy_flushcache_optimized(), 6.1",
            Mark.READ),

    // Designs.
    P0_CLEAR(
            "clear_poison: nothing listed is success; else the whole range is cleared, page alignment is not asked.",
            "clear-poison posting, September 2021",
            Mark.READ),
    V2_RECOVERY_ACCESS(
            "In recovery mode the list is looked at and its answer dropped; the length is not trimmed.",
            "v2 posting, patch 2",
            Mark.READ),
    V2_WRITE("A recovery write clears all pages of the copy, then copies.", "v2 posting, patch 2", Mark.READ),
    V2_WRITE_ALIGNMENT(
            "A recovery write that is not page-aligned anywhere is EIO and a warning in the log.",
            "v2 posting, patch 2",
            Mark.READ),
    V2_READ_FIRST_PAGE(
            "A recovery read whose first page is listed is EIO and a warning in the log.",
            "v2 posting, patch 2",
            Mark.READ),
    V2_READ_WRAPPED(
            "A bad range that begins before the read makes the adjusted length wrap, with a warning.",
            "v2 posting, patch 2",
            Mark.READ),
    V2_READ_WHOLE(
            "The adjusted length is computed and then not used: all bytes are copied.",
            "v2 posting, patch 2; remark of D. Wong",
            Mark.READ),
    TAG_ACCESS(
            "A tagged translation maps a private uncached alias of one page.",
            "D. Williams, 9 November 2021",
            Mark.MODEL),
    TAG_ALIAS(
            "The alias is made in direct_access and removed in the recovery call.",
            "D. Williams, 9 November 2021",
            Mark.MODEL),
    TAG_READ(
            "A recovery read takes the lines of the page before its first listed sector.",
            "D. Williams, 9 November 2021",
            Mark.MODEL),
    TAG_WRITE(
            "A recovery write clears, writes and drops the record in the order of the variant.",
            "D. Williams, 9 November 2021",
            Mark.MODEL),
    TAG_WRITE_ALIGNMENT(
            "A write over poison that is not page-aligned is EIO before anything is touched.", "model", Mark.MODEL),
    M5_STRIDE(
            "A translation for recovery ends with the first bad page; one that begins inside a longer bad range is not"
                    + " trimmed.",
            "drivers/nvdimm/pmem.c, __pmem_direct_access(), 5.19",
            Mark.TRIED),
    M5_ALIGNMENT(
            "A recovery write that is not page-aligned transfers nothing.",
            "drivers/nvdimm/pmem.c, pmem_recovery_write(), 5.19",
            Mark.RECORDED),
    M5_RECOVERY_WRITE(
            "Clear, write, and only then drop the record.",
            "drivers/nvdimm/pmem.c, pmem_recovery_write(), 5.19",
            Mark.READ),

    // The application and its surroundings.
    SCRIPT("What the script asks for.", "scenario", Mark.MODEL),
    FATAL_SIGNAL(
            "A fatal signal takes effect on the way back to user mode, or where the kernel looks for one.",
            "kernel/signal.c",
            Mark.READ),
    REBOOT(
            "At boot the firmware's known errors are listed again and uncommitted metadata is gone.",
            "drivers/acpi/nfit/core.c, fs/jbd2/recovery.c",
            Mark.MODEL);

    private final String says;
    private final String source;
    private final Mark mark;

    Rule(String says, String source, Mark mark) {
        this.says = says;
        this.source = source;
        this.mark = mark;
    }

    /** The id under which reports and documents name it. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** What the model does. */
    public String says() {
        return says;
    }

    /** What it follows. */
    public String source() {
        return source;
    }

    public Mark mark() {
        return mark;
    }
}
