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
 * @param badblocks which badblocks code
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
        Table badblocks,
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

    /** What keeps records of bad sectors. */
    public enum Table {
        /** block/badblocks.c of 4.5 to 6.6. */
        PRE67,
        /** block/badblocks.c since 6.7. */
        V67,
        /** Intervals without limits, which no kernel has. */
        INTERVALS
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
            Table.PRE67,
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
            Table.PRE67,
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
            Table.V67,
            Holder.ASKED);

    /** All of them, oldest first. */
    public static final List<Regime> ALL = List.of(R515, R519, R65);
}
