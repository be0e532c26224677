package daxsim.hardware;

import daxsim.engine.ExploredEngine;
import daxsim.state.Ledger;
import daxsim.state.Runs;
import daxsim.testing.Answers;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A machine without a kernel: one device of 1 MiB at the base of persistent memory. */
final class Rig {
    static final long BASE = Machine.PMEM_BASE;
    static final long SIZE = 1 << 20;

    final Ledger ledger = new Ledger();
    final Answers answers = new Answers();
    final ExploredEngine engine = new ExploredEngine(ledger, answers);
    final Machine machine;
    final Memory memory;
    final Media media;
    final Firmware firmware;

    Rig(Platform platform, long reliableClear) {
        this.machine = new Machine(
                engine,
                ledger,
                new Trace(),
                platform,
                Profile.load("clx-optane100"),
                List.of(new Machine.DeviceSpec("pmem0", SIZE, true, 256, reliableClear)));
        this.memory = machine.memory();
        this.media = machine.media().getFirst();
        this.firmware = machine.firmware(0);
    }

    Rig() {
        this(platform(false, ClearLeaves.JUNK, false, false), 0);
    }

    static Rig eadr() {
        return new Rig(platform(true, ClearLeaves.JUNK, false, false), 0);
    }

    static Platform platform(boolean eadr, ClearLeaves leaves, boolean partly, boolean refuses) {
        return new Platform(4, Delivery.LOCAL, 6, CopyKind.FAST, eadr, leaves, partly, refuses, true, Set.of());
    }

    /** Kernel address in the direct map. */
    static long kaddr(long phys) {
        return KernelMap.DIRECT + phys;
    }

    Load load(int cpu, long phys, long length) {
        return memory.loadUser(cpu, phys, length);
    }

    Runs loaded(int cpu, long phys, long length) {
        Load load = load(cpu, phys, length);
        if (load instanceof Load.Whole whole) {
            return whole.before();
        }
        throw new AssertionError("load at 0x" + Long.toHexString(phys) + ": " + load);
    }

    /** What a scrub that returns known errors lists, as offset+length. */
    List<String> knownErrors() {
        List<String> list = new ArrayList<>();
        firmware.knownErrors(BASE, BASE + SIZE, (phys, length) -> list.add(phys - BASE + "+" + length));
        return list;
    }

    static Runs written(int operation, long length) {
        return Stamp.write(operation, length);
    }

    static Runs original(long phys, long length) {
        return Stamp.original(phys, length);
    }
}
