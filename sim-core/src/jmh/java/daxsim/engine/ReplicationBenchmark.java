package daxsim.engine;

import java.util.concurrent.TimeUnit;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Short replications: 1,000 plain events, 4 pending. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReplicationBenchmark {
    private static final int EVENTS = 1000;
    private static final int PENDING = 4;

    /** Ours. */
    @State(Scope.Thread)
    public static class Daxsim {
        final Simulation simulation = new Simulation("replications");
        final OwnEvent[] events = new OwnEvent[PENDING];
        int left;

        @Setup
        public void create() {
            for (int i = 0; i < PENDING; i++) {
                events[i] = new OwnEvent() {
                    @Override
                    public void execute() {
                        if (left-- > 0) {
                            simulation.schedule(this, simulation.clock() + HoldBenchmark.DELAYS[left]);
                        }
                    }
                };
            }
        }
    }

    @Benchmark
    public long daxsim(Daxsim state) {
        state.simulation.restart();
        state.left = EVENTS - PENDING;
        for (int i = 0; i < PENDING; i++) {
            state.simulation.schedule(state.events[i], i);
        }
        state.simulation.runAll();
        return state.simulation.clock();
    }

    /** DSOL as its manual has it. */
    @State(Scope.Thread)
    public static class Stock extends AbstractDsolModel<Long, DevsSimulator<Long>> {
        private static final long serialVersionUID = 1L;
        private int left;
        private int number;

        public Stock() {
            super(new DevsSimulator<>("replications"));
        }

        @Override
        public void constructModel() throws SimRuntimeException {
            left = EVENTS - PENDING;
            for (int i = 0; i < PENDING; i++) {
                simulator.scheduleEventAbs((long) i, this::happen);
            }
        }

        private void happen() throws SimRuntimeException {
            if (left-- > 0) {
                simulator.scheduleEventRel(HoldBenchmark.DELAYS[left], this::happen);
            }
        }

        @TearDown
        public void end() {
            simulator.cleanUp();
        }
    }

    @Benchmark
    public long stockDsol(Stock model) throws SimRuntimeException {
        SingleReplication<Long> replication =
                new SingleReplication<>("replication " + model.number++, 0L, 0L, Long.MAX_VALUE / 2);
        DevsSimulator<Long> simulator = model.getSimulator();
        simulator.initialize(model, replication);
        simulator.start();
        while (simulator.isStartingOrRunning()) {
            Thread.yield();
        }
        replication.removeFromContext();
        return simulator.getSimulatorTime();
    }
}
