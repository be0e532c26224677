package daxsim.engine;

import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.Executable;
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

    /**
     * A simulation whose id, as DSOL wants one, is a label only. Runs are filled in parallel, and DSOL's constructor writes into
     * a process-wide table of loggers that is not made for that: so one at a time.
     */
    public static synchronized Simulation create(String id) {
        return new Simulation(id);
    }

    /** For {@link #create} and for callers with one thread. */
    Simulation(String id) {
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

    final void schedule(OwnEvent event, long time) {
        event.time = time;
        event.sequence = nextId++;
        heap.add(event);
    }

    /** DSOL's own events take their place by this simulation's numbers: theirs count through the whole process. */
    @Override
    public SimEventInterface<Long> scheduleEvent(SimEventInterface<Long> event) throws SimRuntimeException {
        if (event.getAbsoluteExecutionTime() < clock) {
            throw new SimRuntimeException(
                    "an event at " + event.getAbsoluteExecutionTime() + " ns lies before the present " + clock + " ns");
        }
        heap.add(event, nextId++);
        return event;
    }

    /** DSOL computes relative times from its own boxed clock, which is only set here. */
    private void showClock() {
        if (simulatorTime != clock) {
            simulatorTime = clock;
        }
    }

    @Override
    public SimEventInterface<Long> scheduleEventRel(
            Long delay, short priority, Object target, String method, Object[] args) throws SimRuntimeException {
        showClock();
        return super.scheduleEventRel(delay, priority, target, method, args);
    }

    @Override
    public SimEventInterface<Long> scheduleEventRel(Long delay, short priority, Executable executable)
            throws SimRuntimeException {
        showClock();
        return super.scheduleEventRel(delay, priority, executable);
    }

    @Override
    public SimEventInterface<Long> scheduleEventNow(short priority, Object target, String method, Object[] args)
            throws SimRuntimeException {
        showClock();
        return super.scheduleEventNow(priority, target, method, args);
    }

    @Override
    public SimEventInterface<Long> scheduleEventNow(short priority, Executable executable) throws SimRuntimeException {
        showClock();
        return super.scheduleEventNow(priority, executable);
    }

    /** Whether some other event is due before or at this time. */
    final boolean dueBy(long time) {
        return heap.dueBy(time);
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
        while (!stopping) {
            SimEventInterface<Long> event = heap.removeFirst();
            if (event == null) {
                return;
            }
            execute(event);
        }
    }

    private void execute(SimEventInterface<Long> event) {
        if (event instanceof OwnEvent own) {
            clock = own.time;
            own.execute();
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
        SimEventInterface<Long> event = heap.removeFirst();
        if (event != null) {
            execute(event);
        }
    }

    @Override
    public void run() {
        runAll();
    }
}
