package daxsim.engine;

import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;

/** An event that is used again and again and keeps its time as a plain number. May be pending once at most. */
abstract class OwnEvent implements SimEventInterface<Long> {
    long time;
    long sequence;

    @Override
    public abstract void execute();

    @Override
    public final Long getAbsoluteExecutionTime() {
        return time;
    }

    @Override
    public final short getPriority() {
        return NORMAL_PRIORITY;
    }

    @Override
    public final long getId() {
        return sequence;
    }
}
