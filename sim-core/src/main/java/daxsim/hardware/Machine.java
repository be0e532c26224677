package daxsim.hardware;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Engine;
import daxsim.state.Ledger;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import daxsim.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/** Everything below the kernel, and what is needed to run and to record it. */
public final class Machine {
    /** First physical address of persistent memory. */
    public static final long PMEM_BASE = 0x40_8000_0000L;

    private static final long DEVICE_ALIGN = 1L << 30;

    /**
     * A device to build.
     *
     * @param canClear whether its firmware has a clear-error command
     * @param clearUnit bytes; 0 for the profile's
     * @param reliableClear bytes; 0 for no limit
     */
    public record DeviceSpec(String name, long size, boolean canClear, long clearUnit, long reliableClear) {}

    private final Engine engine;
    private final Ledger ledger;
    private final Trace trace;
    private final Platform platform;
    private final Profile profile;
    private final Costs costs;
    private final List<Media> media;
    private final Memory memory;
    private final List<Firmware> firmware;

    public Machine(
            Engine engine, Ledger ledger, Trace trace, Platform platform, Profile profile, List<DeviceSpec> devices) {
        this.engine = engine;
        this.ledger = ledger;
        this.trace = trace;
        this.platform = platform;
        this.profile = profile;
        this.costs = new Costs(engine, profile);
        List<Media> list = new ArrayList<>();
        long base = PMEM_BASE;
        for (DeviceSpec device : devices) {
            list.add(new Media(ledger, device.name(), base, device.size()));
            base = Units.up(base + device.size(), DEVICE_ALIGN);
        }
        this.media = List.copyOf(list);
        this.memory = new Memory(ledger, media, platform);
        this.firmware = buildFirmware(devices);
    }

    private List<Firmware> buildFirmware(List<DeviceSpec> devices) {
        List<Firmware> list = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            DeviceSpec device = devices.get(i);
            long unit = device.clearUnit() > 0
                    ? device.clearUnit()
                    : (long) profile.entry("clear.unit").value();
            list.add(new Firmware(engine, platform, memory, costs, device.canClear(), unit, device.reliableClear(), i));
        }
        return List.copyOf(list);
    }

    public Engine engine() {
        return engine;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Platform platform() {
        return platform;
    }

    public Profile profile() {
        return profile;
    }

    public Costs costs() {
        return costs;
    }

    public Memory memory() {
        return memory;
    }

    public Trace trace() {
        return trace;
    }

    /** Ground truth of every device, for checkers and builders. */
    public List<Media> media() {
        return media;
    }

    /** What software may know of a device without asking it: its name and where it lies. */
    public record Geometry(String name, long base, long size) {}

    /** Geometry of the {@code i}-th device. */
    public Geometry geometry(int i) {
        Media m = media.get(i);
        return new Geometry(m.name(), m.base(), m.size());
    }

    /** Firmware of the {@code i}-th device. */
    public Firmware firmware(int i) {
        return firmware.get(i);
    }

    /** Records an event of the running task. Where it names an address, it is about the device that lies there. */
    public void record(EventType type, Rule rule, long a, long b, long c) {
        trace.add(engine, trace.keeps() ? deviceOf(type, a) : -1, type, rule, a, b, c);
    }

    /** Records an event of the running task about a device. */
    public void recordOn(int device, EventType type, Rule rule, long a, long b, long c) {
        trace.add(engine, device, type, rule, a, b, c);
    }

    private int deviceOf(EventType type, long address) {
        return switch (type.address()) {
            case NONE -> -1;
            case PHYSICAL -> deviceAt(address);
            case KERNEL -> deviceAt(KernelMap.phys(address));
        };
    }

    /** Number of the device that holds a physical address, or -1. */
    public int deviceAt(long phys) {
        for (int i = 0; i < media.size(); i++) {
            if (media.get(i).holds(phys)) {
                return i;
            }
        }
        return -1;
    }

    /** Poison strikes: loads will find it, records do not have it. */
    public void poison(int device, long phys, long length) {
        media.get(device).poison(phys, length, false);
    }

    /** The power fails: what was not in the persistence domain is gone. */
    public void powerFail() {
        boolean persists = memory.anyInFlight() && engine.choose(ChoicePoint.IN_FLIGHT_PERSISTS, 0, 2) == 1;
        memory.powerFail(platform.eadr(), persists);
        record(EventType.POWER_FAILED, Rule.POWER_FAILURE, 0, 0, 0);
    }
}
