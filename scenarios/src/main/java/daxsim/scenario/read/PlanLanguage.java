package daxsim.scenario.read;

import static daxsim.scenario.read.Key.optional;
import static daxsim.scenario.read.Key.required;

import daxsim.campaign.plan.FaultProcess;
import daxsim.campaign.plan.Workload;
import daxsim.scenario.FaultKind;
import daxsim.scenario.OnSigbus;
import daxsim.scenario.read.Form.Choice;
import daxsim.scenario.read.Form.Count;
import daxsim.scenario.read.Form.Either;
import daxsim.scenario.read.Form.Grain;
import daxsim.scenario.read.Form.ListOf;
import daxsim.scenario.read.Form.MapOf;
import daxsim.scenario.read.Form.Name;
import daxsim.scenario.read.Form.Pattern;
import daxsim.scenario.read.Form.Size;
import daxsim.scenario.read.Form.Table;
import daxsim.scenario.read.Form.Text;
import java.util.List;

/** The tables of the language of campaign plans: every key with its form. Devices and files are written as in scenarios. */
public final class PlanLanguage {
    /** Keys whose values may be lists of levels, and so are factors. */
    static final List<String> FACTORS = List.of("machine", "age", "workload", "faults");

    private static final Name WORD = new Name(Pattern.WORD);
    private static final Count WEIGHT = new Count(0, 1_000_000);
    private static final long LONGEST_HOT = 1L << 40;

    private static final Key PMEM = optional("pmem", new ListOf(new Table(Language.PMEM), 1), "persistent memory");
    private static final Key DM = optional("dm", new ListOf(new Table(Language.DM)), "device-mapper devices");
    private static final Key FS = optional("fs", new ListOf(new Table(Language.FS)), "filesystems");
    private static final Key FILES = optional("files", new ListOf(new Table(Language.FILE), 1), "files at the start");

    public static final Shape LAYOUT = Shape.of("a layout", PMEM, DM, FS, FILES);

    public static final Shape AGE = Shape.of(
            "age",
            optional("fill", new Count(0, 99), "percent of the free blocks that other files take"),
            optional("delete", new Count(0, 99), "percent of those files that are deleted again"),
            optional("extents", new Count(1, 10_000), "extents that each file is rewritten to have at least"));

    public static final Shape HOT = Shape.of(
            "the hot spot",
            required("share", new Count(0, 100), "percent of the operations that go there"),
            required("size", new Size(4096, LONGEST_HOT, Grain.PAGES), "bytes"));

    public static final Shape WORKLOAD = Shape.of(
            "the workload",
            optional("tasks", new Count(1, 64), "threads of the application"),
            optional("operations", new Count(1, 100_000), "of each task in each window"),
            required("mix", new MapOf(WORD, WEIGHT), "weights of pread, pwrite, load, store and fsync"),
            required("sizes", new MapOf(WORD, WEIGHT), "weights of sizes of operations"),
            optional("hot", new Table(HOT), "where most operations go"),
            optional("think", new Text(), "time between two operations of a task"),
            optional("on-error", Form.words(Workload.OnError.class), "what follows a read that fails"),
            optional("on-sigbus", Form.words(OnSigbus.class), "what the SIGBUS handler does"),
            optional("supply", Form.words(Workload.Supply.class), "where good data come from"),
            optional("on-listed", Form.words(Workload.OnListed.class), "what follows from records in sysfs"),
            optional("attempts", new Count(1, 100), "of a repair before the application gives up"));

    public static final Shape FAULTS = Shape.of(
            "the faults",
            optional("count", new Count(1, 1_000_000), "faults in a life"),
            optional("rate", new Text(), "faults of a device in a year, or profile"),
            optional("over", new Text(), "length of a life; without it all faults strike in one short window"),
            optional("where", Form.words(FaultProcess.Where.class), "what they strike"),
            optional("kinds", new Either(List.of(new Choice(List.of("profile")), new MapOf(WORD, WEIGHT))), "sizes"),
            optional("found", new Either(List.of(new Choice(List.of("profile")), new MapOf(WORD, WEIGHT))), "by whom"),
            optional("burst", new Text(), "percent of faults that another follows within the hour, or profile"),
            optional("kind", Form.words(FaultKind.class), "whether a cleared line stays good"),
            optional("reboot-every", new Text(), "time between planned reboots"));

    public static final Shape RUNS = Shape.of(
            "the stop rule",
            optional("margin", new Text(), "half width of an interval, in percent"),
            optional("width", new Text(), "full width at which to stop, in percent"),
            optional("confidence", new Text(), "in percent"),
            optional("most", new Count(1, 100_000_000), "runs at most"));

    public static final Shape PLAN = Shape.of(
            "a plan",
            required("title", new Text(), "one line"),
            optional("about", new Text(), "what it is about"),
            required("machine", new Table(Language.MACHINE), "the machine"),
            PMEM,
            DM,
            FS,
            FILES,
            optional("layouts", new MapOf(WORD, new Table(LAYOUT), 1, List.of()), "devices and files, as a factor"),
            optional("age", new Table(AGE), "what happened to the filesystems before"),
            required("workload", new Table(WORKLOAD), "what applications do"),
            required("faults", new Table(FAULTS), "what strikes"),
            optional("designs", new ListOf(new Name(Pattern.DESIGN), 1), "designs; all where it is not said"),
            optional("seed", new Count(0, Integer.MAX_VALUE), "of everything that is drawn"),
            required("runs", new Either(List.of(new Count(1, 100_000_000), new Table(RUNS))), "when to stop"));

    private PlanLanguage() {}
}
