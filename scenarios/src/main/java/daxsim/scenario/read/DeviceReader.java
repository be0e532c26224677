package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.Dm;
import daxsim.scenario.Pmem;
import daxsim.scenario.Provider;
import daxsim.scenario.SectorRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Persistent memory and the device-mapper devices on it. */
final class DeviceReader {
    private static final long SECTOR = 512;
    private static final String BADBLOCKS = "a line is START LENGTH, in 512-byte sectors, as sysfs prints it";

    private final Names names;
    private final Attachments attachments;
    private final Set<String> legs = new HashSet<>();

    DeviceReader(Names names, Attachments attachments) {
        this.names = names;
        this.attachments = attachments;
    }

    /** Whether device-mapper has taken that device. */
    boolean isLeg(String device) {
        return legs.contains(device);
    }

    List<Pmem> pmem(Fields scenario) throws BadInput {
        List<Pmem> result = new ArrayList<>();
        for (Yaml item : scenario.items("pmem")) {
            Fields fields = new Fields(item, Language.PMEM);
            long size = fields.size("size");
            names.addDevice(fields.name("name"), size);
            result.add(new Pmem(
                    fields.name("name").text(),
                    size,
                    fields.choice("provider", Provider.class, Provider.NFIT),
                    fields.size("clear-unit", 0),
                    fields.size("reliable-clear", 0),
                    badblocks(fields, size / SECTOR)));
        }
        if (result.isEmpty()) {
            throw scenario.value("pmem")
                    .place()
                    .bad("there is no device", "write at least one: {name: pmem0, size: 64MiB}");
        }
        return result;
    }

    private List<SectorRange> badblocks(Fields fields, long sectors) throws BadInput {
        List<SectorRange> result = new ArrayList<>();
        for (Token line : lines(fields, "badblocks", "badblocks-file")) {
            List<Token> words = line.words();
            if (words.size() != 2) {
                throw line.bad("found " + line.quoted(), BADBLOCKS);
            }
            long start = Numbers.count(words.getFirst(), 0, Long.MAX_VALUE);
            long length = Numbers.count(words.get(1), 1, Integer.MAX_VALUE);
            if (start > sectors - length) {
                throw line.trimmed()
                        .bad(
                                "the record " + line.trimmed().quoted() + " ends beyond the device",
                                "the device has " + sectors + " sectors");
            }
            result.add(new SectorRange(start, length));
        }
        return result;
    }

    List<Dm> dm(Fields scenario) throws BadInput {
        List<Dm> result = new ArrayList<>();
        for (Yaml item : scenario.items("dm")) {
            Fields fields = new Fields(item, Language.DM);
            Token name = fields.name("name");
            DmTable table = new DmTable(names, name);
            for (Token line : lines(fields, "table", "table-file")) {
                table.add(line);
            }
            if (table.lines().isEmpty()) {
                throw fields.place().bad("the device " + name.quoted() + " has no table", "give table or table-file");
            }
            names.addDm(name, table.size(), table.legs(), table.targetWithoutDax());
            legs.addAll(table.legs());
            String mixed = fields.has("mixed") ? fields.choice("mixed", "") : null;
            result.add(new Dm(name.text(), table.lines(), mixed, name.place().location()));
        }
        return result;
    }

    private List<Token> lines(Fields fields, String here, String elsewhere) throws BadInput {
        @Nullable Yaml both = fields.get(elsewhere);
        if (both != null && fields.has(here)) {
            throw both.place().bad("both " + here + " and " + elsewhere + " are given", "one of them");
        }
        if (both != null) {
            return Lines.attached(fields.text(elsewhere), attachments);
        }
        List<Token> lines = fields.lines(here);
        return lines == null ? List.of() : lines;
    }
}
