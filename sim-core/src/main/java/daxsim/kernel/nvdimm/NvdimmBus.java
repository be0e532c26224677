package daxsim.kernel.nvdimm;

import daxsim.hardware.Firmware;
import daxsim.hardware.Mechanism;
import daxsim.hardware.Units;
import daxsim.kernel.Core;
import daxsim.kernel.Errno;
import daxsim.kernel.Regime;
import daxsim.kernel.x86.McRecord;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.List;

/** The nvdimm bus: error ranges, the clear-error command, and the machine-check notifier that feeds it. */
public final class NvdimmBus {
    /** What a bus can do. */
    public enum Provider {
        /** ACPI NFIT with a clear-error command. */
        NFIT,
        /** ACPI NFIT whose clear always fails. */
        NFIT_WITHOUT_CLEAR,
        /** Legacy or virtual: no command at all, and the driver pretends success. */
        NO_COMMANDS
    }

    private final Core core;
    private final BadRange badRange;
    private List<PmemDevice> devices = List.of();

    public NvdimmBus(Core core) {
        this.core = core;
        this.badRange = new BadRange(core.machine().ledger());
    }

    /** Attaches the devices; once, while the kernel is put together. */
    public void attach(List<PmemDevice> pmem) {
        devices = List.copyOf(pmem);
    }

    public BadRange badRange() {
        return badRange;
    }

    /**
     * nvdimm_clear_poison() (drivers/nvdimm/bus.c).
     *
     * @return bytes cleared from the start, or a negated errno
     */
    public long clearPoison(PmemDevice device, long phys, long length) {
        if (device.provider() == Provider.NO_COMMANDS) {
            core.event(EventType.CLEAR_PRETENDED, Rule.CLEAR_PRETENDED, phys, length, 0);
            return length;
        }
        Firmware firmware = device.firmware();
        long unit = firmware.clearUnit();
        if (unit == 0 || ((phys | length) & unit - 1) != 0) {
            core.event(EventType.CLEAR_FAILED, Rule.CLEAR_ALIGNMENT, phys, length, unit);
            return Errno.ENXIO.negated();
        }
        core.step();
        long cleared = firmware.clearError(phys, length);
        core.event(EventType.CLEAR_ERROR, Rule.CLEAR_ERROR, phys, length, cleared);
        if (cleared <= 0) {
            return Errno.EIO.negated();
        }
        badRange.forget(phys, cleared);
        return cleared;
    }

    /** nfit_handle_mce() (drivers/acpi/nfit/mce.c): a range is added, the devices are told. */
    public void handleMachineCheck(McRecord record) {
        PmemDevice device = deviceAt(record.address());
        if (device == null || device.provider() == Provider.NO_COMMANDS) {
            return;
        }
        core.step();
        long start;
        long length;
        if (core.regime().nfitRange() == Regime.NfitRange.LINE_ROUNDED_UP) {
            start = Units.up(record.address(), Units.LINE);
            length = Units.LINE;
        } else {
            start = Units.down(record.address(), 1L << record.lsb());
            length = 1L << record.lsb();
        }
        badRange.add(start, length);
        core.event(EventType.RANGE_RECORDED, Rule.NFIT_MCE, start, length, 0);
        tell(device);
    }

    /** A device lists what the bus knows. */
    public void tell(PmemDevice device) {
        device.populate();
        if (!core.machine().platform().has(Mechanism.ERROR_RANGES)) {
            badRange.reset();
        }
    }

    private @org.jspecify.annotations.Nullable PmemDevice deviceAt(long phys) {
        for (PmemDevice device : devices) {
            if (device.holds(phys)) {
                return device;
            }
        }
        return null;
    }

    /** A scrub: full ones read the media, short ones return what the firmware knows already. */
    public void scrub(PmemDevice device, boolean full) {
        if (device.provider() == Provider.NO_COMMANDS) {
            return;
        }
        Firmware firmware = device.firmware();
        if (full) {
            firmware.fullScrub(device.base(), device.base() + device.size());
        }
        firmware.knownErrors(device.base(), device.base() + device.size(), badRange::add);
        core.event(EventType.SCRUBBED, Rule.ARS, device.base(), device.size(), full ? 1 : 0);
        tell(device);
    }
}
