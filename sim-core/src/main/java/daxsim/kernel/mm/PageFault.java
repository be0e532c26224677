package daxsim.kernel.mm;

import daxsim.hardware.Contents;
import daxsim.hardware.Load;
import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.x86.MachineCheck;
import daxsim.kernel.x86.Severity;
import daxsim.state.Runs;
import daxsim.trace.EventType;
import daxsim.trace.Rule;

/** handle_mm_fault() (mm/memory.c) for mappings of files: which level takes a fault, and private copies. */
final class PageFault {
    private static final int TRIES = 2;

    private final Core core;
    private final MachineCheck machineCheck;
    private final FaultHandler file;

    PageFault(Core core, MachineCheck machineCheck, FaultHandler file) {
        this.core = core;
        this.machineCheck = machineCheck;
        this.file = file;
    }

    /** Makes an access possible and returns 0, or returns a negated errno. */
    int handle(UserThread thread, Vma vma, long address, boolean write) {
        AddressSpace mm = thread.process().mm();
        if (vma.coversHuge(address) && !mm.hasTable(address)) {
            int rc = handleHuge(thread, vma, address, write);
            if (rc != FaultHandler.FALLBACK) {
                return rc;
            }
        }
        core.spend(Param.FAULT_PTE);
        long pte = mm.pte(address);
        if (AddressSpace.hwpoison(pte)) {
            return Errno.EHWPOISON.negated();
        }
        if (!write || vma.kind() != Vma.Kind.PRIVATE) {
            return file.fault(thread, vma, address, write);
        }
        return pte == 0 ? copyUnmapped(mm, vma, address) : copyMapped(mm, address, pte);
    }

    /** create_huge_pmd() and wp_huge_pmd(): without a table below, 2 MiB are tried first. */
    private int handleHuge(UserThread thread, Vma vma, long address, boolean write) {
        AddressSpace mm = thread.process().mm();
        boolean copies = write && vma.kind() == Vma.Kind.PRIVATE;
        int rc = copies ? FaultHandler.FALLBACK : file.hugeFault(thread, vma, address, write);
        if (rc == 0) {
            core.spend(Param.FAULT_PMD);
        } else if (rc == FaultHandler.FALLBACK && AddressSpace.huge(mm.pte(address))) {
            core.event(EventType.PMD_SPLIT, Rule.WP_HUGE, Units.down(address, Units.HUGE), 0, 0);
            mm.splitHuge(address);
        }
        return rc;
    }

    /** do_cow_fault(): the copy is made by the filesystem. */
    private int copyUnmapped(AddressSpace mm, Vma vma, long address) {
        FaultHandler.Copy copy = file.copyForWrite(vma, address);
        if (copy.rc() == 0 && mm.pte(address) == 0) {
            mm.installCopy(address, copy.page());
        }
        return copy.rc();
    }

    /** wp_page_copy() of a page that struct page does not manage for the mapping: the copy is made by the user's address. */
    private int copyMapped(AddressSpace mm, long address, long pte) {
        core.step();
        if (mm.pte(address) != pte) {
            return 0;
        }
        mm.installCopy(address, AddressSpace.zeroPage(pte) ? Contents.zeros(Units.PAGE) : copyByUserAddress(pte));
        return 0;
    }

    private Runs copyByUserAddress(long pte) {
        long phys = AddressSpace.pfn(pte) << Units.PAGE_SHIFT;
        for (int i = 0; i < TRIES; i++) {
            core.event(EventType.PAGE_COPIED, Rule.COW_MAPPED, phys, 0, 0);
            Load load = core.memory().loadUser(core.cpu(), phys, Units.PAGE);
            core.costs().spendShare(Param.PM_READ_4K, load.before().length(), Units.PAGE);
            if (!(load instanceof Load.Poisoned poisoned)) {
                return load.before();
            }
            core.event(
                    EventType.POISON_CONSUMED_KERNEL,
                    Rule.COW_MAPPED,
                    poisoned.phys(),
                    load.before().length(),
                    Units.PAGE);
            machineCheck.consumed(poisoned.phys(), Severity.Context.KERNEL_USER_COPY);
        }
        core.printk(Rule.COW_MAPPED, phys, 0);
        return Contents.lost(Units.PAGE);
    }
}
