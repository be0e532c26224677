package daxsim.explore;

import daxsim.engine.ExhaustiveChoices;
import daxsim.outcome.Outcomes;
import daxsim.play.Candidate;
import daxsim.play.Conditions;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.LibraryEntry;
import daxsim.scenario.Scenario;
import daxsim.scenario.ScenarioLibrary;
import daxsim.scenario.read.ScenarioReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whole trees of executions with every reduction: executions begun and states met, a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TreeBenchmark {
    /** What was done, beside whole trees. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Done {
        public long executions;
        public long states;
    }

    @Param({
        "sigbus-to-repair punch-pwrite",
        "clear-without-write punch-pwrite",
        "fault-between-clear-and-write v2-mode-flag"
    })
    public String cell = "";

    @SuppressWarnings("NullAway.Init") // JMH calls build() first
    private Player player;

    /** Reads the scenario and builds the world. */
    @Setup
    public void build() throws BadInput {
        Catalogue catalogue = new Catalogue();
        ScenarioLibrary library = ScenarioLibrary.shipped();
        String[] words = cell.split(" ");
        LibraryEntry entry = library.find(words[0]).orElseThrow();
        Scenario scenario =
                ScenarioReader.read(entry.resource(), entry.id(), library.bytes(entry), catalogue.vocabulary());
        Candidate candidate = catalogue.named(words[1], null).getFirst();
        player = Player.exploring(scenario, candidate, new ExhaustiveChoices(true, true));
        player.tellStatesApart(new Outcomes(player, new Conditions(player).state()).counted());
    }

    /** One tree, unjudged. */
    @Benchmark
    public long tree(Done done) {
        ExhaustiveChoices all = new ExhaustiveChoices(true, true);
        do {
            player.play(all);
            done.executions++;
        } while (all.advance());
        done.states += all.states();
        return all.states();
    }
}
