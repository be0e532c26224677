package daxsim.engine;

import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;

/**
 * DSOL's discrete-event simulator with its time in whole nanoseconds, run on the caller's thread.
 *
 * <p>Stock run control starts a worker thread for each replication and polls it, which costs milliseconds; a replication here
 * is {@link #restart}, schedule, {@link #runAll}. Ids of events are per simulation, so that ties are repeatable; DSOL's own
 * are process-wide. Replications are numbered by the caller and bind nothing into a static context.
 */
public class Simulation extends DevsSimulator<Long> {
    private static final long serialVersionUID = 1L;

    private final transient EventHeap heap = new EventHeap();
    private long clock;
    private long nextId;
    private boolean stopping;

    /** A simulation whose id, as DSOL wants one, is a label only. */
    public Simulation(String id) {
        super(id);
        this.eventList = heap;
        this.simulatorTime = 0L;
    }

    /** Back to time zero with an empty event list. */
    public final void restart() {
        heap.clear();
        clock = 0;
        nextId = 0;
        stopping = false;
    }

    /** Virtual time in nanoseconds. */
    public final long clock() {
        return clock;
    }

    @Override
    public Long getSimulatorTime() {
        return clock;
    }

    /** The next id of an event of this simulation. */
    public final long nextId() {
        return nextId++;
    }

    final void schedule(Wakeup event, long time) {
        event.time = time;
        event.sequence = nextId++;
        heap.add(event);
    }

    @Override
    public SimEventInterface<Long> scheduleEvent(SimEventInterface<Long> event) throws SimRuntimeException {
        if (event.getAbsoluteExecutionTime() < clock) {
            throw new SimRuntimeException(
                    "an event at " + event.getAbsoluteExecutionTime() + " ns lies before the present " + clock + " ns");
        }
        heap.add(event);
        return event;
    }

    /** Whether some other event is due before or at this time. */
    final boolean dueBy(long time) {
        return heap.firstTime() <= time;
    }

    /** Moves the clock without an event; nothing may be due in between. */
    final void advanceTo(long time) {
        clock = time;
    }

    /** Ends {@link #runAll} after the running event. */
    public final void requestStop() {
        stopping = true;
    }

    /** Executes events on the caller's thread until there are none or {@link #requestStop}. */
    public final void runAll() {
        stopping = false;
        while (!stopping && !heap.isEmpty()) {
            executeNext();
        }
    }

    private void executeNext() {
        SimEventInterface<Long> event = heap.removeFirst();
        if (event instanceof Wakeup wakeup) {
            clock = wakeup.time;
            wakeup.execute();
            return;
        }
        clock = event.getAbsoluteExecutionTime();
        try {
            event.execute();
        } catch (SimRuntimeException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void stepImpl() {
        if (!heap.isEmpty()) {
            executeNext();
        }
    }

    @Override
    public void run() {
        runAll();
    }
}
