package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.BadblocksKind;
import daxsim.scenario.ClearLeaves;
import daxsim.scenario.Condition;
import daxsim.scenario.CopyKind;
import daxsim.scenario.Dm;
import daxsim.scenario.Fault;
import daxsim.scenario.FileSpec;
import daxsim.scenario.Fs;
import daxsim.scenario.Machine;
import daxsim.scenario.May;
import daxsim.scenario.Mce;
import daxsim.scenario.Mechanism;
import daxsim.scenario.Pmem;
import daxsim.scenario.Quantity;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import daxsim.scenario.Vocabulary;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scenario. It either comes back complete, every reference resolved and every range checked, or the first thing
 * that is wrong is thrown.
 */
public final class ScenarioReader {
    /** The largest scenario in bytes: 1 MiB. */
    public static final int LIMIT = SmallFile.LIMIT;

    private static final String ENDING = ".yaml";

    private final Vocabulary vocabulary;
    private final Attachments attachments;
    private final Names names = new Names();

    private ScenarioReader(Vocabulary vocabulary, Attachments attachments) {
        this.vocabulary = vocabulary;
        this.attachments = attachments;
    }

    /** Reads a file, never more than {@link #LIMIT} bytes of it. Its id is its name without {@code .yaml}. */
    public static Scenario read(Path file, Vocabulary vocabulary) throws BadInput {
        String shown = file.toString();
        byte[] bytes = SmallFile.read(file, shown);
        Path last = file.getFileName();
        String name = last == null ? shown : last.toString();
        String id = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        return read(shown, id, bytes, vocabulary, Attachments.beside(file));
    }

    /**
     * Reads bytes from wherever they came.
     *
     * @param displayPath how messages name the file
     */
    public static Scenario read(String displayPath, String id, byte[] bytes, Vocabulary vocabulary) throws BadInput {
        return read(displayPath, id, bytes, vocabulary, Attachments.none());
    }

    private static Scenario read(String path, String id, byte[] bytes, Vocabulary vocabulary, Attachments attachments)
            throws BadInput {
        SmallFile.checkSize(bytes.length, path);
        Yaml root = YamlTree.read(path, SourceText.decode(path, bytes));
        if (root == null) {
            throw Place.whole(path, "there is no scenario in this file", "needed: " + Words.list(needed()));
        }
        return new ScenarioReader(vocabulary, attachments).scenario(path, id, new Fields(root, Language.SCENARIO));
    }

    private static List<String> needed() {
        return Language.SCENARIO.keys().stream()
                .filter(Key::required)
                .map(Key::name)
                .toList();
    }

    private Scenario scenario(String path, String id, Fields fields) throws BadInput {
        String title = fields.text("title").text().strip();
        String about = fields.has("about") ? fields.text("about").text().strip() : "";
        Machine machine = machine(fields, vocabulary);
        DeviceReader devices = new DeviceReader(names, attachments);
        List<Pmem> pmem = devices.pmem(fields);
        List<Dm> dm = devices.dm(fields);
        FileReader fileReader = new FileReader(names, devices);
        fileReader.readFilesystems(fields);
        List<FileSpec> files = fileReader.files(fields);
        List<Fs> fs = fileReader.filesystems();

        List<TaskDraft> drafts = TaskOutline.read(fields.value("tasks"), machine.cpus());
        Yaml reboot = fields.get("after-reboot");
        List<TaskDraft> rebootDrafts = reboot == null ? List.of() : TaskOutline.read(reboot, machine.cpus());
        names.addTasks(drafts, false);
        names.addTasks(rebootDrafts, true);
        List<Fault> faults = new FaultReader(names).read(fields);
        List<TaskSpec> tasks = new OperationReader(names, false).tasks(drafts);
        May may = MayReader.read(fields, names);
        List<TaskSpec> afterReboot = new OperationReader(names, true).tasks(rebootDrafts);

        List<Condition.Named> conditions = new ConditionReader(names, vocabulary).read(fields);
        List<Quantity> quantities = QuantityReader.read(fields, names, vocabulary);
        checkApart(fields, conditions);
        String hash =
                Meaning.hash(machine, pmem, dm, fs, files, faults, tasks, may, afterReboot, conditions, quantities);
        return new Scenario(
                id,
                path,
                hash,
                title,
                about,
                machine,
                pmem,
                dm,
                fs,
                files,
                faults,
                tasks,
                may,
                afterReboot,
                conditions,
                quantities,
                new ExpectReader(vocabulary, conditions, quantities).read(fields));
    }

    static Machine machine(Fields scenario, Vocabulary vocabulary) throws BadInput {
        Fields fields = new Fields(scenario.value("machine"), Language.MACHINE);
        Token profile = fields.text("profile").trimmed();
        if (!vocabulary.profiles().contains(profile.text())) {
            throw profile.bad(
                    Words.unknown("profile", profile.text(), vocabulary.profiles()),
                    "allowed: " + Words.list(vocabulary.profiles()));
        }
        Mce mce = fields.choice("mce", Mce.class, Mce.LOCAL);
        return new Machine(
                profile.text(),
                fields.count("cpus", 0),
                mce,
                Integer.parseInt(fields.choice("lsb", mce == Mce.FIRMWARE_FIRST ? "12" : "6")),
                fields.choice("copy", CopyKind.class, CopyKind.FAST),
                fields.flag("eadr", false),
                fields.choice("clear-leaves", ClearLeaves.class, ClearLeaves.JUNK),
                badblocks(fields),
                without(fields));
    }

    private static Set<Mechanism> without(Fields fields) throws BadInput {
        Set<Mechanism> without = EnumSet.noneOf(Mechanism.class);
        for (Yaml item : fields.items("without")) {
            Token word = item.text("a mechanism").trimmed();
            if (!without.add(Choices.pick(word, Mechanism.class, "mechanism"))) {
                throw word.bad("the mechanism " + word.quoted() + " is there twice", "once is enough");
            }
        }
        return without;
    }

    private static @Nullable BadblocksKind badblocks(Fields fields) throws BadInput {
        return fields.has("badblocks") ? fields.choice("badblocks", BadblocksKind.class, BadblocksKind.PRE67) : null;
    }

    private static void checkApart(Fields scenario, List<Condition.Named> conditions) throws BadInput {
        Set<String> taken = conditions.stream().map(Condition.Named::name).collect(Collectors.toSet());
        for (Yaml.Entry entry : scenario.entries("quantities")) {
            Token name = entry.key();
            if (taken.contains(name.text())) {
                throw name.bad("there is a condition " + name.quoted() + " already", "another name for the quantity");
            }
        }
    }
}
