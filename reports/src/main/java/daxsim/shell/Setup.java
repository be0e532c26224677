package daxsim.shell;

import daxsim.scenario.Dm;
import daxsim.scenario.ExtentRow;
import daxsim.scenario.Fault;
import daxsim.scenario.FileSpec;
import daxsim.scenario.Fs;
import daxsim.scenario.FsType;
import daxsim.scenario.Known;
import daxsim.scenario.Pmem;
import daxsim.scenario.Provider;
import daxsim.scenario.Scenario;
import daxsim.scenario.SectorRange;
import daxsim.scenario.When;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Namespaces, tables, filesystems, files and faults of a scenario as lines of a script. */
final class Setup {
    private Setup() {}

    private static String device(Scenario scenario, String name) {
        boolean pmem = scenario.pmem().stream().anyMatch(p -> p.name().equals(name));
        return pmem ? "\"${DEV[" + name + "]}\"" : "\"/dev/mapper/${PREFIX}" + name + "\"";
    }

    private static String mountPoint(String device) {
        return "\"$MNT/" + device + "\"";
    }

    /** The devices that carry a filesystem, each once. */
    static Set<String> filesystems(Scenario scenario) {
        Set<String> on = new LinkedHashSet<>();
        scenario.fs().forEach(f -> on.add(f.on()));
        scenario.files().forEach(f -> on.add(f.on()));
        return on;
    }

    /** Which namespaces, and where files are. */
    static List<String> settings(Scenario scenario) {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (Pmem pmem : scenario.pmem()) {
            String variable = "NS_" + Bash.name(pmem.name());
            lines.addAll(Bash.comment(pmem.name() + ": " + pmem.size() + " bytes in the model"
                    + (pmem.provider() == Provider.NFIT ? "" : ", " + word(pmem.provider()))
                    + (pmem.clearUnit() > 0 ? ", clear unit " + pmem.clearUnit() : "")
                    + (pmem.reliableClear() > 0 ? ", clears reliably up to " + pmem.reliableClear() : "")));
            lines.add("NS[" + pmem.name() + "]=${" + variable + ":-namespace" + number++ + ".0}");
        }
        for (int i = 0; i < scenario.files().size(); i++) {
            FileSpec file = scenario.files().get(i);
            lines.add("FILE_" + i + "=$MNT/" + file.on() + "/" + Bash.quoted(local(file.path())));
        }
        return lines;
    }

    private static String local(String path) {
        return path.replaceAll("^/+", "").replace('/', '-');
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Devices anew: everything on them is lost. */
    static List<String> devices(Scenario scenario) {
        List<String> lines = new ArrayList<>();
        for (Pmem pmem : scenario.pmem()) {
            String name = pmem.name();
            if (pmem.provider() != Provider.NFIT) {
                lines.add(Bash.cannot("this namespace has to be one whose provider is " + word(pmem.provider())));
            }
            lines.add("must ndctl create-namespace -f -e \"${NS[" + name + "]}\" -m fsdax");
            lines.add("run ndctl clear-errors \"${NS[" + name + "]}\"");
        }
        return lines;
    }

    /** What a reboot takes away as well. */
    static List<String> mounts(Scenario scenario, boolean anew) {
        List<String> lines = new ArrayList<>();
        for (Pmem pmem : scenario.pmem()) {
            lines.add("DEV[" + pmem.name() + "]=$(device_of " + pmem.name() + " \"${NS[" + pmem.name() + "]}\")");
        }
        for (Dm dm : scenario.dm()) {
            lines.add("table=" + table(scenario, dm));
            lines.add("must dmsetup create \"${PREFIX}" + dm.name() + "\" --table \"$table\"");
        }
        for (String on : filesystems(scenario)) {
            if (anew) {
                lines.add(mkfs(scenario, on) + " " + device(scenario, on));
            }
            lines.add("must mkdir -p " + mountPoint(on));
            lines.add("must mount -o dax " + device(scenario, on) + " " + mountPoint(on));
        }
        for (int i = 0; i < scenario.files().size(); i++) {
            lines.add("pattern \"$RUN/original." + i + "\" "
                    + scenario.files().get(i).size());
        }
        return lines;
    }

    private static String mkfs(Scenario scenario, String on) {
        for (Fs fs : scenario.fs()) {
            if (fs.on().equals(on) && fs.type() == FsType.XFS) {
                return "must mkfs.xfs -q -f -m reflink=0,rmapbt=" + (fs.rmapbt() ? 1 : 0);
            }
        }
        return "must mkfs.ext4 -q -F -b 4096 -E lazy_itable_init=0,lazy_journal_init=0";
    }

    private static String table(Scenario scenario, Dm dm) {
        List<String> lines =
                dm.table().stream().map(l -> tableWords(scenario, l)).toList();
        return "\"" + String.join("\n", lines) + "\"";
    }

    /** One line of a table, quoted. */
    static String tableLine(Scenario scenario, String line) {
        return "\"" + tableWords(scenario, line) + "\"";
    }

    private static String tableWords(Scenario scenario, String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" +")) {
            boolean leg = scenario.pmem().stream().anyMatch(p -> p.name().equals(word));
            boolean mapped = scenario.dm().stream().anyMatch(d -> d.name().equals(word));
            words.add(
                    leg
                            ? "${DEV[" + word + "]}"
                            : mapped ? "/dev/mapper/${PREFIX}" + word : word.replaceAll("[^A-Za-z0-9_.:-]", ""));
        }
        return String.join(" ", words);
    }

    /** Files with their original data. */
    static List<String> files(Scenario scenario) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < scenario.files().size(); i++) {
            FileSpec file = scenario.files().get(i);
            String path = Verbs.file(i);
            lines.add("must xfs_io -f -c 'falloc 0 " + file.size() + "' " + path);
            lines.add("must xfs_io -c \"pwrite -q -b 1m -i $RUN/original." + i + " 0 " + file.size() + "\" -c fsync "
                    + path);
            if (file.align() > 0) {
                lines.add(Bash.cannot("its blocks begin at a multiple of " + file.align()
                        + " bytes in the model; the filesystem decides"));
            }
            for (ExtentRow row : file.extents()) {
                lines.add(Bash.cannot("in the model blocks " + row.logicalBlock() + "+" + row.blocks()
                        + " of the file are blocks " + row.physicalBlock() + "+" + row.blocks()
                        + (row.unwritten() ? ", unwritten" : "") + "; the filesystem decides"));
            }
            lines.add("run filefrag -v " + path);
        }
        return lines;
    }

    /** Records and faults that are there before the first operation. */
    static List<String> faults(Scenario scenario) {
        List<String> lines = new ArrayList<>();
        for (Pmem pmem : scenario.pmem()) {
            for (SectorRange range : pmem.badblocks()) {
                lines.add("record " + device(scenario, pmem.name()) + " " + range.start() + " " + range.length());
            }
        }
        for (Fault fault : scenario.faults()) {
            if (fault.when() instanceof When.Start) {
                lines.addAll(strike(scenario, fault));
            }
        }
        return lines;
    }

    /** One fault. */
    static List<String> strike(Scenario scenario, Fault fault) {
        List<String> lines = new ArrayList<>(Bash.comment("poison: " + fault.target() + ", offset " + fault.offset()
                + ", length " + fault.length()
                + (fault.repeat() == 1 ? "" : ", " + fault.repeat() + " times every " + fault.stride())
                + ", known: " + word(fault.known())));
        if (fault.known() == Known.STALE) {
            lines.add(Bash.cannot("the bus's own list has the range in the model; sysfs reaches the device's only"));
        }
        String missing = switch (fault.known()) {
            case CONSUMED -> "what a machine check leaves behind (PG_hwpoison, memory type); records only";
            case NO -> "poison that nobody knows of; what is injected on nfit_test does not stop a load";
            case SCRUB, STALE -> "";
        };
        if (!missing.isEmpty()) {
            lines.add("[ \"$REAL_POISON\" = 1 ] || " + Bash.cannot(missing));
        }
        String rest = fault.length() + " " + word(fault.known());
        if (!fault.onFile()) {
            lines.addAll(
                    repeated(fault, fault.offset(), at -> "strike_device " + fault.target() + " " + at + " " + rest));
        }
        for (int i = 0; i < scenario.files().size(); i++) {
            FileSpec file = scenario.files().get(i);
            String who = "strike " + Verbs.file(i) + " " + file.on() + " ";
            if (fault.onFile() && file.path().equals(fault.target())) {
                lines.addAll(repeated(fault, fault.offset(), at -> who + at + " " + rest));
            }
        }
        return lines;
    }

    /** A range, or several with a stride between them. */
    private static List<String> repeated(Fault fault, long offset, Function<String, String> line) {
        return fault.repeat() == 1
                ? List.of(line.apply(Long.toString(offset)))
                : List.of(
                        "for ((i = 0; i < " + fault.repeat() + "; i++)); do",
                        "    " + line.apply("$((" + offset + " + i * " + fault.stride() + "))"),
                        "done");
    }

    /** Takes away what was set up, the last first. */
    static List<String> teardown(Scenario scenario) {
        List<String> lines = new ArrayList<>();
        lines.add("hand_close");
        filesystems(scenario).forEach(on -> lines.add("run umount " + mountPoint(on)));
        scenario.dm().reversed().forEach(dm -> lines.add("run dmsetup remove \"${PREFIX}" + dm.name() + "\""));
        scenario.pmem().forEach(p -> lines.add("run ndctl clear-errors \"${NS[" + p.name() + "]}\""));
        lines.add("[ \"$DRY_RUN\" = 1 ] || rm -rf \"$RUN\"");
        return lines;
    }

    /** Where a sector of a device lies: the function that the library asks. */
    static List<String> legs(Scenario scenario) {
        List<String> lines = new ArrayList<>();
        lines.add("# DEVICE SECTOR: the namespace it is on, and the sector there.");
        lines.add("leg_of() {");
        if (!scenario.dm().isEmpty()) {
            boolean striped = scenario.dm().stream()
                    .flatMap(dm -> dm.table().stream())
                    .anyMatch(row -> row.contains(" striped "));
            lines.add("    local sector=$2" + (striped ? " chunk row" : ""));
        }
        lines.add("    case $1 in");
        for (Dm dm : scenario.dm()) {
            lines.add("    " + dm.name() + ")");
            dm.table().forEach(line -> leg(line, lines));
            lines.add("        ;;");
        }
        lines.add("    *) say \"$1 $2\" ;;");
        lines.add("    esac");
        lines.add("}");
        return lines;
    }

    private static void leg(String line, List<String> into) {
        String[] w = line.split(" +");
        long start = Long.parseLong(w[0]);
        long length = Long.parseLong(w[1]);
        String from = start == 0 ? "sector" : "(sector - " + start + ")";
        into.add("        if [ \"$sector\" -ge " + start + " ] && [ \"$sector\" -lt " + (start + length) + " ]; then");
        switch (w[2]) {
            case "log-writes" -> into.add("            leg_of " + w[3] + " $((" + from + "))");
            case "linear" -> into.add("            leg_of " + w[3] + " $((" + from + " + " + w[4] + "))");
            case "striped" -> {
                int n = Integer.parseInt(w[3]);
                String c = w[4];
                into.add("            chunk=$((" + from + " / " + c + "))");
                into.add("            row=$((chunk / " + n + "))");
                into.add("            case $((chunk % " + n + ")) in");
                for (int i = 0; i < n; i++) {
                    String leg = w[5 + 2 * i];
                    String at = w[6 + 2 * i];
                    into.add("            " + i + ") leg_of " + leg + " $((row * " + c + " + " + from + " % " + c
                            + " + " + at + ")) ;;");
                }
                into.add("            esac");
            }
            default -> into.add("            give_up 'a sector on a target that keeps no data: " + w[2] + "'");
        }
        into.add("        fi");
    }
}
