package daxsim.kernel.mm;

import daxsim.hardware.Contents;
import daxsim.hardware.Load;
import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.x86.MachineCheck;
import daxsim.kernel.x86.McRecord;
import daxsim.kernel.x86.Nospec;
import daxsim.kernel.x86.Severity;
import daxsim.state.Runs;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import org.jspecify.annotations.Nullable;

/** Loads and stores of a program through its mappings, with the page faults and machine checks they take. */
public final class UserAccess {
    /** How an access ended: what arrived, and the signal if one came. */
    public record Result(Runs data, @Nullable SigInfo signal) {}

    private final Core core;
    private final MachineCheck machineCheck;
    private final MemoryFailure memoryFailure;
    private final Nospec nospec;
    private final PageFault pageFault;

    public UserAccess(
            Core core,
            MachineCheck machineCheck,
            MemoryFailure memoryFailure,
            Nospec nospec,
            FaultHandler faultHandler) {
        this.core = core;
        this.machineCheck = machineCheck;
        this.memoryFailure = memoryFailure;
        this.nospec = nospec;
        this.pageFault = new PageFault(core, machineCheck, faultHandler);
    }

    /**
     * What the CPU uses for an access: what it holds already, else what the page tables say, which it holds from then on; 0
     * when it has to take a fault.
     */
    private long translate(AddressSpace mm, long address, boolean write) {
        int cpu = core.cpu();
        long pte = mm.pte(address);
        long cached = mm.cached(cpu, address);
        if (AddressSpace.allows(cached, write)) {
            if (AddressSpace.stale(cached, pte)) {
                core.event(EventType.STALE_TRANSLATION, Rule.TLB_SHOOTDOWN_USER, address, 0, 0);
            }
            return cached;
        }
        if (!AddressSpace.allows(pte, write)) {
            return 0;
        }
        mm.fill(cpu, address, pte);
        return pte;
    }

    /** As far as the entry that maps an address reaches, but not beyond {@code stop}. */
    private static long reach(long pte, long address, long stop) {
        long size = AddressSpace.huge(pte) ? Units.HUGE : Units.PAGE;
        return Math.min(Units.down(address, size) + size, stop);
    }

    /** Loads {@code [address, address + length)}. */
    public Result load(UserThread thread, long address, long length) {
        AddressSpace mm = thread.process().mm();
        Runs got = Runs.EMPTY;
        long at = address;
        long stop = address + length;
        while (at < stop) {
            core.step();
            long pte = translate(mm, at, false);
            if (pte == 0) {
                SigInfo signal = fault(thread, at, false);
                if (signal != null) {
                    return new Result(got, signal);
                }
                continue;
            }
            long end = reach(pte, at, stop);
            if (AddressSpace.zeroPage(pte) || AddressSpace.anonymous(pte)) {
                got = got.then(AddressSpace.zeroPage(pte) ? Contents.zeros(end - at) : mm.loadCopy(at, end - at));
                at = end;
                continue;
            }
            long phys = (AddressSpace.pfn(pte) << Units.PAGE_SHIFT) + (at & Units.PAGE - 1);
            Load load = core.memory().loadUser(core.cpu(), phys, end - at);
            spendLoad(end - at);
            core.event(
                    EventType.USER_LOAD, Rule.USER_MAPPING, phys, load.before().length(), end - at);
            got = got.then(load.before());
            if (load instanceof Load.Poisoned poisoned) {
                SigInfo signal = consumed(thread, at, poisoned.phys());
                if (signal != null) {
                    return new Result(got, signal);
                }
                at += load.before().length();
                continue;
            }
            at = end;
        }
        return new Result(got, null);
    }

    /** One line is a random read, more are a stream. */
    private void spendLoad(long bytes) {
        if (bytes <= Units.LINE) {
            core.spend(Param.PM_READ_RAND);
        } else {
            core.costs().spendShare(Param.PM_READ_4K, bytes, Units.PAGE);
        }
    }

    /** Stores {@code data} from {@code address} on. A store alone never raises a machine check. */
    public Result store(UserThread thread, long address, Runs data) {
        AddressSpace mm = thread.process().mm();
        long at = address;
        long stop = address + data.length();
        while (at < stop) {
            core.step();
            long pte = translate(mm, at, true);
            if (pte == 0) {
                SigInfo signal = fault(thread, at, true);
                if (signal != null) {
                    return new Result(data.slice(0, at - address), signal);
                }
                continue;
            }
            long end = reach(pte, at, stop);
            Runs piece = data.slice(at - address, end - at);
            if (AddressSpace.anonymous(pte)) {
                mm.storeCopy(at, piece);
                core.spend(Param.CACHE_HIT);
            } else {
                long phys = (AddressSpace.pfn(pte) << Units.PAGE_SHIFT) + (at & Units.PAGE - 1);
                core.memory().storeUser(core.cpu(), phys, piece);
                core.spend(Param.CACHE_HIT);
                core.event(EventType.USER_STORE, Rule.USER_MAPPING, phys, end - at, 0);
            }
            at = end;
        }
        return new Result(data, null);
    }

    /** get_user_pages(): what maps a page after a fault for reading, or 0. */
    long faultIn(UserThread thread, long address) {
        AddressSpace mm = thread.process().mm();
        while (true) {
            core.step();
            long pte = mm.pte(address);
            if (AddressSpace.allows(pte, false)) {
                return pte;
            }
            Vma vma = mm.at(address);
            if (vma == null || pageFault.handle(thread, vma, address, false) != 0) {
                return 0;
            }
        }
    }

    private @Nullable SigInfo fault(UserThread thread, long address, boolean write) {
        Vma vma = thread.process().mm().at(address);
        if (vma == null) {
            return new SigInfo(SigInfo.Code.BUS_ADRERR, address, 0);
        }
        thread.process().mm().answerPending(core.cpu(), address);
        int rc = pageFault.handle(thread, vma, address, write);
        SigInfo met = killMeNever(thread);
        if (met != null || rc == 0) {
            return met;
        }
        boolean hwpoison = rc == Errno.EHWPOISON.negated();
        SigInfo signal = hwpoison
                ? new SigInfo(SigInfo.Code.BUS_MCEERR_AR, address, Units.PAGE_SHIFT)
                : new SigInfo(SigInfo.Code.BUS_ADRERR, address, 0);
        return deliver(signal, hwpoison ? Rule.FAULT_HWPOISON : Rule.FAULT_SIGBUS);
    }

    /** The #MC of a user load, and kill_me_maybe() on the way back to user mode (arch/x86/kernel/cpu/mce/core.c). */
    private @Nullable SigInfo consumed(UserThread thread, long address, long phys) {
        McRecord record = machineCheck.consumed(phys, Severity.Context.USER);
        machineCheck.takeWork();
        thread.process().mm().answerPending(core.cpu(), address);
        core.printk(Rule.KILL_ME_MAYBE, phys, 0);
        core.spend(Param.MCE_TO_SIGBUS);
        long pfn = phys >> Units.PAGE_SHIFT;
        MemoryFailure.Result result = memoryFailure.fail(pfn, thread);
        if (result.rc() == 0) {
            core.step();
            nospec.set(pfn, record.wholePage());
            SigInfo signal = result.signal();
            return signal == null ? null : deliver(signal, Rule.SIGBUS_AR);
        }
        core.printk(Rule.KILL_ME_MAYBE, phys, result.rc());
        return deliver(new SigInfo(SigInfo.Code.SI_KERNEL, 0, 0), Rule.KILL_ME_MAYBE);
    }

    /** kill_me_never(), when the kernel met poison in this task's memory. The task is signalled only if it still maps the page. */
    private @Nullable SigInfo killMeNever(UserThread thread) {
        McRecord record = machineCheck.takeWork();
        if (record == null) {
            return null;
        }
        core.printk(Rule.KILL_ME_NEVER, record.address(), 0);
        core.spend(Param.MCE_TO_SIGBUS);
        long pfn = record.address() >> Units.PAGE_SHIFT;
        MemoryFailure.Result result = memoryFailure.fail(pfn, thread);
        if (result.rc() == 0) {
            core.step();
            nospec.set(pfn, record.wholePage());
        }
        SigInfo signal = result.signal();
        return signal == null ? null : deliver(signal, Rule.SIGBUS_AR);
    }

    private SigInfo deliver(SigInfo signal, Rule rule) {
        core.spend(Param.SIGNAL_DELIVER);
        core.event(
                EventType.SIGBUS,
                rule,
                signal.address(),
                signal.lsb(),
                signal.code().ordinal());
        return signal;
    }
}
