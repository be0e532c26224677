package daxsim.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks whose name matches the second argument and writes JMH's JSON to the first. */
final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) throws IOException, RunnerException {
        Path out = Path.of(args[0]);
        Files.createDirectories(out.toAbsolutePath().getParent());
        new Runner(new OptionsBuilder()
                        .include(args[1])
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgs("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED", "-Xmx1g")
                        .resultFormat(ResultFormatType.JSON)
                        .result(out.toString())
                        .build())
                .run();
    }
}
