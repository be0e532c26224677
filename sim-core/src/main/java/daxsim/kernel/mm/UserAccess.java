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
    /** Resolves page faults of file mappings. */
    public interface FaultHandler {
        /** Installs an entry and returns 0, or returns a negated errno. */
        int fault(UserThread thread, Vma vma, long address, boolean write);
    }

    /** How an access ended: what arrived, and the signal if one came. */
    public record Result(Runs data, @Nullable SigInfo signal) {}

    private final Core core;
    private final MachineCheck machineCheck;
    private final MemoryFailure memoryFailure;
    private final Nospec nospec;
    private final FaultHandler faultHandler;

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
        this.faultHandler = faultHandler;
    }

    /** Loads {@code [address, address + length)}. */
    public Result load(UserThread thread, long address, long length) {
        Runs got = Runs.EMPTY;
        long at = address;
        long stop = address + length;
        while (at < stop) {
            core.step();
            long pageEnd = Math.min(Units.down(at, Units.PAGE) + Units.PAGE, stop);
            long pte = thread.process().mm().pte(at);
            if (pte == 0) {
                SigInfo signal = fault(thread, at, false);
                if (signal != null) {
                    return new Result(got, signal);
                }
                continue;
            }
            if (AddressSpace.zeroPage(pte)) {
                got = got.then(Contents.zeros(pageEnd - at));
                at = pageEnd;
                continue;
            }
            long phys = (AddressSpace.pfn(pte) << Units.PAGE_SHIFT) + (at & Units.PAGE - 1);
            Load load = core.memory().loadUser(core.cpu(), phys, pageEnd - at);
            spendLoad(pageEnd - at);
            core.event(
                    EventType.USER_LOAD, Rule.USER_MAPPING, phys, load.before().length(), pageEnd - at);
            got = got.then(load.before());
            if (load instanceof Load.Poisoned poisoned) {
                SigInfo signal = consumed(thread, poisoned.phys());
                if (signal != null) {
                    return new Result(got, signal);
                }
                at += load.before().length();
                continue;
            }
            at = pageEnd;
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
        long at = address;
        long stop = address + data.length();
        while (at < stop) {
            core.step();
            long pageEnd = Math.min(Units.down(at, Units.PAGE) + Units.PAGE, stop);
            long pte = thread.process().mm().pte(at);
            if (pte == 0 || !AddressSpace.writable(pte)) {
                SigInfo signal = fault(thread, at, true);
                if (signal != null) {
                    return new Result(data.slice(0, at - address), signal);
                }
                continue;
            }
            long phys = (AddressSpace.pfn(pte) << Units.PAGE_SHIFT) + (at & Units.PAGE - 1);
            core.memory().storeUser(core.cpu(), phys, data.slice(at - address, pageEnd - at));
            core.spend(Param.CACHE_HIT);
            core.event(EventType.USER_STORE, Rule.USER_MAPPING, phys, pageEnd - at, 0);
            at = pageEnd;
        }
        return new Result(data, null);
    }

    private @Nullable SigInfo fault(UserThread thread, long address, boolean write) {
        Vma vma = thread.process().mm().at(address);
        if (vma == null) {
            return new SigInfo(SigInfo.Code.BUS_ADRERR, address, 0);
        }
        core.spend(Param.FAULT_PTE);
        int rc = faultHandler.fault(thread, vma, address, write);
        if (rc == 0) {
            return null;
        }
        boolean hwpoison = rc == Errno.EHWPOISON.negated();
        SigInfo signal = hwpoison
                ? new SigInfo(SigInfo.Code.BUS_MCEERR_AR, address, Units.PAGE_SHIFT)
                : new SigInfo(SigInfo.Code.BUS_ADRERR, address, 0);
        return deliver(signal, hwpoison ? Rule.FAULT_HWPOISON : Rule.FAULT_SIGBUS);
    }

    /** The #MC of a user load, and kill_me_maybe() on the way back to user mode (arch/x86/kernel/cpu/mce/core.c). */
    private @Nullable SigInfo consumed(UserThread thread, long phys) {
        McRecord record = machineCheck.consumed(phys, Severity.Context.USER);
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
