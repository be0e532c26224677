package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.ExtentRow;
import daxsim.scenario.FileSpec;
import daxsim.scenario.Fs;
import daxsim.scenario.FsType;
import daxsim.scenario.Reuse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Filesystems and the files on them. */
final class FileReader {
    /** What a filesystem keeps for itself. */
    private static final long RESERVE = 1 << 20;

    private final Names names;
    private final DeviceReader devices;
    private final Map<String, Fs> filesystems = new LinkedHashMap<>();
    private final Map<String, Long> used = new HashMap<>();
    private final Map<String, TreeMap<Long, Long>> taken = new HashMap<>();

    FileReader(Names names, DeviceReader devices) {
        this.names = names;
        this.devices = devices;
    }

    /** Those that are written and, after {@link #files}, those that files imply. */
    List<Fs> filesystems() {
        return List.copyOf(filesystems.values());
    }

    void readFilesystems(Fields scenario) throws BadInput {
        Set<String> mounts = new HashSet<>();
        for (Yaml item : scenario.items("fs")) {
            Fields fields = new Fields(item, Language.FS);
            Token on = device(fields);
            FsType type = fields.choice("type", FsType.class, FsType.EXT4);
            boolean rmapbt = fields.flag("rmapbt", false);
            if (rmapbt && type != FsType.XFS) {
                throw fields.value("rmapbt").place().bad("rmapbt is XFS's", "leave it out, or type: xfs");
            }
            String mount = null;
            if (fields.has("mount")) {
                Token where = fields.name("mount");
                mount = where.text();
                if (!mounts.add(mount)) {
                    throw where.bad(
                            "a filesystem is mounted at " + where.quoted() + " already", "each has a place of its own");
                }
            }
            Reuse reuse = fields.choice("reuse", Reuse.class, Reuse.AFTER_COMMIT);
            if (filesystems.putIfAbsent(on.text(), new Fs(on.text(), type, rmapbt, mount, reuse)) != null) {
                throw on.bad("there is a filesystem on " + on.quoted() + " already", "one for each device");
            }
        }
    }

    List<FileSpec> files(Fields scenario) throws BadInput {
        List<FileSpec> files = new ArrayList<>();
        for (Yaml item : scenario.items("files")) {
            files.add(file(new Fields(item, Language.FILE)));
        }
        return files;
    }

    private FileSpec file(Fields fields) throws BadInput {
        Token path = fields.name("path");
        Token on = device(fields);
        long size = fields.size("size");
        Fs fs = filesystems.computeIfAbsent(
                on.text(), device -> new Fs(device, FsType.EXT4, false, null, Reuse.AFTER_COMMIT));
        if (fs.mount() != null && !path.text().startsWith(fs.mount() + "/")) {
            throw path.bad(path.quoted() + " is not on " + on.quoted(), "a path below " + fs.mount());
        }
        room(fields, on, size);
        names.addFile(path, size);
        List<Token> lines = fields.lines("extents");
        List<ExtentRow> extents = lines == null ? List.of() : ExtentTable.read(lines, names.device(on));
        for (ExtentRow row : extents) {
            claim(fields.value("extents").place(), on.text(), row);
        }
        return new FileSpec(path.text(), size, on.text(), fields.size("align", 0), extents);
    }

    private Token device(Fields fields) throws BadInput {
        Token on = fields.name("on");
        names.device(on);
        if (devices.isLeg(on.text())) {
            throw on.bad("the device " + on.quoted() + " belongs to a dm device", "name the dm device");
        }
        String target = names.withoutDax(on.text());
        if (target != null) {
            throw on.bad(
                    on.quoted() + " cannot be mounted with DAX: dax unsupported by block device, because of the target "
                            + Words.quote(target),
                    "a table of " + Words.list(DmTable.WITH_DAX));
        }
        return on;
    }

    private void room(Fields fields, Token on, long size) throws BadInput {
        long block = ExtentTable.BLOCK;
        long room = Math.max(0, names.device(on) - RESERVE);
        long before = used.getOrDefault(on.text(), 0L);
        if (size > room - before) {
            throw fields.value("size")
                    .place()
                    .bad(
                            "the files on " + on.quoted() + " need more room than it has",
                            "its size less 1 MiB that the filesystem keeps: " + room + " bytes in all");
        }
        used.put(on.text(), before + (size + block - 1) / block * block);
    }

    private void claim(Place place, String device, ExtentRow row) throws BadInput {
        TreeMap<Long, Long> runs = taken.computeIfAbsent(device, name -> new TreeMap<>());
        long start = row.physicalBlock();
        Map.Entry<Long, Long> below = runs.lowerEntry(start + row.blocks());
        if (below != null && below.getValue() > start) {
            throw place.bad(
                    "two extents share block " + Math.max(start, below.getKey()) + " of the device",
                    "each block has one owner");
        }
        runs.put(start, start + row.blocks());
    }
}
