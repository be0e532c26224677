package daxsim.engine;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.DoublyLinked;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * The hold model: a fixed number of pending events, each of which schedules itself again after an exponential delay. Events
 * a second, the same delays for every engine.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class HoldBenchmark {
    private static final int EVENTS = 100_000;
    private static final int MASK = (1 << 16) - 1;

    /** Delays in nanoseconds. */
    static final long[] DELAYS = new long[MASK + 1];

    static {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < DELAYS.length; i++) {
            DELAYS[i] = 1 + (long) (-1_000_000 * Math.log(1 - random.nextDouble()));
        }
    }

    /** Ours. */
    @State(Scope.Thread)
    public static class Daxsim {
        @Param({"8", "10000"})
        int pending;

        final Simulation simulation = new Simulation("hold");
        int next;
        int left;

        private final class Hold extends OwnEvent {
            @Override
            public void execute() {
                simulation.schedule(this, simulation.clock() + DELAYS[next++ & MASK]);
                if (--left == 0) {
                    simulation.requestStop();
                }
            }
        }

        @Setup
        public void fill() {
            simulation.restart();
            for (int i = 0; i < pending; i++) {
                simulation.schedule(new Hold(), DELAYS[next++ & MASK]);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long daxsim(Daxsim state) {
        state.left = EVENTS;
        state.simulation.runAll();
        return state.simulation.clock();
    }

    /** DSOL's simulator, event list and events as they come, without its worker thread. */
    @State(Scope.Thread)
    public static class Stock {
        @Param({"8", "10000"})
        int pending;

        private static final class CallersThread extends DevsSimulator<Long> {
            private static final long serialVersionUID = 1L;

            CallersThread() {
                super("hold");
                simulatorTime = 0L;
            }

            void oneEvent() {
                stepImpl();
            }
        }

        final CallersThread simulator = new CallersThread();
        int next;

        private void hold() throws SimRuntimeException {
            simulator.scheduleEventRel(DELAYS[next++ & MASK], this::hold);
        }

        @Setup
        public void fill() throws SimRuntimeException {
            for (int i = 0; i < pending; i++) {
                hold();
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long stockDsol(Stock state) {
        for (int i = 0; i < EVENTS; i++) {
            state.simulator.oneEvent();
        }
        return state.simulator.getSimulatorTime();
    }

    /** SSJ with each of its event lists; the splay tree is its default. */
    @State(Scope.Thread)
    public static class Ssj {
        @Param({"8", "10000"})
        int pending;

        @Param({"SplayTree", "BinaryTree", "Henriksen", "RedblackTree", "DoublyLinked"})
        String list = "";

        Simulator simulator = new Simulator();
        int next;
        int left;

        private final class Hold extends Event {
            Hold(Simulator simulator) {
                super(simulator);
            }

            @Override
            public void actions() {
                schedule(DELAYS[next++ & MASK]);
                if (--left == 0) {
                    simulator.stop();
                }
            }
        }

        @Setup
        public void fill() {
            EventList eventList =
                    switch (list) {
                        case "SplayTree" -> new SplayTree();
                        case "BinaryTree" -> new BinaryTree();
                        case "Henriksen" -> new Henriksen();
                        case "RedblackTree" -> new RedblackTree();
                        default -> new DoublyLinked();
                    };
            simulator = new Simulator(eventList);
            for (int i = 0; i < pending; i++) {
                new Hold(simulator).schedule(DELAYS[next++ & MASK]);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public double ssj(Ssj state) {
        state.left = EVENTS;
        state.simulator.start();
        return state.simulator.time();
    }

    /** A heap of numbers and nothing else: time above, the event's number below. No engine can be faster. */
    @State(Scope.Thread)
    public static class Bare {
        private static final int SLOT_BITS = 14;

        @Param({"8", "10000"})
        int pending;

        long[] heap = new long[0];
        int next;

        @Setup
        public void fill() {
            heap = new long[pending];
            for (int i = 0; i < pending; i++) {
                heap[i] = DELAYS[next++ & MASK] << SLOT_BITS | i;
            }
            java.util.Arrays.sort(heap);
        }

        long run() {
            final long[] h = heap;
            final int n = h.length;
            for (int e = 0; e < EVENTS; e++) {
                long key = h[0] + (DELAYS[next++ & MASK] << SLOT_BITS);
                int i = 0;
                for (int child = 1; child < n; child = 4 * i + 1) {
                    int best = child;
                    int end = Math.min(child + 4, n);
                    for (int c = child + 1; c < end; c++) {
                        if (h[c] < h[best]) {
                            best = c;
                        }
                    }
                    if (key <= h[best]) {
                        break;
                    }
                    h[i] = h[best];
                    i = best;
                }
                h[i] = key;
            }
            return h[0];
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long bareHeap(Bare state) {
        return state.run();
    }
}
