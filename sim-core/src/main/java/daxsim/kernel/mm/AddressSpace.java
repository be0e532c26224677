package daxsim.kernel.mm;

import daxsim.hardware.Units;
import daxsim.state.Ledger;
import daxsim.state.LongMap;
import daxsim.state.RefCell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mappings and page-table entries of one process (mm_struct). */
public final class AddressSpace {
    private static final long MMAP_BASE = 0x7f00_0000_0000L;
    private static final long MMAP_ALIGN = 2L << 20;
    private static final long PRESENT = 1;
    private static final long WRITABLE = 2;
    private static final long ZERO_PAGE = 4;
    private static final int PFN_SHIFT = 3;

    private final RefCell<List<Vma>> vmas;
    private final LongMap ptes;

    public AddressSpace(Ledger ledger, String name) {
        this.vmas = new RefCell<>(ledger, name + " vmas", List.of());
        this.ptes = new LongMap(ledger, name + " ptes", 2, 0, 0);
    }

    /** Maps a file range at the next free 2 MiB boundary. */
    public Vma map(int file, long offset, long length, Vma.Kind kind) {
        List<Vma> old = vmas.get();
        long base = MMAP_BASE;
        for (Vma vma : old) {
            base = Math.max(base, Units.up(vma.base() + vma.length(), MMAP_ALIGN) + MMAP_ALIGN);
        }
        Vma vma = new Vma(file, offset, length, kind, base);
        List<Vma> next = new ArrayList<>(old);
        next.add(vma);
        vmas.set(List.copyOf(next));
        return vma;
    }

    /** Unmaps every mapping of a file, or all of them for -1. */
    public void unmap(int file) {
        List<Vma> keep = new ArrayList<>();
        for (Vma vma : vmas.get()) {
            if (file >= 0 && vma.file() != file) {
                keep.add(vma);
            } else {
                ptes.clearIn(
                        vma.base() >> Units.PAGE_SHIFT,
                        vma.base() + Units.up(vma.length(), Units.PAGE) >> Units.PAGE_SHIFT);
            }
        }
        vmas.set(List.copyOf(keep));
    }

    /** The newest mapping of a file offset. */
    public @Nullable Vma find(int file, long offset) {
        List<Vma> list = vmas.get();
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).maps(file, offset)) {
                return list.get(i);
            }
        }
        return null;
    }

    /** The mapping that covers a user address. */
    public @Nullable Vma at(long address) {
        for (Vma vma : vmas.get()) {
            if (vma.covers(address)) {
                return vma;
            }
        }
        return null;
    }

    /** The page-table entry of a page, 0 for none; decode with the methods below. */
    public long pte(long address) {
        return ptes.get(address >> Units.PAGE_SHIFT);
    }

    public static boolean writable(long pte) {
        return (pte & WRITABLE) != 0;
    }

    public static boolean zeroPage(long pte) {
        return (pte & ZERO_PAGE) != 0;
    }

    public static long pfn(long pte) {
        return pte >> PFN_SHIFT;
    }

    public void install(long address, long pfn, boolean canWrite) {
        ptes.put(address >> Units.PAGE_SHIFT, pfn << PFN_SHIFT | PRESENT | (canWrite ? WRITABLE : 0));
    }

    public void installZeroPage(long address) {
        ptes.put(address >> Units.PAGE_SHIFT, PRESENT | ZERO_PAGE);
    }

    /** Removes what maps one page of a file; returns the user address it had, or 0. */
    public long unmapFilePage(int file, long index) {
        long found = 0;
        for (Vma vma : vmas.get()) {
            long offset = index << Units.PAGE_SHIFT;
            if (vma.maps(file, offset) && pte(vma.address(offset)) != 0) {
                found = vma.address(offset);
                ptes.put(found >> Units.PAGE_SHIFT, 0);
            }
        }
        return found;
    }

    /** Removes what maps pages {@code [first, end)} of a file. */
    public void unmapFileRange(int file, long first, long end) {
        for (Vma vma : vmas.get()) {
            long from = Math.max(vma.fileOffset(), first << Units.PAGE_SHIFT);
            long to = Math.min(vma.fileOffset() + vma.length(), end << Units.PAGE_SHIFT);
            if (vma.file() == file && from < to) {
                ptes.clearIn(
                        vma.address(from) >> Units.PAGE_SHIFT,
                        Units.up(vma.address(to), Units.PAGE) >> Units.PAGE_SHIFT);
            }
        }
    }

    /** Takes the write permission from what maps one page of a file. */
    public void writeProtectFilePage(int file, long index) {
        long offset = index << Units.PAGE_SHIFT;
        for (Vma vma : vmas.get()) {
            if (vma.maps(file, offset)) {
                long page = vma.address(offset) >> Units.PAGE_SHIFT;
                ptes.put(page, ptes.get(page) & ~WRITABLE);
            }
        }
    }

    /** The user address at which a present entry maps this page of a file, or 0. */
    public long addressOf(int file, long index) {
        long offset = index << Units.PAGE_SHIFT;
        for (Vma vma : vmas.get()) {
            if (vma.maps(file, offset)) {
                long pte = pte(vma.address(offset));
                if (pte != 0 && !zeroPage(pte)) {
                    return vma.address(offset);
                }
            }
        }
        return 0;
    }

    /** The process is gone. */
    public void reset() {
        unmap(-1);
    }
}
