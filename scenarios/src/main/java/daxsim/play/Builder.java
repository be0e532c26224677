package daxsim.play;

import daxsim.app.World;
import daxsim.app.WorldSpec;
import daxsim.engine.Engine;
import daxsim.hardware.ClearLeaves;
import daxsim.hardware.CopyKind;
import daxsim.hardware.Delivery;
import daxsim.hardware.Mechanism;
import daxsim.hardware.Platform;
import daxsim.hardware.Profile;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.FileSystemSpec;
import daxsim.kernel.fs.FsType;
import daxsim.kernel.md.MixedLegs;
import daxsim.kernel.nvdimm.NvdimmBus;
import daxsim.scenario.BadInput;
import daxsim.scenario.BadblocksKind;
import daxsim.scenario.Dm;
import daxsim.scenario.ExtentRow;
import daxsim.scenario.FaultKind;
import daxsim.scenario.FileSpec;
import daxsim.scenario.Fs;
import daxsim.scenario.Location;
import daxsim.scenario.Pmem;
import daxsim.scenario.Provider;
import daxsim.scenario.Reuse;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import daxsim.state.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the world that a scenario describes. What the model does not have yet is refused by name, never approximated. */
public final class Builder {
    private Builder() {}

    static BadInput unmodelled(Scenario scenario, Location at, String what) {
        return new BadInput(
                scenario.path(),
                at.line(),
                at.column(),
                what + " is not modelled yet",
                "docs/model/limits.md says what is not");
    }

    static BadInput unmodelled(Scenario scenario, Location at, String what, String allowed) {
        return new BadInput(
                scenario.path(), at.line(), at.column(), what + " is not modelled yet", "allowed: " + allowed);
    }

    /** A world that is not sealed yet. */
    public static World build(Scenario scenario, Candidate candidate, Ledger ledger, Engine engine) throws BadInput {
        refuseUnmodelled(scenario);
        try {
            return new World(spec(scenario, candidate), ledger, engine);
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
        for (Dm dm : scenario.dm()) {
            if (dm.table().stream().anyMatch(line -> line.matches("\\d+ \\d+ writecache .*"))) {
                throw unmodelled(
                        scenario,
                        dm.at(),
                        "a device of the target \"writecache\"",
                        "the operation claim DEVICE, for what it does with its persistent memory");
            }
        }
        for (daxsim.scenario.Fault fault : scenario.faults()) {
            if (fault.kind() == FaultKind.HARD) {
                throw unmodelled(scenario, fault.at(), "a hard fault");
            }
        }
    }

    private static WorldSpec spec(Scenario scenario, Candidate candidate) {
        Profile profile = Profile.load(scenario.machine().profile());
        int cpus = scenario.machine().cpus() > 0
                ? scenario.machine().cpus()
                : (int) profile.entry("core.cpus").value();
        Platform platform = new Platform(
                cpus,
                Delivery.valueOf(scenario.machine().mce().name()),
                scenario.machine().lsb(),
                CopyKind.valueOf(scenario.machine().copy().name()),
                scenario.machine().eadr(),
                ClearLeaves.valueOf(scenario.machine().clearLeaves().name()),
                scenario.may().partialClear(),
                scenario.may().refuseClear(),
                scenario.may().powerFailure(),
                scenario.machine().without().stream()
                        .map(m -> Mechanism.valueOf(m.name()))
                        .collect(Collectors.toUnmodifiableSet()));
        return new WorldSpec(
                platform,
                profile,
                candidate.regime(),
                table(scenario, candidate),
                candidate.design(),
                candidate.variant(),
                devices(scenario),
                scenario.dm().stream()
                        .map(dm -> new WorldSpec.Mapped(dm.name(), dm.table(), mixed(dm)))
                        .toList(),
                scenario.fs().stream().map(Builder::mount).toList(),
                files(scenario),
                processes(scenario),
                scenario.may().lateRecord(),
                splitsBuffers(scenario),
                scenario.tasks().size());
    }

    private static WorldSpec.Mount mount(Fs fs) {
        FsType type = FsType.valueOf(fs.type().name());
        return new WorldSpec.Mount(fs.on(), new FileSystemSpec(type, fs.rmapbt(), fs.reuse() == Reuse.AT_ONCE));
    }

    private static @Nullable MixedLegs mixed(Dm dm) {
        return dm.mixed() == null
                ? null
                : MixedLegs.valueOf(dm.mixed().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Regime.Table table(Scenario scenario, Candidate candidate) {
        BadblocksKind said = scenario.machine().badblocks();
        if (said == null) {
            return candidate.regime().badblocks();
        }
        return switch (said) {
            case PRE67 -> Regime.Table.PRE67;
            case V67 -> Regime.Table.V67;
            case INTERVAL_TREE -> Regime.Table.INTERVALS;
        };
    }

    private static List<WorldSpec.Device> devices(Scenario scenario) {
        List<WorldSpec.Device> list = new ArrayList<>();
        for (Pmem pmem : scenario.pmem()) {
            NvdimmBus.Provider provider = switch (pmem.provider()) {
                case NFIT, NFIT_WITHOUT_RECOVERY -> NvdimmBus.Provider.NFIT;
                case NFIT_WITHOUT_CLEAR -> NvdimmBus.Provider.NFIT_WITHOUT_CLEAR;
                case E820, VIRTIO -> NvdimmBus.Provider.NO_COMMANDS;
            };
            list.add(new WorldSpec.Device(
                    pmem.name(),
                    pmem.size(),
                    provider,
                    pmem.clearUnit(),
                    pmem.reliableClear(),
                    pmem.provider() != Provider.NFIT_WITHOUT_RECOVERY));
        }
        return list;
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
