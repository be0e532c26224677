package daxsim.scenario.read;

import daxsim.campaign.plan.Ageing;
import daxsim.campaign.plan.FaultProcess;
import daxsim.campaign.plan.Plan;
import daxsim.campaign.plan.StopRule;
import daxsim.campaign.plan.Treatment;
import daxsim.campaign.plan.Weighted;
import daxsim.campaign.plan.Workload;
import daxsim.hardware.Profile;
import daxsim.scenario.BadInput;
import daxsim.scenario.Dm;
import daxsim.scenario.FaultKind;
import daxsim.scenario.FileSpec;
import daxsim.scenario.Fs;
import daxsim.scenario.Machine;
import daxsim.scenario.May;
import daxsim.scenario.OnSigbus;
import daxsim.scenario.Pmem;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import daxsim.scenario.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a campaign plan. It comes back complete, or the first thing that is wrong is thrown. */
public final class PlanReader {
    private static final String ENDING = ".yaml";
    private static final long OPERATION_LIMIT = 1L << 30;
    private static final long DIMM = 256L << 30;

    private final String path;
    private final String id;
    private final Vocabulary vocabulary;

    private PlanReader(String path, String id, Vocabulary vocabulary) {
        this.path = path;
        this.id = id;
        this.vocabulary = vocabulary;
    }

    /** Reads a file. Its id is its name without {@code .yaml}. */
    public static Plan read(Path file, Vocabulary vocabulary) throws BadInput {
        String shown = file.toString();
        byte[] bytes = SmallFile.read(file, shown);
        Path last = file.getFileName();
        String name = last == null ? shown : last.toString();
        String id = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        return new PlanReader(shown, id, vocabulary).plan(bytes);
    }

    /** Reads bytes from wherever they came. */
    public static Plan read(String displayPath, String id, byte[] bytes, Vocabulary vocabulary) throws BadInput {
        return new PlanReader(displayPath, id, vocabulary).plan(bytes);
    }

    private Plan plan(byte[] bytes) throws BadInput {
        SmallFile.checkSize(bytes.length, path);
        String text = SourceText.decode(path, bytes);
        Yaml root = YamlTree.read(path, text);
        if (root == null) {
            throw Place.whole(path, "there is no plan in this file", "needed: title, machine, workload, faults, runs");
        }
        Fields whole = new Fields(root, PlanLanguage.PLAN);
        checkLayouts(whole);
        List<Treatment> treatments = new ArrayList<>();
        for (PlanFactors.Combination combination : PlanFactors.expand(root)) {
            treatments.add(treatment(
                    treatments.size(), combination.levels(), new Fields(combination.root(), PlanLanguage.PLAN)));
        }
        List<String> designs = designs(whole);
        long seed = whole.count("seed", 1);
        return new Plan(
                id,
                path,
                Meaning.hash(treatments.stream().map(PlanReader::meaning).toList(), designs, seed),
                whole.text("title").text().strip(),
                whole.has("about") ? whole.text("about").text().strip() : "",
                treatments,
                designs,
                stop(whole),
                seed,
                text);
    }

    /** What of a treatment can change a run: not the name of the file, nor its place. */
    private static List<Object> meaning(Treatment t) {
        Scenario world = t.world();
        return List.of(
                t.levels(),
                world.machine(),
                world.pmem(),
                world.dm(),
                world.fs(),
                world.files(),
                t.age(),
                t.workload(),
                t.faults());
    }

    private static void checkLayouts(Fields whole) throws BadInput {
        for (Key key : PlanLanguage.LAYOUT.keys()) {
            Yaml here = whole.get(key.name());
            if (here != null && whole.has("layouts")) {
                throw here.place().bad("both layouts and " + key.name() + " are given", key.name() + " in each layout");
            }
        }
        if (!whole.has("layouts") && !whole.has("pmem")) {
            throw whole.place().bad("the key \"pmem\" is missing in a plan", "needed: pmem and files, or layouts");
        }
    }

    private Treatment treatment(int number, List<Treatment.Level> levels, Fields fields) throws BadInput {
        Names names = new Names();
        Machine machine = ScenarioReader.machine(fields, vocabulary);
        DeviceReader devices = new DeviceReader(names, Attachments.none());
        if (!fields.has("pmem") || !fields.has("files")) {
            throw fields.place().bad("a layout lacks pmem or files", "needed: pmem and files");
        }
        List<Pmem> pmem = devices.pmem(fields);
        List<Dm> dm = devices.dm(fields);
        FileReader fileReader = new FileReader(names, devices);
        fileReader.readFilesystems(fields);
        List<FileSpec> files = fileReader.files(fields);
        List<Fs> fs = fileReader.filesystems();
        if (files.isEmpty()) {
            throw fields.value("files").place().bad("there is no file", "write at least one");
        }
        Workload workload = workload(new Fields(fields.value("workload"), PlanLanguage.WORKLOAD), machine, files);
        List<TaskSpec> tasks = new ArrayList<>();
        for (int i = 0; i < workload.tasks(); i++) {
            tasks.add(new TaskSpec("app" + i, i, workload.onSigbus(), "app", List.of()));
        }
        Scenario world = new Scenario(
                id,
                path,
                "",
                "",
                "",
                machine,
                pmem,
                dm,
                fs,
                files,
                List.of(),
                tasks,
                new May(false, false, false, false, false, false, null, null),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        FaultProcess faults = faults(new Fields(fields.value("faults"), PlanLanguage.FAULTS), machine.profile(), pmem);
        return new Treatment(number, levels, world, age(fields), workload, faults);
    }

    private static Ageing age(Fields plan) throws BadInput {
        if (!plan.has("age")) {
            return Ageing.NONE;
        }
        Fields fields = new Fields(plan.value("age"), PlanLanguage.AGE);
        return new Ageing(fields.count("fill", 0), fields.count("delete", 0), fields.count("extents", 1));
    }

    private static Workload workload(Fields fields, Machine machine, List<FileSpec> files) throws BadInput {
        int tasks = fields.count("tasks", 1);
        if (machine.cpus() > 0 && tasks > machine.cpus()) {
            throw fields.value("tasks")
                    .place()
                    .bad("there are " + tasks + " tasks and " + machine.cpus() + " CPUs", "a CPU for each task");
        }
        long smallest = files.stream().mapToLong(FileSpec::size).min().orElse(0);
        long hotSize = smallest;
        int hotShare = 0;
        if (fields.has("hot")) {
            Fields hot = new Fields(fields.value("hot"), PlanLanguage.HOT);
            hotShare = hot.count("share", 0);
            hotSize = hot.size("size");
            if (hotSize > smallest) {
                throw hot.value("size")
                        .place()
                        .bad("the hot spot is larger than a file", "at most " + smallest + " bytes");
            }
        }
        return new Workload(
                tasks,
                fields.count("operations", 8),
                words(fields, "mix", Workload.Action.class),
                sizes(fields, hotShare > 0 ? hotSize : smallest),
                hotShare,
                hotSize,
                time(fields, "think", 0),
                fields.choice("on-error", Workload.OnError.class, Workload.OnError.REPAIR),
                fields.choice("on-sigbus", OnSigbus.class, OnSigbus.REPAIR),
                fields.choice("supply", Workload.Supply.class, Workload.Supply.AT_HAND),
                fields.choice("on-listed", Workload.OnListed.class, Workload.OnListed.IGNORE),
                fields.count("attempts", 3));
    }

    private static long time(Fields fields, String key, long otherwise) throws BadInput {
        return fields.has(key) ? Numbers.time(fields.text(key).trimmed()) : otherwise;
    }

    private static <E extends Enum<E>> Weighted<E> words(Fields fields, String key, Class<E> type) throws BadInput {
        List<Weighted.Item<E>> items = new ArrayList<>();
        for (Yaml.Entry entry : fields.entries(key)) {
            items.add(new Weighted.Item<>(Choices.pick(entry.key(), type, "word in " + key), weight(entry)));
        }
        return weighted(fields, key, items);
    }

    private static Weighted<Long> sizes(Fields fields, long room) throws BadInput {
        List<Weighted.Item<Long>> items = new ArrayList<>();
        for (Yaml.Entry entry : fields.entries("sizes")) {
            long size = Numbers.size(entry.key().trimmed());
            long most = Math.min(room, OPERATION_LIMIT);
            if (size < 1 || size > most) {
                throw entry.key()
                        .bad("an operation of " + entry.key().text() + " does not fit", "1 to " + most + " bytes");
            }
            items.add(new Weighted.Item<>(size, weight(entry)));
        }
        return weighted(fields, "sizes", items);
    }

    private static long weight(Yaml.Entry entry) throws BadInput {
        return Numbers.count(entry.value().text("a weight").trimmed(), 0, 1_000_000);
    }

    private static <T> Weighted<T> weighted(Fields fields, String key, List<Weighted.Item<T>> items) throws BadInput {
        Weighted<T> weighted = Weighted.of(items);
        if (weighted.total() == 0) {
            throw fields.value(key).place().bad("all weights of " + key + " are 0", "at least one above 0");
        }
        return weighted;
    }

    private static FaultProcess faults(Fields fields, String profileId, List<Pmem> pmem) throws BadInput {
        if (fields.choice("kind", FaultKind.class, FaultKind.TRANSIENT) == FaultKind.HARD) {
            throw fields.value("kind")
                    .place()
                    .bad("a hard fault is not modelled yet", "docs/model/limits.md says what is not");
        }
        Profile profile = Profile.load(profileId);
        long over = time(fields, "over", 0);
        if (fields.has("count") == fields.has("rate")) {
            throw fields.place()
                    .bad(
                            fields.has("count") ? "both count and rate are given" : "neither count nor rate is given",
                            "one of them");
        }
        if (fields.has("rate") && over == 0) {
            throw fields.value("rate").place().bad("a rate without a time", "over: TIME beside it, 10y");
        }
        return new FaultProcess(
                fields.has("count") ? fields.count("count", 1) : 0,
                fields.has("rate") ? rate(fields, profile, pmem) : 0,
                over,
                fields.choice("where", FaultProcess.Where.class, FaultProcess.Where.HOT),
                isProfile(fields, "kinds") ? profileKinds(profile) : words(fields, "kinds", FaultProcess.Extent.class),
                isProfile(fields, "found") ? profileFound(profile) : words(fields, "found", FaultProcess.Found.class),
                burst(fields, profile),
                time(fields, "reboot-every", 0));
    }

    private static boolean isProfile(Fields fields, String key) throws BadInput {
        if (!fields.has(key)) {
            return true;
        }
        if (fields.value(key) instanceof Yaml.Mapping) {
            return false;
        }
        Choices.pick(fields.text(key), List.of("profile"), "value of " + key);
        return true;
    }

    /** Faults of one device in a year. */
    private static double rate(Fields fields, Profile profile, List<Pmem> pmem) throws BadInput {
        Token token = fields.text("rate").trimmed();
        if (token.text().equals("profile")) {
            long modules =
                    pmem.stream().mapToLong(p -> Math.ceilDiv(p.size(), DIMM)).sum();
            return profile.entry("pm.ue_dimm_year").value() * modules;
        }
        return Numbers.count(token, 1, 10_000_000);
    }

    private static double burst(Fields fields, Profile profile) throws BadInput {
        if (!fields.has("burst")) {
            return 0;
        }
        Token token = fields.text("burst").trimmed();
        return token.text().equals("profile") ? profile.entry("pm.burst").value() : Numbers.count(token, 0, 99) / 100.0;
    }

    /** Of the profile's shares; what takes a die or a module is not among them. */
    private static Weighted<FaultProcess.Extent> profileKinds(Profile profile) {
        return Weighted.of(List.of(
                new Weighted.Item<>(FaultProcess.Extent.BLOCK, share(profile, "pm.cluster1")),
                new Weighted.Item<>(FaultProcess.Extent.RUN, share(profile, "pm.cluster_page")),
                new Weighted.Item<>(FaultProcess.Extent.ROW, share(profile, "pm.cluster_region"))));
    }

    private static Weighted<FaultProcess.Found> profileFound(Profile profile) {
        long latent = share(profile, "pm.latent");
        return Weighted.of(List.of(
                new Weighted.Item<>(FaultProcess.Found.CONSUMPTION, latent),
                new Weighted.Item<>(FaultProcess.Found.SCRUB, 100_000 - latent)));
    }

    private static long share(Profile profile, String parameter) {
        return Math.round(profile.entry(parameter).value() * 100_000);
    }

    private List<String> designs(Fields whole) throws BadInput {
        List<String> words = new ArrayList<>();
        for (Yaml item : whole.items("designs")) {
            Token word = item.text("a design").trimmed();
            int colon = word.text().indexOf(':');
            String design = colon < 0 ? word.text() : word.text().substring(0, colon);
            List<String> variants = vocabulary.designs().get(design);
            if (variants == null) {
                throw word.bad(
                        Words.unknown("design", design, vocabulary.designs().keySet()),
                        "allowed: " + Words.list(vocabulary.designs().keySet()));
            }
            if (colon >= 0 && !variants.contains(word.text().substring(colon + 1))) {
                throw word.bad(
                        Words.unknown("variant", word.text().substring(colon + 1), variants),
                        "allowed: " + Words.list(variants));
            }
            if (words.contains(word.text())) {
                throw word.bad("the design " + word.quoted() + " is there twice", "once is enough");
            }
            words.add(word.text());
        }
        return words;
    }

    private static StopRule stop(Fields whole) throws BadInput {
        if (!(whole.value("runs") instanceof Yaml.Mapping)) {
            return new StopRule.Runs(Numbers.count(whole.text("runs").trimmed(), 1, 100_000_000));
        }
        Fields fields = new Fields(whole.value("runs"), PlanLanguage.RUNS);
        if (fields.has("margin") == fields.has("width")) {
            throw fields.place()
                    .bad("a stop rule needs a margin or a width", "one of them: {margin: 1, confidence: 95}");
        }
        double confidence = fields.has("confidence") ? percent(fields, "confidence") : 0.95;
        return fields.has("margin")
                ? new StopRule.Margin(percent(fields, "margin"), confidence)
                : new StopRule.Width(percent(fields, "width"), confidence, fields.count("most", 1_000_000));
    }

    /** A share from a number of percent that may have a fraction. */
    private static double percent(Fields fields, String key) throws BadInput {
        Token token = fields.text(key).trimmed();
        if (!token.text().matches("[0-9]{1,2}(\\.[0-9]{1,4})?") || Double.parseDouble(token.text()) == 0) {
            throw token.bad("found " + token.quoted(), "a number of percent above 0 and below 100");
        }
        return Double.parseDouble(token.text()) / 100;
    }
}
