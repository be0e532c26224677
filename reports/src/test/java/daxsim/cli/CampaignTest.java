package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A campaign as a user runs it. */
class CampaignTest {
    private static final String PLAN = """
            title: A small one
            machine: {profile: clx-optane100}
            pmem: [{name: pmem0, size: 16MiB}]
            files: [{path: /mnt/db, size: 1MiB, on: pmem0}]
            workload:
              tasks: [1, 2]
              operations: 10
              mix: {pread: 1, pwrite: 1, load: 1, store: 1}
              sizes: {512: 1, 4KiB: 1}
              hot: {share: 90, size: 8KiB}
              think: 5us
            faults: {count: 1, kinds: {line: 1, block: 1, run: 1}, found: profile}
            designs: [punch-pwrite, merged]
            runs: 250
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), PLAN);
    }

    private String plan() {
        return folder.resolve("small.yaml").toString();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    /** Every file of a folder that has results or says something about them. */
    private Map<String, byte[]> results(String name) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Path root = folder.resolve(name);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                if (!path.equals("lock")) {
                    files.put(path, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private void same(String one, String other) throws IOException {
        Map<String, byte[]> a = results(one);
        Map<String, byte[]> b = results(other);
        assertThat(b.keySet()).isEqualTo(a.keySet());
        assertThat(a.keySet()).contains("report.html", "report.txt", "campaign.json", "junit.xml");
        a.forEach((path, bytes) -> assertThat(b.get(path)).as(path).isEqualTo(bytes));
    }

    @Test
    void threadsResumingAndShardsLeaveTheSameBytes() throws IOException {
        Ran one = Ran.daxsim("campaign", plan(), "--out", at("one"), "--jobs", "1");
        assertThat(one.status()).as(one.err()).isZero();
        assertThat(one.err()).isEqualTo("daxsim: the full report is in " + at("one") + "\n");
        assertThat(Ran.daxsim("campaign", plan(), "--out", at("three"), "--jobs", "3", "--quiet"))
                .isEqualTo(new Ran(0, one.out(), ""));
        same("one", "three");

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicInteger asked = new AtomicInteger();
        Env impatient = new Env(Console.of(out, err), () -> asked.incrementAndGet() > 400, () -> {}, false);
        int status = new Daxsim(impatient).run("campaign", plan(), "--out", at("cut"), "--jobs", "1");
        assertThat(status).isEqualTo(130);
        assertThat(err.toString(UTF_8))
                .isEqualTo("daxsim: interrupted; 350 of 1000 runs are in " + at("cut")
                        + "; go on with: ./daxsim campaign " + plan() + " --out " + at("cut") + " --resume\n");
        Ran so = Ran.daxsim("report", at("cut"));
        assertThat(so.status()).isZero();
        assertThat(so.out()).contains("350 runs with 350 faults", "The campaign is not finished");
        assertThat(Ran.daxsim("campaign", plan(), "--out", at("cut"), "--resume", "--quiet"))
                .isEqualTo(new Ran(0, one.out(), ""));
        same("one", "cut");

        for (String part : new String[] {"1/2", "2/2"}) {
            assertThat(Ran.daxsim("campaign", plan(), "--out", at("part" + part.charAt(0)), "--shard", part, "--quiet"))
                    .isEqualTo(new Ran(0, "", ""));
        }
        assertThat(Ran.daxsim("merge", at("part1"), at("part2"), "--out", at("merged"), "--quiet")
                        .status())
                .isZero();
        assertThat(Files.readString(folder.resolve("merged/campaign.json")))
                .isEqualTo(Files.readString(folder.resolve("one/campaign.json")));
        assertThat(Ran.daxsim("merge", at("part1"), "--out", at("half")))
                .isEqualTo(new Ran(2, "", at("part1") + ":1:1: shard 2/2 is missing; name all 2 shards\n"));
    }

    @Test
    void aReplayLineRepeatsARun() throws IOException {
        assertThat(Ran.daxsim("campaign", plan(), "--out", at("c"), "--quiet").status())
                .isZero();
        JsonNode cell = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("c/campaign.json")))
                .get("cells")
                .get(1);
        JsonNode worst = cell.get("worst").get(0);
        Ran ran = Ran.daxsim("campaign", plan(), "--replay", worst.get("replay").asString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .startsWith("Run " + worst.get("run").asLong() + " of small@")
                .contains(": " + worst.get("outcome").asString());
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(Files.readString(folder.resolve("c/report.txt")).lines()).allMatch(line -> line.length() <= 72);
    }

    @Test
    void rowsAreExported() {
        assertThat(Ran.daxsim("campaign", plan(), "--out", at("c"), "--quiet").status())
                .isZero();
        assertThat(Ran.daxsim("report", at("c"), "--export", "csv,parquet").status())
                .isZero();
        assertThat(folder.resolve("c/faults.csv"))
                .content()
                .hasLineCount(1001)
                .startsWith("treatment,replication,at_ns,kind,found,bytes,fate,met,repair_ns,outage_ns\n");
        assertThat(folder.resolve("c/runs.parquet")).isNotEmptyFile();
    }

    @Test
    void whatCannotBeUsedIsRefused() throws IOException {
        refuses("daxsim: where to? Give --out DIR, a folder that does not exist or is empty", "campaign", plan());
        refuses(
                "daxsim: unknown plan \"quik\" (did you mean \"quick\"?); allowed: quick, review, wear, or a file",
                "campaign",
                "quik",
                "--out",
                at("x"));
        refuses(
                "daxsim: --shard 3/2 is no part; allowed: I/N with 1 <= I <= N, such as 2/4",
                "campaign",
                plan(),
                "--out",
                at("x"),
                "--shard",
                "3/2");
        refuses(
                "daxsim: --resume finds no campaign in " + at("x") + "; allowed: the --out of an earlier one",
                "campaign",
                plan(),
                "--out",
                at("x"),
                "--resume");
        refuses(
                "daxsim: " + at("x") + " has no campaign in it; allowed: the --out of daxsim campaign",
                "report",
                at("x"));
        refuses(
                "daxsim: the replay string is cut or altered; copy it whole, from the version to behind the '~'",
                "campaign",
                plan(),
                "--replay",
                "0.1.0/small");
        Files.writeString(Files.createDirectories(folder.resolve("full")).resolve("mine"), "mine");
        refuses(
                at("full") + ":1:1: is not empty; name a folder that does not exist or is empty",
                "campaign",
                plan(),
                "--out",
                at("full"));
        assertThat(folder.resolve("full/mine")).hasContent("mine");
        assertThat(folder.resolve("x")).doesNotExist();

        assertThat(Ran.daxsim("campaign", plan(), "--out", at("c"), "--quiet", "--runs", "20")
                        .status())
                .isZero();
        refuses(
                at("c")
                        + ":1:1: has the results of a campaign in it; resume it, or name a folder that does not exist or is"
                        + " empty",
                "campaign",
                plan(),
                "--out",
                at("c"));
        Files.writeString(folder.resolve("small.yaml"), PLAN.replace("count: 1", "count: 2"));
        Ran other = Ran.daxsim("campaign", plan(), "--out", at("c"), "--resume", "--runs", "20");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).startsWith(at("c")).contains("plan").hasLineCount(1);
    }

    private static void refuses(String message, String... args) {
        assertThat(Ran.daxsim(args)).isEqualTo(new Ran(2, "", message + "\n"));
    }
}
