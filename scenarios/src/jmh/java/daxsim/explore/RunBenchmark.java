package daxsim.explore;

import daxsim.engine.ExhaustiveChoices;
import daxsim.engine.SeededChoices;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.LibraryEntry;
import daxsim.scenario.Scenario;
import daxsim.scenario.ScenarioLibrary;
import daxsim.scenario.read.ScenarioReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whole runs of a scenario: timed ones with fresh random numbers, and executions of the plain odometer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RunBenchmark {
    @Param({"sigbus-to-repair merged", "fault-between-clear-and-write merged"})
    public String cell = "";

    private final SeededChoices seeded = new SeededChoices(1);
    private ExhaustiveChoices all = new ExhaustiveChoices(false);
    @SuppressWarnings("NullAway.Init") // JMH calls build() first
    private Player timed;

    @SuppressWarnings("NullAway.Init")
    private Player explored;

    private long run;

    /** Reads the scenario and builds both worlds. */
    @Setup
    public void build() throws BadInput {
        Catalogue catalogue = new Catalogue();
        ScenarioLibrary library = ScenarioLibrary.shipped();
        String[] words = cell.split(" ");
        LibraryEntry entry = library.find(words[0]).orElseThrow();
        Scenario scenario =
                ScenarioReader.read(entry.resource(), entry.id(), library.bytes(entry), catalogue.vocabulary());
        Candidate candidate = catalogue.named(words[1], null).getFirst();
        timed = Player.timed(scenario, candidate, seeded);
        explored = Player.exploring(scenario, candidate, all);
    }

    /** One timed run. */
    @Benchmark
    public int timedRun() {
        seeded.reseed(SeededChoices.seedOfRun(1, run++));
        timed.play(seeded);
        return timed.operations().size();
    }

    /** One execution, unreduced and unjudged. */
    @Benchmark
    public int exploredExecution() {
        if (!all.advance()) {
            all = new ExhaustiveChoices(false);
        }
        explored.play(all);
        return explored.operations().size();
    }
}
