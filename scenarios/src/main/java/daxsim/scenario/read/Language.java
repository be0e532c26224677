package daxsim.scenario.read;

import static daxsim.scenario.read.Key.optional;
import static daxsim.scenario.read.Key.required;

import daxsim.scenario.BadblocksKind;
import daxsim.scenario.ClearLeaves;
import daxsim.scenario.CopyKind;
import daxsim.scenario.FaultKind;
import daxsim.scenario.FsType;
import daxsim.scenario.Known;
import daxsim.scenario.Mce;
import daxsim.scenario.Mechanism;
import daxsim.scenario.OnSigbus;
import daxsim.scenario.Provider;
import daxsim.scenario.Reuse;
import daxsim.scenario.read.FinalKey.Subject;
import daxsim.scenario.read.Form.Choice;
import daxsim.scenario.read.Form.Count;
import daxsim.scenario.read.Form.Defined;
import daxsim.scenario.read.Form.Either;
import daxsim.scenario.read.Form.Flag;
import daxsim.scenario.read.Form.Grain;
import daxsim.scenario.read.Form.Grammar;
import daxsim.scenario.read.Form.Lines;
import daxsim.scenario.read.Form.ListOf;
import daxsim.scenario.read.Form.MapOf;
import daxsim.scenario.read.Form.Name;
import daxsim.scenario.read.Form.Pattern;
import daxsim.scenario.read.Form.Phrase;
import daxsim.scenario.read.Form.Question;
import daxsim.scenario.read.Form.Size;
import daxsim.scenario.read.Form.Table;
import daxsim.scenario.read.Form.Text;
import daxsim.scenario.read.Form.Unquoted;
import java.util.List;

/** The tables of the scenario language: every key, with its form, in the order in which people write them. */
public final class Language {
    /** Words that a task cannot be called, because they mean something else in a condition. */
    static final List<String> RESERVED = List.of("final", "seen", "all", "any", "not", "after-reboot");

    /** The longest repetition. */
    static final int REPEATS = 1_000_000;

    private static final long MOST = Long.MAX_VALUE;
    private static final long LARGEST_DEVICE = 1L << 50;

    public static final Shape MACHINE = Shape.of(
            "machine",
            required("profile", new Defined("profile"), "timing and device profile"),
            optional("cpus", new Count(1, 1024), "CPUs; as many as the tasks need where it is not said"),
            optional("mce", Form.words(Mce.class), "how a machine check is delivered"),
            optional(
                    "lsb",
                    new Choice(List.of("6", "8", "12")),
                    "address granularity of a machine check, as a power of two"),
            optional("copy", Form.words(CopyKind.class), "how the kernel copies from memory that may be poisoned"),
            optional("eadr", new Flag(), "whether CPU caches survive a power failure"),
            optional("clear-leaves", Form.words(ClearLeaves.class), "what media holds after a clear without a write"),
            optional("badblocks", Form.words(BadblocksKind.class), "record keeper; the regime's where it is not said"),
            optional(
                    "without",
                    new ListOf(Form.words(Mechanism.class), 1),
                    "what the machine does without, only to see what it changes"));

    public static final Shape PMEM = Shape.of(
            "a pmem device",
            required("name", new Name(Pattern.DEVICE), "device name"),
            required("size", new Size(4096, LARGEST_DEVICE, Grain.PAGES), "capacity"),
            optional("provider", Form.words(Provider.class), "what stands behind it"),
            optional("clear-unit", new Size(64, 2 << 20, Grain.POWER_OF_TWO), "bytes that firmware clears at a time"),
            optional("reliable-clear", new Size(64, MOST, Grain.BYTES), "largest length that firmware clears reliably"),
            optional("badblocks", new Lines("8208 8"), "records at the start, as sysfs prints them"),
            optional("badblocks-file", new Text(), "a file with such records"));

    public static final Shape DM = Shape.of(
            "a dm device",
            required("name", new Name(Pattern.DEVICE), "device name"),
            optional("table", new Lines("0 131072 linear pmem0 0"), "lines as dmsetup table prints them"),
            optional("table-file", new Text(), "a file with such lines"),
            optional(
                    "mixed",
                    new Choice(List.of("warn", "stop", "eopnotsupp", "ignore", "all-or-nothing", "per-leg")),
                    "policy for legs that cannot recover"));

    public static final Shape FS = Shape.of(
            "a filesystem",
            required("on", new Name(Pattern.DEVICE), "the device that carries it"),
            optional("type", Form.words(FsType.class), "whose allocator it has"),
            optional("rmapbt", new Flag(), "reverse mapping, XFS only"),
            optional("mount", new Name(Pattern.PATH), "where it is mounted"),
            optional("reuse", Form.words(Reuse.class), "when freed blocks can be given out again"));

    public static final Shape FILE = Shape.of(
            "a file",
            required("path", new Name(Pattern.PATH), "absolute path"),
            required("size", new Size(0, MOST, Grain.BYTES), "bytes of original data"),
            required("on", new Name(Pattern.DEVICE), "the device of its filesystem"),
            optional("align", new Size(4096, 1 << 30, Grain.POWER_OF_TWO), "alignment of its first block"),
            optional(
                    "extents",
                    new Lines("0: 0.. 255: 34816.. 35071: 256: last,eof"),
                    "where its blocks are, as filefrag -v prints them"));

    public static final Shape FAULT = Shape.of(
            "a fault",
            required(
                    "poison",
                    new Either(List.of(new Name(Pattern.PATH), new Name(Pattern.DEVICE))),
                    "a file or a device"),
            required("offset", new Size(0, MOST, Grain.BYTES), "where it begins"),
            required("length", new Size(1, MOST, Grain.BYTES), "how long it is"),
            optional("repeat", new Count(1, REPEATS), "how many such ranges there are"),
            optional("stride", new Size(1, MOST, Grain.BYTES), "bytes from one range to the next"),
            optional("known", Form.words(Known.class), "what the kernel knows of it"),
            optional("when", new Phrase(Grammar.WHEN), "when it strikes"),
            optional("kind", Form.words(FaultKind.class), "whether rewriting cures it"));

    public static final Shape REPEAT = Shape.of(
            "a repeated operation",
            required("repeat", new Count(1, REPEATS), "how often"),
            required("op", new Phrase(Grammar.OPERATION), "the operation"),
            optional("stride", new Size(0, MOST, Grain.BYTES), "bytes that its offset moves on each time"));

    private static final Form OPERATIONS =
            new ListOf(new Either(List.of(new Phrase(Grammar.OPERATION), new Table(REPEAT), new Unquoted())), 1);

    public static final Shape TASK = Shape.of(
            "a task",
            optional("cpu", new Count(0, 1023), "the CPU it is pinned to; one of its own where it is not said"),
            optional("on-sigbus", Form.words(OnSigbus.class), "what its SIGBUS handler does"),
            optional(
                    "process",
                    new Name(Pattern.WORD),
                    "the process it belongs to; one of its own where it is not said"),
            required("ops", OPERATIONS, "its operations"));

    private static final Form TASKS =
            new MapOf(new Name(Pattern.WORD, RESERVED), new Either(List.of(OPERATIONS, new Table(TASK))), 1, List.of());

    /** Choices of the explorer that are a word of their own. */
    static final List<String> MAY_WORDS =
            List.of("schedule", "power-failure", "partial-clear", "refuse-clear", "late-record", "speculation");

    /** Choices of the explorer that need a victim. */
    public static final Shape MAY_VICTIM = Shape.of(
            "a choice with a victim",
            optional("buffer-unmap", new Name(Pattern.WORD), "the task that loses its buffer"),
            optional("kill", new Name(Pattern.WORD), "the task that gets a fatal signal"));

    /** What can be asked about an operation or a handler. */
    public static final Shape OPERATION_TESTS = Shape.of(
            "what is asked of an operation",
            optional("result", new Phrase(Grammar.NUMBER_TEST), "what it returned"),
            optional(
                    "errno",
                    new Choice(List.of(
                            "none",
                            "EIO",
                            "EFAULT",
                            "EINVAL",
                            "EOPNOTSUPP",
                            "ENOSPC",
                            "ENOMEM",
                            "ENXIO",
                            "EBUSY",
                            "EAGAIN",
                            "EINTR",
                            "EPERM",
                            "EACCES",
                            "EBADF",
                            "EFBIG",
                            "EROFS",
                            "ENODEV",
                            "ENODATA",
                            "ERANGE",
                            "EILSEQ",
                            "EUCLEAN",
                            "EHWPOISON",
                            "ESHUTDOWN")),
                    "the error it failed with"),
            optional("signal", new Choice(List.of("none", "SIGBUS", "SIGSEGV", "SIGKILL")), "the signal it met"),
            optional(
                    "code",
                    new Choice(List.of(
                            "none",
                            "BUS_MCEERR_AR",
                            "BUS_MCEERR_AO",
                            "BUS_ADRERR",
                            "SEGV_MAPERR",
                            "SI_USER",
                            "SI_KERNEL")),
                    "si_code of that signal"),
            optional("lsb", new Phrase(Grammar.NUMBER_TEST), "si_addr_lsb of that signal"),
            optional("content", new Phrase(Grammar.CONTENT_TEST), "where every byte comes from"),
            optional("any-content", new Phrase(Grammar.CONTENT_TEST), "where some byte comes from"),
            optional("state", new Choice(List.of("done", "running", "not-started")), "how far it came"));

    /** Conditions that every scenario has. */
    static final List<String> NEEDED_CONDITIONS = List.of("reached", "violated");

    /** Verdicts that can be expected. */
    static final Choice VERDICTS =
            new Choice(List.of("never", "sometimes", "always", "not-reached", "not-expressible", "undecided"));

    /** What {@code final} and quantities can name. */
    public static final List<FinalKey> FINAL = List.of(
            new FinalKey(
                    "badblocks",
                    Subject.FILE_OR_DEVICE,
                    true,
                    "recorded sectors: their number, or their list as sysfs prints it"),
            new FinalKey(
                    "poison-lines",
                    Subject.FILE_OR_DEVICE,
                    false,
                    "poisoned 64-byte lines, a file's in the blocks it has now"),
            new FinalKey("extents", Subject.FILE, false, "extents"),
            new FinalKey("pmd-mapped", Subject.FILE, false, "pages that entries of 2 MiB map in processes that live"),
            new FinalKey(
                    "pmd-mappable",
                    Subject.FILE,
                    false,
                    "pages in aligned 2 MiB of the file that lie so that one entry could map them, bad or not"),
            new FinalKey("memory-types", Subject.NONE, true, "pages of the direct map that are not write-back"),
            new FinalKey("hwpoison-pages", Subject.NONE, false, "pages marked as poisoned"),
            new FinalKey("log-lines", Subject.NONE, false, "lines in the kernel log"),
            new FinalKey("largest-free-run", Subject.DEVICE, false, "longest run of free blocks, in bytes"),
            new FinalKey("largest-extent", Subject.FILE, false, "longest extent, in bytes"),
            new FinalKey("free-poison-lines", Subject.DEVICE, false, "poisoned lines in blocks that no file has"),
            new FinalKey("free-badblocks", Subject.DEVICE, false, "recorded sectors in blocks that no file has"),
            new FinalKey("lines-struck", Subject.NONE, false, "different lines that the script's faults poisoned"),
            new FinalKey(
                    "bytes-resupplied",
                    Subject.NONE,
                    false,
                    "bytes that repairs wrote and the application had not read before"),
            new FinalKey(
                    "good-bytes-lost",
                    Subject.NONE,
                    false,
                    "bytes of files beside the struck lines that read as something else than what they were"));

    public static final Shape SCENARIO = Shape.of(
            "a scenario",
            required("title", new Text(), "one line"),
            optional("about", new Text(), "what it shows and why that matters"),
            required("machine", new Table(MACHINE), "the machine"),
            required("pmem", new ListOf(new Table(PMEM), 1), "persistent memory"),
            optional("dm", new ListOf(new Table(DM)), "device-mapper devices"),
            optional("fs", new ListOf(new Table(FS)), "filesystems"),
            optional("files", new ListOf(new Table(FILE)), "files at the start"),
            optional("faults", new ListOf(new Table(FAULT)), "poison and stale records"),
            required("tasks", TASKS, "who does what"),
            optional(
                    "may",
                    new ListOf(
                            new Either(List.of(new Choice(MAY_WORDS), new Phrase(Grammar.MAY), new Table(MAY_VICTIM)))),
                    "what the explorer may choose"),
            optional("after-reboot", TASKS, "tasks that run after a power failure"),
            required(
                    "conditions",
                    new MapOf(new Name(Pattern.WORD), new Question(), 0, NEEDED_CONDITIONS),
                    "what is judged; reached and violated at least"),
            optional(
                    "quantities",
                    new MapOf(new Name(Pattern.WORD), new Phrase(Grammar.EXPRESSION)),
                    "what is measured"),
            optional(
                    "expect",
                    new MapOf(
                            new Name(Pattern.DESIGN),
                            new MapOf(new Name(Pattern.WORD), new Phrase(Grammar.VERDICT_OR_NUMBER_TEST))),
                    "what the author expects of each design"));

    private Language() {}

    static List<String> finalNames() {
        return FINAL.stream().map(FinalKey::name).toList();
    }
}
