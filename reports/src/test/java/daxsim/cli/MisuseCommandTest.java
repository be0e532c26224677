package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Misuse from the command line: what it prints, what it leaves, and that what it leaves can be run. */
class MisuseCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static JsonNode tables(String json) {
        return JsonMapper.shared().readTree(json).get("misuse");
    }

    @Test
    void dataDoNotDependOnThreads() {
        Ran one = Ran.daxsim("misuse", "--designs", "merged", "--jobs", "1", "--format", "json");
        Ran four = Ran.daxsim("misuse", "--designs", "merged", "--jobs", "4", "--format", "json");

        assertThat(one.status()).isZero();
        assertThat(four.out()).isEqualTo(one.out());
        JsonNode table = tables(one.out()).get(0);
        assertThat(new TreeSet<>(table.propertyNames()))
                .containsAll(Set.of(
                        "design", "variant", "regime", "calls", "programs", "broken", "needed", "executions", "kinds"));
        long programs = 0;
        for (JsonNode kind : table.get("kinds")) {
            assertThat(new TreeSet<>(kind.propertyNames()))
                    .containsAll(
                            Set.of("kind", "meaning", "programs", "broken", "needed", "open", "promises", "smallest"));
            programs += kind.get("programs").asLong();
        }
        assertThat(programs).isEqualTo(table.get("programs").asLong());
    }

    @Test
    void theSmallestProgramsCanBeRun() throws Exception {
        Path out = folder.resolve("out");
        Ran ran = Ran.daxsim("misuse", "--designs", "merged", "--out", out.toString());

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEqualTo("daxsim: the programs are in " + out + "\n");
        assertThat(Files.readString(out.resolve("misuse.txt"))).contains("daxsim run misuse-wrong-length-merged.yaml");
        int played = 0;
        for (JsonNode kind :
                tables(Files.readString(out.resolve("misuse.json"))).get(0).get("kinds")) {
            JsonNode smallest = kind.get("smallest");
            if (smallest.isNull()) {
                continue;
            }
            Path page = out.resolve(smallest.get("scenario").asString() + ".yaml");
            assertThat(Files.readString(page)).isEqualTo(smallest.get("page").asString());
            Ran again = Ran.daxsim(
                    "run", page.toString(), "--replay", smallest.get("replay").asString(), "--format", "json");
            assertThat(again.status()).isZero();
            List<String> broken = JsonMapper.shared()
                    .readTree(again.out())
                    .get("results")
                    .get(0)
                    .get("broken")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            assertThat(broken).contains(smallest.get("promise").asString());
            played++;
        }
        assertThat(played).isPositive();
    }

    @Test
    void aFolderThatIsThereIsLeftAlone() throws Exception {
        Files.createDirectory(folder.resolve("there"));
        Ran ran = Ran.daxsim(
                "misuse",
                "--designs",
                "merged",
                "--out",
                folder.resolve("there").toString());

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("exists already");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void interruptedItSaysSo() {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        Env env = new Env(Console.of(out, err), () -> true, () -> {}, false);

        assertThat(new Daxsim(env).run("misuse", "--designs", "merged", "--format", "json"))
                .isEqualTo(130);
        JsonNode document = JsonMapper.shared().readTree(out.toString(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(document.get("interrupted").asBoolean()).isTrue();
        assertThat(document.get("misuse").isEmpty()).isTrue();
        assertThat(err.toString(java.nio.charset.StandardCharsets.UTF_8)).contains("interrupted");
    }
}
