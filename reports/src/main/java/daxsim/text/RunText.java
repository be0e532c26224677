package daxsim.text;

import daxsim.check.Promise;
import daxsim.explore.Snapshot;
import daxsim.explore.Version;
import daxsim.report.Lanes;
import daxsim.report.Played;
import daxsim.scenario.Machine;
import java.util.List;
import java.util.Map;

/** One run: the machine, the lanes, what came back, which promises broke, how to repeat it. */
public final class RunText {
    private RunText() {}

    /** Writes it. */
    public static void print(Played played, Paper paper) {
        Snapshot run = played.snapshot();
        header(played, paper);
        paper.blank();
        Sources sources = new Sources();
        new LanesText(Lanes.of(played.scenario(), run, !run.broken().isEmpty()), paper).print(sources);
        OperationsText.print(run, paper);
        finals(run, paper);
        paper.head(run.broken().isEmpty() ? "No promise is broken" : "Broken promises");
        for (Promise promise : Promise.values()) {
            if (run.broken().contains(promise.word())) {
                paper.wrapped("  ", "    ", promise.word() + ": " + promise.meaning(), Style.BAD);
            }
        }
        sources.print(paper);
        paper.head("Again");
        ReplayText.command("  ", played.word(), run.replay(), paper);
        LimitsText.print(paper);
    }

    private static void header(Played played, Paper paper) {
        Machine machine = played.scenario().machine();
        paper.wrapped(
                "", "", "daxsim " + Version.current() + ": " + played.scenario().title(), Style.HEAD);
        Table table = new Table("");
        table.row("scenario", played.scenario().id() + "@" + played.scenario().hash());
        table.row("design", played.candidate().name());
        table.row(
                "regime",
                played.candidate().regime().id() + " (Linux "
                        + played.candidate().regime().kernels() + ")");
        table.row("machine", String.join(", ", machine(machine)));
        table.row("seed", played.seed() + (played.snapshot().timed() ? "" : "; explored: order only, no times"));
        table.print(paper);
    }

    private static List<String> machine(Machine machine) {
        return List.of(
                machine.profile(),
                machine.cpus() == 0 ? "cpus of the profile" : ComparisonText.count(machine.cpus(), "cpu"),
                "mce " + word(machine.mce()),
                "lsb " + machine.lsb(),
                "copy " + word(machine.copy()),
                "eadr " + machine.eadr(),
                "clear-leaves " + word(machine.clearLeaves()),
                "badblocks " + (machine.badblocks() == null ? "of the regime" : word(machine.badblocks())));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static void finals(Snapshot run, Paper paper) {
        Snapshot.FinalView finals = run.finals();
        paper.head("At the end");
        Table table = new Table("  ");
        finals.badblocks().forEach((device, list) -> table.row("badblocks " + device, list.isEmpty() ? "none" : list));
        table.row("poisoned lines", Integer.toString(finals.poisonLines()));
        finals.extents().forEach((file, count) -> table.row("extents " + file, Integer.toString(count)));
        table.row("direct map", finals.memoryTypes().isEmpty() ? "all write-back" : types(finals.memoryTypes()));
        table.row("PG_hwpoison pages", Integer.toString(finals.hwpoisonPages()));
        String halted = finals.halted();
        if (halted != null) {
            table.row(Style.BAD, "machine", halted);
        }
        table.print(paper);
    }

    private static String types(Map<String, Long> types) {
        return String.join(
                ", ",
                types.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .toList());
    }
}
