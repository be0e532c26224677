package daxsim.kernel;

import java.util.List;

/**
 * The kernel around an API, as data: what changed between versions and matters here. A rule asks the regime; there are no
 * copies of paths per version.
 *
 * @param id what users type
 * @param kernels the versions it stands for
 * @param nospec what set_mce_nospec does to a poisoned page of the direct map
 * @param restore what clear_mce_nospec does
 * @param nfitRange what the nfit notifier records of a machine check
 * @param blockWrite order of clear and data in pmem_do_write
 * @param clear when a clear drops records and restores pages
 * @param lengthCheck how direct_access measures the range it checks
 * @param poisonErrno what direct_access returns for listed poison
 * @param injection what madvise(MADV_HWPOISON) does to a private copy
 * @param badblocks which badblocks code
 * @param mapperDax what device-mapper has to do with a read or write
 * @param journalError what ext4 does when its own blocks cannot be written
 * @param holder whether memory_failure asks the holder of a dax device first
 */
public record Regime(
        String id,
        String kernels,
        Nospec nospec,
        Restore restore,
        NfitRange nfitRange,
        BlockWrite blockWrite,
        Clear clear,
        LengthCheck lengthCheck,
        Errno poisonErrno,
        Injection injection,
        Table badblocks,
        MapperDax mapperDax,
        JournalError journalError,
        Holder holder) {
    /** set_mce_nospec. */
    public enum Nospec {
        /** Not present when the whole page is bad, else uncached, which the memtype check refuses for pmem. */
        NOT_PRESENT_OR_UNCACHED,
        /** Not present. */
        NOT_PRESENT
    }

    /** clear_mce_nospec. */
    public enum Restore {
        /** Sets write-back and leaves the present bit as it is. */
        WRITE_BACK,
        /** Sets the present bit. */
        PRESENT
    }

    /** nfit_handle_mce. */
    public enum NfitRange {
        /** One line from the address rounded up to 64. */
        LINE_ROUNDED_UP,
        /** The granule that the machine check's address is valid for. */
        ADDRESS_LSB
    }

    /** pmem_do_write. */
    public enum BlockWrite {
        /** Data, clear, data again. */
        DATA_CLEAR_DATA,
        /** Clear, then data. */
        CLEAR_DATA
    }

    /** pmem_clear_poison. */
    public enum Clear {
        /** One function; drops records from 512 cleared bytes on. */
        IN_ONE,
        /** __pmem_clear_poison restores pages, its callers drop records. */
        REFACTORED
    }

    /** The length of the check in __pmem_direct_access. */
    public enum LengthCheck {
        /** In bytes as a 32-bit number, so that 4 GiB are nothing. */
        BYTES_32,
        /** In sectors. */
        SECTORS
    }

    /** madvise_inject_error() on ordinary memory. */
    public enum Injection {
        /** The caller learns when it next touches the page. */
        LATE,
        /** The caller is signalled, too, as if it had met the error. */
        AT_ONCE
    }

    /** What keeps records of bad sectors. */
    public enum Table {
        /** block/badblocks.c of 4.5 to 6.6. */
        PRE67,
        /** block/badblocks.c since 6.7. */
        V67,
        /** Intervals without limits, which no kernel has. */
        INTERVALS
    }

    /** The DAX operations of device-mapper's targets. */
    public enum MapperDax {
        /** Up to 5.16: targets have copy operations, and a sector of a leg that is off the page is EINVAL. */
        COPY_OPERATIONS,
        /** From 5.17 on: targets only translate, and such a sector loses its remainder. */
        TRANSLATION
    }

    /** fs/ext4, an error of the journal or the superblock. */
    public enum JournalError {
        /** What is mapped or can be mapped stays usable. */
        GO_ON,
        /** The filesystem shuts itself down: nothing can be mapped from then on. */
        SHUT_DOWN
    }

    /** memory_failure_dev_pagemap. */
    public enum Holder {
        UNKNOWN,
        /** Since 6.0; where a regime begins earlier, it follows 6.1. */
        ASKED
    }

    /** 5.15 to 5.18, and 5.16-rc with the posted patches. */
    public static final Regime R515 = new Regime(
            "r515",
            "5.15 to 5.18",
            Nospec.NOT_PRESENT_OR_UNCACHED,
            Restore.WRITE_BACK,
            NfitRange.LINE_ROUNDED_UP,
            BlockWrite.DATA_CLEAR_DATA,
            Clear.IN_ONE,
            LengthCheck.BYTES_32,
            Errno.EIO,
            Injection.LATE,
            Table.PRE67,
            MapperDax.COPY_OPERATIONS,
            JournalError.GO_ON,
            Holder.UNKNOWN);

    /** 5.19 to 6.4. */
    public static final Regime R519 = new Regime(
            "r519",
            "5.19 to 6.4",
            Nospec.NOT_PRESENT,
            Restore.PRESENT,
            NfitRange.ADDRESS_LSB,
            BlockWrite.CLEAR_DATA,
            Clear.REFACTORED,
            LengthCheck.SECTORS,
            Errno.EIO,
            Injection.LATE,
            Table.PRE67,
            MapperDax.TRANSLATION,
            JournalError.GO_ON,
            Holder.ASKED);

    /** 6.5 and later, with the badblocks code of 6.7. */
    public static final Regime R65 = new Regime(
            "r65",
            "6.5 and later, badblocks of 6.7",
            Nospec.NOT_PRESENT,
            Restore.PRESENT,
            NfitRange.ADDRESS_LSB,
            BlockWrite.CLEAR_DATA,
            Clear.REFACTORED,
            LengthCheck.SECTORS,
            Errno.EHWPOISON,
            Injection.AT_ONCE,
            Table.V67,
            MapperDax.TRANSLATION,
            JournalError.SHUT_DOWN,
            Holder.ASKED);

    /** All of them, oldest first. */
    public static final List<Regime> ALL = List.of(R515, R519, R65);
}
