package daxsim.kernel.x86;

import daxsim.hardware.CopyKind;
import daxsim.hardware.Load;
import daxsim.hardware.Param;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.IovIter;
import daxsim.state.Runs;
import daxsim.trace.EventType;
import daxsim.trace.Rule;

/** Copies between persistent memory and users or bios (arch/x86/lib/copy_mc.c, lib/iov_iter.c). */
public final class CopyMc {
    private final Core core;
    private final MachineCheck machineCheck;

    public CopyMc(Core core, MachineCheck machineCheck) {
        this.core = core;
        this.machineCheck = machineCheck;
    }

    /**
     * _copy_mc_to_iter(): stops at poison or at a page that is not present, both by fixup. No memory_failure, no signal; only
     * the decode chain hears of it.
     *
     * @return bytes copied
     */
    public long toIter(long kaddr, long bytes, IovIter iter) {
        long done = 0;
        while (done < bytes) {
            long piece = iter.accessible(bytes - done);
            if (piece == 0) {
                return done;
            }
            Load load = copyMc(kaddr + done, piece);
            iter.append(load.before());
            done += load.before().length();
            if (!(load instanceof Load.Whole)) {
                return done;
            }
        }
        return done;
    }

    /** copy_mc_to_kernel(): what did not arrive is missing from the result. */
    public Load copyMc(long kaddr, long bytes) {
        core.step();
        Load load = core.memory().loadKernel(core.cpu(), kaddr, bytes);
        long got = load.before().length();
        core.costs().spendShare(Param.PM_READ_4K, got, Units.PAGE);
        core.event(EventType.COPY_TO_USER, Rule.COPY_MC, kaddr, got, bytes);
        if (load instanceof Load.Poisoned poisoned) {
            core.event(EventType.POISON_CONSUMED_KERNEL, Rule.COPY_MC, poisoned.phys(), got, bytes);
            Severity.Context context =
                    core.platform().copy() == CopyKind.PLAIN ? Severity.Context.KERNEL : Severity.Context.KERNEL_SAFE;
            machineCheck.consumed(poisoned.phys(), context);
        } else if (load instanceof Load.Faulted faulted) {
            core.event(EventType.KERNEL_FAULT, Rule.NP_FIXUP, faulted.kaddr(), got, bytes);
        }
        return load;
    }

    /** A plain load by a kernel caller that knows nothing of poison: fatal on poison, an oops on a page not present. */
    public Runs plainLoad(long kaddr, long bytes) {
        core.step();
        Load load = core.memory().loadKernel(core.cpu(), kaddr, bytes);
        core.event(
                EventType.COPY_TO_USER, Rule.PLAIN_ACCESS, kaddr, load.before().length(), bytes);
        if (load instanceof Load.Poisoned poisoned) {
            core.event(
                    EventType.POISON_CONSUMED_KERNEL,
                    Rule.PLAIN_ACCESS,
                    poisoned.phys(),
                    load.before().length(),
                    bytes);
            machineCheck.consumed(poisoned.phys(), Severity.Context.KERNEL);
        } else if (load instanceof Load.Faulted faulted) {
            core.oops(Rule.PLAIN_ACCESS, faulted.kaddr());
        }
        return load.before();
    }

    /**
     * _copy_from_iter_flushcache(): stores around the cache. A user buffer that went away and a page that is not present end
     * it early.
     *
     * @return bytes copied
     */
    public long fromIterFlushcache(long kaddr, long bytes, IovIter iter) {
        long done = 0;
        while (done < bytes) {
            core.step();
            long piece = iter.accessible(bytes - done);
            long stored = core.memory().storeNonTemporal(core.cpu(), kaddr + done, iter.peek(piece));
            iter.advance(stored);
            core.costs().spendShare(Param.NT_WRITE_4K, stored, Units.PAGE);
            core.event(EventType.COPY_FROM_USER, Rule.COPY_FLUSHCACHE, kaddr + done, stored, bytes);
            if (stored < piece) {
                core.event(EventType.KERNEL_FAULT, Rule.NP_FIXUP, kaddr + done + stored, done + stored, bytes);
            }
            done += stored;
            if (piece == 0 || stored < piece) {
                return done;
            }
        }
        return done;
    }

    /**
     * copy_to_iter() of a device-mapper without a copy operation: the fixup is the user access's own and catches page faults,
     * not machine checks.
     */
    public long plainToIter(long kaddr, long bytes, IovIter iter) {
        long piece = iter.accessible(bytes);
        core.step();
        Load load = core.memory().loadKernel(core.cpu(), kaddr, piece);
        long got = load.before().length();
        core.costs().spendShare(Param.PM_READ_4K, got, Units.PAGE);
        core.event(EventType.COPY_TO_USER, Rule.PLAIN_COPY, kaddr, got, bytes);
        if (load instanceof Load.Poisoned poisoned) {
            core.event(EventType.POISON_CONSUMED_KERNEL, Rule.PLAIN_COPY, poisoned.phys(), got, bytes);
            machineCheck.consumed(poisoned.phys(), Severity.Context.KERNEL);
        }
        iter.append(load.before());
        return got;
    }

    /** copy_from_iter(): stores through the cache, which nothing writes back. */
    public long plainFromIter(long kaddr, long bytes, IovIter iter) {
        long piece = iter.accessible(bytes);
        core.step();
        long stored = core.memory().storeKernel(core.cpu(), kaddr, iter.peek(piece));
        iter.advance(stored);
        core.costs().spendShare(Param.NT_WRITE_4K, stored, Units.PAGE);
        core.event(EventType.COPY_FROM_USER, Rule.PLAIN_COPY, kaddr, stored, bytes);
        return stored;
    }

    /** memcpy_flushcache() of a bio's data: no fixup, so a page that is not present is an oops. */
    public void flushcache(long kaddr, Runs data) {
        flushcache(kaddr, data, EventType.BLOCK_WRITE, Rule.BIO_WRITE);
    }

    /** memcpy_flushcache() by kernel code that holds a pointer; no fixup either. */
    public void flushcacheThroughPointer(long kaddr, Runs data) {
        flushcache(kaddr, data, EventType.KERNEL_STORE, Rule.WRITECACHE_WRITE);
    }

    private void flushcache(long kaddr, Runs data, EventType event, Rule writer) {
        core.step();
        long length = data.length();
        long stored = core.memory().storeNonTemporal(core.cpu(), kaddr, data);
        core.costs().spendShare(Param.NT_WRITE_4K, stored, Units.PAGE);
        core.event(event, writer, kaddr, stored, length);
        if (stored < length) {
            core.oops(Rule.BIO_WRITE_NP, kaddr + stored);
        }
    }
}
