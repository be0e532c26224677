package daxsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import org.junit.jupiter.api.Test;

/** DSOL runs on the heap, and the simulation is a DSOL simulator that runs on the caller's thread. */
class SimulationTest {
    private final List<String> log = new ArrayList<>();

    /** Called by DSOL through its name. */
    public void called(String what) {
        log.add(what);
    }

    @Test
    void scheduledMethodsAndLambdasRunInOrderOnTheCallersThread() throws SimRuntimeException {
        Simulation simulation = new Simulation("order");
        List<Thread> threads = new ArrayList<>();
        simulation.scheduleEventAbs(30L, this, "called", new Object[] {"method at 30"});
        simulation.scheduleEventAbs(10L, () -> {
            threads.add(Thread.currentThread());
            log.add("lambda at " + simulation.getSimulatorTime());
            simulation.scheduleEventRel(5L, this, "called", new Object[] {"method at 15"});
            simulation.scheduleEventNow(() -> log.add("now at " + simulation.clock()));
        });
        simulation.scheduleEventAbs(30L, SimEventInterface.MAX_PRIORITY, () -> log.add("urgent at 30"));
        simulation.scheduleEventAbs(30L, () -> log.add("later at 30"));
        simulation.runAll();
        assertThat(log)
                .containsExactly(
                        "lambda at 10", "now at 10", "method at 15", "urgent at 30", "method at 30", "later at 30");
        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(simulation.clock()).isEqualTo(30);
    }

    @Test
    void noThreadIsStarted() throws SimRuntimeException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Simulation simulation = new Simulation("threads");
        simulation.scheduleEventAbs(1L, () -> log.add(Thread.currentThread().getName()));
        simulation.runAll();
        Set<Thread> more = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().contains("imul"))
                .collect(Collectors.toSet());
        assertThat(more).isEmpty();
        assertThat(log).containsExactly(Thread.currentThread().getName());
    }

    @Test
    void idsAreCountedPerSimulation() {
        Simulation one = new Simulation("one");
        Simulation other = new Simulation("other");
        assertThat(List.of(one.nextId(), one.nextId(), other.nextId(), other.nextId()))
                .containsExactly(0L, 1L, 0L, 1L);
        one.restart();
        assertThat(one.nextId()).isZero();
    }

    /** DSOL numbers its own events through the process; they must not overtake or follow ours because of that. */
    @Test
    void eventsOfBothKindsKeepTheOrderInWhichTheyWereScheduled() throws SimRuntimeException {
        Simulation simulation = new Simulation("both");
        simulation.scheduleEventAbs(5L, () -> log.add("DSOL 1"));
        simulation.schedule(own("own 1"), 5);
        simulation.scheduleEventAbs(5L, () -> log.add("DSOL 2"));
        simulation.schedule(own("own 2"), 5);
        simulation.runAll();
        assertThat(log).containsExactly("DSOL 1", "own 1", "DSOL 2", "own 2");
    }

    private OwnEvent own(String what) {
        return new OwnEvent() {
            @Override
            public void execute() {
                log.add(what);
            }
        };
    }

    @Test
    void anExceptionInAnEventReachesTheCaller() throws SimRuntimeException {
        Simulation simulation = new Simulation("failing");
        simulation.scheduleEventAbs(1L, () -> {
            throw new IllegalArgumentException("a bug");
        });
        simulation.scheduleEventAbs(2L, () -> log.add("after"));
        assertThatThrownBy(simulation::runAll).hasRootCauseMessage("a bug");
        assertThat(log).isEmpty();
        simulation.runAll();
        assertThat(log).containsExactly("after");
    }

    @Test
    void thePastIsRefused() throws SimRuntimeException {
        Simulation simulation = new Simulation("past");
        simulation.scheduleEventAbs(10L, () -> {});
        simulation.runAll();
        assertThatThrownBy(() -> simulation.scheduleEventAbs(9L, () -> {})).isInstanceOf(SimRuntimeException.class);
    }

    @Test
    void aCancelledEventDoesNotRun() throws SimRuntimeException {
        Simulation simulation = new Simulation("cancel");
        SimEventInterface<Long> event = simulation.scheduleEventAbs(10L, () -> log.add("cancelled"));
        simulation.scheduleEventAbs(10L, () -> log.add("kept"));
        assertThat(simulation.cancelEvent(event)).isTrue();
        simulation.runAll();
        assertThat(log).containsExactly("kept");
    }

    @Test
    void stoppingAndRestartingLeavesNothingBehind() throws SimRuntimeException {
        Simulation simulation = new Simulation("stop");
        simulation.scheduleEventAbs(1L, simulation::requestStop);
        simulation.scheduleEventAbs(2L, () -> log.add("not reached"));
        simulation.runAll();
        assertThat(log).isEmpty();
        simulation.restart();
        assertThat(simulation.clock()).isZero();
        simulation.runAll();
        assertThat(log).isEmpty();
    }

    private static final class StockModel extends AbstractDsolModel<Long, DevsSimulator<Long>> {
        private static final long serialVersionUID = 1L;
        private final transient List<String> log;

        StockModel(DevsSimulator<Long> simulator, List<String> log) {
            super(simulator);
            this.log = log;
        }

        @Override
        public void constructModel() throws SimRuntimeException {
            arrive(0);
            simulator.scheduleEventAbs(20L, SimEventInterface.MAX_PRIORITY, () -> log.add("urgent"));
        }

        private void arrive(int i) {
            if (i < 4) {
                log.add(i + " at " + simulator.getSimulatorTime());
                simulator.scheduleEventRel(10L, () -> arrive(i + 1));
            }
        }
    }

    @Test
    void aStockSimulatorRunsOnTheHeap() throws SimRuntimeException {
        DevsSimulator<Long> stock = new DevsSimulator<>("stock");
        stock.setEventList(new EventHeap());
        SingleReplication<Long> replication = new SingleReplication<>("stock replication", 0L, 0L, 100L);
        stock.initialize(new StockModel(stock, log), replication);
        try {
            assertThat(stock.getEventList()).isInstanceOf(EventHeap.class);
            while (!stock.getEventList().isEmpty()) {
                stock.step();
            }
        } finally {
            stock.cleanUp();
            replication.removeFromContext();
        }
        assertThat(log).containsExactly("0 at 0", "1 at 10", "urgent", "2 at 20", "3 at 30");
    }

    /** Cells are filled in parallel; DSOL's logger table lost entries when two simulations were made at once. */
    @Test
    void manyCanBeMadeAtOnce() throws Exception {
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            java.util.List<java.util.concurrent.Future<Simulation>> made = new java.util.ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                made.add(threads.submit(() -> Simulation.create("at once")));
            }
            for (java.util.concurrent.Future<Simulation> one : made) {
                assertThat(one.get().clock()).isZero();
            }
        }
    }
}
