package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Goal: what README.md shows works. Method: its scenario is read and explored. */
class ReadmeTest {
    private static String block(String kind) throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        String open = "```" + kind + "\n";
        int from = readme.indexOf(open) + open.length();
        assertThat(from).isGreaterThan(open.length());
        return readme.substring(from, readme.indexOf("```", from));
    }

    @Test
    void itsScenarioMeetsItsExpectations() throws IOException {
        Scenario scenario = Library.parse("readme", block("yaml"));
        for (Candidate candidate : Library.candidates()) {
            CellResult cell = Library.explored(scenario, candidate);
            assertThat(cell.unmet()).as(candidate.name()).isEmpty();
            assertThat(Library.verdict(cell, "reached")).isEqualTo("sometimes");
        }
    }
}
