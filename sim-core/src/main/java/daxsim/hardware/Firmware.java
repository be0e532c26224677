package daxsim.hardware;

import daxsim.engine.ChoicePoint;
import daxsim.engine.Engine;

/**
 * The DIMMs' firmware as the kernel's ACPI methods reach it: clear error, and the list of errors an address range scrub
 * returns.
 */
public final class Firmware {
    private final Engine engine;
    private final Platform platform;
    private final Memory memory;
    private final Costs costs;
    private final boolean canClear;
    private final long clearUnit;
    private final long reliableClear;
    private final int entity;

    /**
     * @param canClear whether there is a clear-error command at all
     * @param clearUnit bytes, a power of two
     * @param reliableClear the longest clear that does what it says; 0 for no limit
     */
    Firmware(
            Engine engine,
            Platform platform,
            Memory memory,
            Costs costs,
            boolean canClear,
            long clearUnit,
            long reliableClear,
            int entity) {
        this.engine = engine;
        this.platform = platform;
        this.memory = memory;
        this.costs = costs;
        this.canClear = canClear;
        this.clearUnit = clearUnit;
        this.reliableClear = reliableClear;
        this.entity = entity;
    }

    /** The unit that ARS capabilities report, in bytes; 0 when there is no clear-error command. */
    public long clearUnit() {
        return canClear ? clearUnit : 0;
    }

    /**
     * The clear-error command.
     *
     * @return bytes cleared from the start, or -1 when the firmware refuses
     */
    public long clearError(long phys, long length) {
        long units = length / clearUnit;
        costs.spend(Param.CLEAR_DSM);
        costs.spend(Param.CLEAR_PER_UNIT, units);
        if (platform.mayRefuseClear() && engine.choose(ChoicePoint.REFUSE_CLEAR, entity, 2) == 1) {
            return -1;
        }
        long cleared = length;
        if (platform.mayClearPartly()) {
            cleared = length - clearUnit * engine.choose(ChoicePoint.CLEARED_UNITS, entity, (int) units);
        }
        long really = reliableClear > 0 ? Math.min(cleared, reliableClear) : cleared;
        Media media = memory.mediaAt(phys);
        for (long at = media.firstPoison(phys, phys + really);
                at < phys + really;
                at = media.firstPoison(at, phys + really)) {
            long unit = Units.down(at, clearUnit);
            memory.healed(unit, Stamp.undefined(clearUnit, platform.clearLeaves()));
        }
        return cleared;
    }

    /** Told of the entries of an error list: physical address and length in bytes. */
    public interface ErrorList {
        void error(long phys, long length);
    }

    /** What a scrub that returns known errors says about {@code [from, to)}, in ascending order. */
    public void knownErrors(long from, long to, ErrorList list) {
        memory.mediaAt(from).forEachKnown(from, to, phys -> list.error(phys, Units.LINE));
    }

    /** A full scrub reads every line and so finds all poison. */
    public void fullScrub(long from, long to) {
        memory.mediaAt(from).learnAll(from, to);
    }
}
