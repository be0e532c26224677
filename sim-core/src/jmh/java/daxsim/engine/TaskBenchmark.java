package daxsim.engine;

import daxsim.state.Ledger;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs a task to let time pass. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TaskBenchmark {
    private static final int SPENDS = 96_000;

    /** An engine that is used again. */
    @State(Scope.Thread)
    public static class Timed {
        final TimedEngine engine = new TimedEngine(new Ledger(), new SeededChoices(1), new Simulation("tasks"));

        long run(int tasks) {
            engine.reset();
            int each = SPENDS / tasks;
            for (int t = 0; t < tasks; t++) {
                int offset = t;
                engine.spawn("task", t, () -> {
                    engine.spend(offset);
                    for (int i = 1; i < each; i++) {
                        engine.spend(100 + (HoldBenchmark.DELAYS[i & 0xffff] & 1));
                    }
                });
            }
            engine.run();
            return engine.now();
        }
    }

    /** Each spend has to switch, because another task is due before. */
    @State(Scope.Thread)
    public static class Several {
        @Param({"2", "8"})
        int tasks;
    }

    @Benchmark
    @OperationsPerInvocation(SPENDS)
    public long resume(Timed timed, Several several) {
        return timed.run(several.tasks);
    }

    /** Nothing else is due: the task moves the clock itself. */
    @Benchmark
    @OperationsPerInvocation(SPENDS)
    public long runAhead(Timed timed) {
        return timed.run(1);
    }
}
