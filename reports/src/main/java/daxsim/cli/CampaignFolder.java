package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import daxsim.campaign.plan.Plan;
import daxsim.campaign.run.Experiment;
import daxsim.explore.Catalogue;
import daxsim.scenario.BadInput;
import daxsim.scenario.read.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder with the results of a campaign: beside the store the plan, so that it can be read without anything else. */
final class CampaignFolder {
    private static final String PLAN = "plan";
    private static final String CANDIDATES = "candidates.txt";

    private final Path folder;

    CampaignFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** Keeps what was asked. */
    void keep(Experiment experiment) throws IOException {
        Path plans = Files.createDirectories(folder.resolve(PLAN));
        put(
                plans.resolve(experiment.plan().id() + ".yaml"),
                experiment.plan().page().getBytes(UTF_8));
        StringBuilder names = new StringBuilder();
        experiment
                .candidates()
                .forEach(c -> names.append(c.name())
                        .append(' ')
                        .append(c.regime().id())
                        .append('\n'));
        put(plans.resolve(CANDIDATES), names.toString().getBytes(UTF_8));
    }

    /** What was asked. */
    Experiment asked() throws IOException, BadInput, UsageError {
        Catalogue catalogue = new Catalogue();
        Path plans = folder.resolve(PLAN);
        Plan plan;
        try (Stream<Path> files = Files.list(plans)) {
            Path file = files.filter(f -> f.toString().endsWith(".yaml"))
                    .findFirst()
                    .orElseThrow(
                            () -> new UsageError(plans + " has no plan in it; allowed: a folder of daxsim campaign"));
            plan = PlanReader.read(file, catalogue.vocabulary());
        }
        List<daxsim.play.Candidate> candidates = new java.util.ArrayList<>();
        for (String line : Files.readAllLines(plans.resolve(CANDIDATES), UTF_8)) {
            List<String> words = Arrays.asList(line.split(" ", 2));
            candidates.add(new DesignChoice(catalogue).one(words.getFirst(), words.getLast()));
        }
        return new Experiment(plan, candidates);
    }

    /** The plan's folder of another campaign becomes this one's. */
    void keepAsIn(CampaignFolder other) throws IOException {
        Path plans = Files.createDirectories(folder.resolve(PLAN));
        try (Stream<Path> files = Files.list(other.folder.resolve(PLAN))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        plans.resolve(Objects.requireNonNull(file.getFileName()).toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Writes the files of a report, each in one step. */
    void write(Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            put(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent());
        Files.createDirectories(parent);
        Path beside = parent.resolve("." + file.getFileName() + ".unfinished");
        Files.write(beside, bytes);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
