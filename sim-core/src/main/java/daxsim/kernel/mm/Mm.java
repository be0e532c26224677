package daxsim.kernel.mm;

import java.util.List;

/** All address spaces of the machine, for what has to find every mapping of a page (rmap). */
public final class Mm {
    private List<AddressSpace> spaces = List.of();

    /** Fixes the set of processes; once, while the world is put together. */
    public void register(List<AddressSpace> all) {
        spaces = List.copyOf(all);
    }

    /** unmap_mapping_range() of one page, in every process. */
    public void unmapFilePage(int file, long index) {
        for (AddressSpace space : spaces) {
            space.unmapFilePage(file, index);
        }
    }

    /** unmap_mapping_pages(): pages {@code [first, end)} of a file, in every process. */
    public void unmapFileRange(int file, long first, long end) {
        for (AddressSpace space : spaces) {
            space.unmapFileRange(file, first, end);
        }
    }

    /** pfn_mkclean_range() of one page: the next store of any process takes a fault. */
    public void writeProtectFilePage(int file, long index) {
        for (AddressSpace space : spaces) {
            space.writeProtectFilePage(file, index);
        }
    }

    /** Whether any process maps this page of a file. */
    public boolean mapped(int file, long index) {
        for (AddressSpace space : spaces) {
            if (space.addressOf(file, index) != 0) {
                return true;
            }
        }
        return false;
    }
}
