package daxsim.kernel.mm;

import java.util.List;

/** All address spaces of the machine, for what has to find every mapping of a page (rmap). */
public final class Mm {
    private List<AddressSpace> spaces = List.of();

    /** Fixes the set of processes; once, while the world is put together. */
    public void register(List<AddressSpace> all) {
        spaces = List.copyOf(all);
    }

    /** unmap_mapping_range() in every process; private copies stay. */
    public void unmapFilePages(int file, long first, long count) {
        for (AddressSpace space : spaces) {
            space.unmapFilePages(file, first, count, false);
        }
    }

    /** unmap_mapping_range() of what a file no longer has, private copies included. */
    public void unmapTruncatedPages(int file, long first, long count) {
        for (AddressSpace space : spaces) {
            space.unmapFilePages(file, first, count, true);
        }
    }

    /** pfn_mkclean_range(): the next store of any process takes a fault. */
    public void writeProtectFilePages(int file, long first, long count) {
        for (AddressSpace space : spaces) {
            space.writeProtectFilePages(file, first, count);
        }
    }
}
