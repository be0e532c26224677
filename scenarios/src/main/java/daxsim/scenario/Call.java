package daxsim.scenario;

import org.jspecify.annotations.Nullable;

/** What an operation does, one record for each verb of the language. Offsets and lengths are bytes. */
public sealed interface Call {
    /** Good data back in this range, by whatever system calls the design makes of that intent. */
    record Repair(String file, long offset, long length) implements Call {}

    record Pread(String file, long offset, long length) implements Call {}

    record Pwrite(String file, long offset, long length) implements Call {}

    /** fallocate that punches a hole. */
    record Fpunch(String file, long offset, long length) implements Call {}

    /** fallocate that zeroes a range. */
    record Fzero(String file, long offset, long length) implements Call {}

    /** fallocate that only allocates. */
    record Falloc(String file, long offset, long length) implements Call {}

    /** Loads through a mapping. */
    record Mread(String file, long offset, long length) implements Call {}

    /** Stores through a mapping. */
    record Mwrite(String file, long offset, long length) implements Call {}

    /** Software poison on mapped pages. */
    record MadviseHwpoison(String file, long offset, long length) implements Call {}

    /** The bare clear of a design that has one: no data follows. */
    record Clear(String file, long offset, long length) implements Call {}

    record Truncate(String file, long length) implements Call {}

    record Fsync(String file) implements Call {}

    record Mmap(String file, long offset, long length, MapKind kind) implements Call {}

    /** Of one file's mappings, or of all the task has. */
    record Munmap(@Nullable String file) implements Call {}

    /** Of one file's mappings, or of all the task has. */
    record Msync(@Nullable String file) implements Call {}

    /** Until that operation has returned or its task is dead. */
    record Wait(OpRef op) implements Call {}

    record Sleep(long ns) implements Call {}

    /** A fatal signal for the task's process. */
    record Kill(String task) implements Call {}

    /** Takes the task's user buffer away. */
    record UnmapBuffer(String task) implements Call {}

    /** An address range scrub of one device, or of all; with {@code patrol} the memory controller's own scrub instead. */
    record Scrub(@Nullable String device, boolean patrol) implements Call {}

    record Sync() implements Call {}

    /** Swaps the table of a live device-mapper device for one line. */
    record DmReload(String name, String line) implements Call {}

    /** A kernel caller's own translation; later operations use the pointer by naming this operation. */
    record DirectAccess(String file, long offset, long length, Wish wish) implements Call {}

    /** The design's recovering read; the offset counts from the start of the translated range. */
    record RecoveryRead(OpRef pointer, long offset, long length) implements Call {}

    /** The design's recovering write; the offset counts from the start of the translated range. */
    record RecoveryWrite(OpRef pointer, long offset, long length) implements Call {}

    /** dm-writecache translates a whole device for itself; later operations use the pointer by naming this operation. */
    record Claim(String device) implements Call {}

    /** Loads by a pointer that survive machine checks. */
    record CopyAt(OpRef pointer, long offset, long length) implements Call {}

    /** Flushing stores by a pointer. */
    record WriteAt(OpRef pointer, long offset, long length) implements Call {}

    /** Good data back behind a pointer, by whatever call the design offers to kernel code. */
    record RepairAt(OpRef pointer, long offset, long length) implements Call {}

    /** Plain loads by a translated pointer. */
    record LoadAt(OpRef pointer, long offset, long length) implements Call {}

    /** Plain stores by a translated pointer. */
    record StoreAt(OpRef pointer, long offset, long length) implements Call {}
}
