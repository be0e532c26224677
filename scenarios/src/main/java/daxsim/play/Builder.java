package daxsim.play;

import daxsim.app.World;
import daxsim.app.WorldSpec;
import daxsim.engine.Engine;
import daxsim.hardware.ClearLeaves;
import daxsim.hardware.CopyKind;
import daxsim.hardware.Platform;
import daxsim.hardware.Profile;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.FileSystem;
import daxsim.kernel.md.DmTables;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.scenario.BadInput;
import daxsim.scenario.BadblocksKind;
import daxsim.scenario.Condition;
import daxsim.scenario.Dm;
import daxsim.scenario.ExtentRow;
import daxsim.scenario.FaultKind;
import daxsim.scenario.FileSpec;
import daxsim.scenario.Fs;
import daxsim.scenario.FsType;
import daxsim.scenario.Location;
import daxsim.scenario.Mce;
import daxsim.scenario.Pmem;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import daxsim.state.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Builds the world that a scenario describes. What the model does not have yet is refused by name, never approximated. */
final class Builder {
    private Builder() {}

    static BadInput unmodelled(Scenario scenario, Location at, String what) {
        return new BadInput(
                scenario.path(),
                at.line(),
                at.column(),
                what + " is not modelled yet",
                "docs/model/limits.md says what is not");
    }

    private static BadInput unmodelled(Scenario scenario, Location at, String what, String allowed) {
        return new BadInput(
                scenario.path(), at.line(), at.column(), what + " is not modelled yet", "allowed: " + allowed);
    }

    static World build(Scenario scenario, Candidate candidate, Ledger ledger, Engine engine) throws BadInput {
        refuseUnmodelled(scenario);
        try {
            return new World(spec(scenario, candidate), ledger, engine);
        } catch (DmTables.Refused e) {
            Location at = scenario.dm().getFirst().at();
            throw new BadInput(
                    scenario.path(),
                    at.line(),
                    at.column(),
                    String.valueOf(e.getMessage()),
                    "a table that dmsetup takes");
        } catch (World.DoesNotFit e) {
            throw new BadInput(
                    scenario.path(),
                    1,
                    1,
                    String.valueOf(e.getMessage()),
                    "smaller files or another place for their extents");
        }
    }

    private static void refuseUnmodelled(Scenario scenario) throws BadInput {
        Location top = new Location(1, 1);
        for (Dm dm : scenario.dm()) {
            if (dm.mixed() != null) {
                throw unmodelled(scenario, dm.at(), "a policy for mixed legs");
            }
        }
        for (Fs fs : scenario.fs()) {
            if (fs.type() == FsType.XFS) {
                throw unmodelled(scenario, top, "xfs", "type: ext4");
            }
        }
        if (scenario.machine().mce() != Mce.LOCAL) {
            throw unmodelled(scenario, top, "machine-check delivery other than local", "mce: local");
        }
        if (scenario.machine().badblocks() == BadblocksKind.INTERVAL_TREE) {
            throw unmodelled(scenario, top, "the interval tree", "badblocks: pre67 or v67");
        }
        for (Condition.Named condition : scenario.conditions()) {
            if (asksPmd(condition.condition())) {
                throw unmodelled(scenario, condition.at(), "a 2 MiB mapping (pmd-mapped)");
            }
        }
        for (daxsim.scenario.Fault fault : scenario.faults()) {
            boolean mapped = scenario.dm().stream().anyMatch(dm -> dm.name().equals(fault.target()));
            if (mapped) {
                throw unmodelled(scenario, fault.at(), "a fault on a device-mapper device");
            }
            boolean metadata = !fault.onFile() && fault.offset() < FileSystem.METADATA_BLOCKS * Units.PAGE;
            if (metadata && scenario.files().stream().anyMatch(f -> f.on().equals(fault.target()))) {
                throw unmodelled(
                        scenario,
                        fault.at(),
                        "poison in the filesystem's metadata, the first MiB of the device,",
                        "an offset from 1MiB on");
            }
            if (fault.kind() == FaultKind.HARD) {
                throw unmodelled(scenario, fault.at(), "a hard fault");
            }
        }
    }

    private static boolean asksPmd(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.parts().stream().anyMatch(Builder::asksPmd);
            case Condition.Any any -> any.parts().stream().anyMatch(Builder::asksPmd);
            case Condition.Not not -> asksPmd(not.part());
            case Condition.Final fin -> fin.key().equals("pmd-mapped");
            case Condition.OnOp on -> false;
            case Condition.Seen seen -> false;
            case Condition.Broken broken -> false;
        };
    }

    private static WorldSpec spec(Scenario scenario, Candidate candidate) {
        Profile profile = Profile.load(scenario.machine().profile());
        int cpus = scenario.machine().cpus() > 0
                ? scenario.machine().cpus()
                : (int) profile.entry("core.cpus").value();
        Platform platform = new Platform(
                cpus,
                scenario.machine().lsb(),
                CopyKind.valueOf(scenario.machine().copy().name()),
                scenario.machine().eadr(),
                ClearLeaves.valueOf(scenario.machine().clearLeaves().name()),
                scenario.may().partialClear(),
                scenario.may().refuseClear(),
                scenario.may().powerFailure());
        return new WorldSpec(
                platform,
                profile,
                candidate.regime(),
                table(scenario, candidate),
                candidate.design(),
                candidate.variant(),
                devices(scenario),
                scenario.dm().stream()
                        .map(dm -> new WorldSpec.Mapped(dm.name(), dm.table()))
                        .toList(),
                files(scenario),
                processes(scenario),
                scenario.may().lateRecord(),
                splitsBuffers(scenario),
                scenario.tasks().size());
    }

    private static Regime.Table table(Scenario scenario, Candidate candidate) {
        BadblocksKind said = scenario.machine().badblocks();
        if (said == null) {
            return candidate.regime().badblocks();
        }
        return said == BadblocksKind.V67 ? Regime.Table.V67 : Regime.Table.PRE67;
    }

    private static List<WorldSpec.Device> devices(Scenario scenario) {
        List<WorldSpec.Device> list = new ArrayList<>();
        for (Pmem pmem : scenario.pmem()) {
            NvdimmBus.Provider provider = switch (pmem.provider()) {
                case NFIT -> NvdimmBus.Provider.NFIT;
                case NFIT_WITHOUT_CLEAR -> NvdimmBus.Provider.NFIT_WITHOUT_CLEAR;
                case E820, VIRTIO -> NvdimmBus.Provider.NO_COMMANDS;
            };
            list.add(new WorldSpec.Device(pmem.name(), pmem.size(), provider, pmem.clearUnit(), pmem.reliableClear()));
        }
        return list;
    }

    static int deviceIndex(Scenario scenario, String name) {
        for (int i = 0; i < scenario.pmem().size(); i++) {
            if (scenario.pmem().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("the reader let an unknown device through: " + name);
    }

    static int fileIndex(Scenario scenario, String path) {
        for (int i = 0; i < scenario.files().size(); i++) {
            if (scenario.files().get(i).path().equals(path)) {
                return i;
            }
        }
        throw new IllegalStateException("the reader let an unknown file through: " + path);
    }

    private static List<WorldSpec.File> files(Scenario scenario) {
        List<WorldSpec.File> list = new ArrayList<>();
        for (FileSpec file : scenario.files()) {
            List<Extent> extents = new ArrayList<>();
            for (ExtentRow row : file.extents()) {
                extents.add(new Extent(row.logicalBlock(), row.physicalBlock(), row.blocks(), row.unwritten()));
            }
            list.add(new WorldSpec.File(
                    file.path(), file.size(), file.on(), Math.max(1, file.align() / Units.PAGE), extents));
        }
        return list;
    }

    private static List<String> processes(Scenario scenario) {
        Set<String> names = new LinkedHashSet<>();
        for (TaskSpec task : scenario.tasks()) {
            names.add(task.process());
        }
        for (TaskSpec task : scenario.afterReboot()) {
            names.add(rebooted(task.process()));
        }
        return List.copyOf(names);
    }

    /** Processes after a reboot are new ones, whatever their name. */
    static String rebooted(String process) {
        return process + " after reboot";
    }

    private static boolean splitsBuffers(Scenario scenario) {
        if (scenario.may().bufferUnmap() != null) {
            return true;
        }
        return scenario.tasks().stream()
                .flatMap(task -> task.ops().stream())
                .anyMatch(op -> op.call() instanceof daxsim.scenario.Call.UnmapBuffer);
    }
}
