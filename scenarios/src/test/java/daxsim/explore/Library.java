package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.kernel.Regime;
import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import daxsim.scenario.LibraryEntry;
import daxsim.scenario.Scenario;
import daxsim.scenario.ScenarioLibrary;
import daxsim.scenario.read.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The shipped scenarios as tests want them: by id, and with their text changed. */
public final class Library {
    static final Catalogue CATALOGUE = new Catalogue();
    private static final ScenarioLibrary SHIPPED = ScenarioLibrary.shipped();

    private Library() {}

    /** Ids of the scenarios of the thread, in their order. */
    public static List<String> thread() {
        return topic("thread");
    }

    /** Ids of the scenarios of a topic, in their order. */
    public static List<String> topic(String topic) {
        return SHIPPED.entries().stream()
                .filter(e -> e.topic().equals(topic))
                .map(LibraryEntry::id)
                .toList();
    }

    public static String text(String id) {
        LibraryEntry entry = SHIPPED.find(id).orElseThrow();
        return new String(SHIPPED.bytes(entry), StandardCharsets.UTF_8);
    }

    public static Scenario scenario(String id) {
        return parse(id, text(id));
    }

    /** A scenario from changed text. */
    public static Scenario parse(String id, String text) {
        try {
            return ScenarioReader.read(id + ".yaml", id, text.getBytes(StandardCharsets.UTF_8), CATALOGUE.vocabulary());
        } catch (BadInput e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    public static List<Candidate> candidates() {
        return CATALOGUE.candidates(null);
    }

    public static Candidate candidate(String name) {
        return CATALOGUE.named(name, null).getFirst();
    }

    /** In another kernel than its own. */
    public static Candidate candidate(String name, Regime regime) {
        return CATALOGUE.named(name, regime).getFirst();
    }

    /** A cell without timed runs. */
    public static CellResult explored(Scenario scenario, Candidate candidate) {
        try {
            return new Cells(new Cells.Options(1, 0, Explorer.Options.standard())).fill(scenario, candidate);
        } catch (BadInput e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** What tells outcomes apart, in words: as many texts as there are outcomes. */
    public static Set<String> states(Explorer.Findings findings) {
        Set<String> states = findings.states().stream()
                .map(outcome -> outcome.holds() + " " + outcome.parts())
                .collect(Collectors.toSet());
        assertThat(states).hasSize(findings.outcomes());
        return states;
    }

    /** The verdict of a condition as scripts write it. */
    public static String verdict(CellResult cell, String condition) {
        CellResult.ConditionResult result = cell.condition(condition);
        return result == null
                ? Verdict.NOT_EXPRESSIBLE.word()
                : result.verdict().word();
    }

    /** The answers that a replay string holds. */
    public static int[] answers(String witness) {
        try {
            return ReplayString.parse(witness).answerArray();
        } catch (ReplayString.BadReplay e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
