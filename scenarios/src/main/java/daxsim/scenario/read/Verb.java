package daxsim.scenario.read;

import static daxsim.scenario.read.Argument.DEVICE;
import static daxsim.scenario.read.Argument.DEVICE_IF_ANY;
import static daxsim.scenario.read.Argument.FILE;
import static daxsim.scenario.read.Argument.FILE_IF_ANY;
import static daxsim.scenario.read.Argument.FILE_OR_DEVICE;
import static daxsim.scenario.read.Argument.LENGTH;
import static daxsim.scenario.read.Argument.MAP_KIND;
import static daxsim.scenario.read.Argument.OFFSET;
import static daxsim.scenario.read.Argument.OPERATION;
import static daxsim.scenario.read.Argument.PATROL_IF_ANY;
import static daxsim.scenario.read.Argument.POINTER;
import static daxsim.scenario.read.Argument.RELOAD;
import static daxsim.scenario.read.Argument.SIZE;
import static daxsim.scenario.read.Argument.TASK;
import static daxsim.scenario.read.Argument.TIME;
import static daxsim.scenario.read.Argument.WISH_IF_ANY;

import daxsim.scenario.Call;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The verbs of the language: their spelling, their arguments, and the call that comes of them. */
@SuppressWarnings("ImmutableEnumChecker") // the makers and the lists of arguments are constants
public enum Verb {
    REPAIR("repair", a -> new Call.Repair(a.name(), a.offset(), a.length()), FILE, OFFSET, LENGTH),
    PREAD("pread", a -> new Call.Pread(a.name(), a.offset(), a.length()), FILE, OFFSET, LENGTH),
    PWRITE("pwrite", a -> new Call.Pwrite(a.name(), a.offset(), a.length()), FILE, OFFSET, LENGTH),
    FPUNCH("fpunch", a -> new Call.Fpunch(a.name(), a.offset(), a.length()), FILE, OFFSET, LENGTH),
    FZERO("fzero", a -> new Call.Fzero(a.name(), a.offset(), a.length()), FILE, OFFSET, LENGTH),
    FALLOC("falloc", a -> new Call.Falloc(a.name(), a.offset(), a.length()), FILE, OFFSET, LENGTH),
    TRUNCATE("truncate", a -> new Call.Truncate(a.name(), a.length()), FILE, SIZE),
    FSYNC("fsync", a -> new Call.Fsync(a.name()), FILE),
    MMAP("mmap", a -> new Call.Mmap(a.name(), a.offset(), a.length(), a.kind()), FILE, OFFSET, LENGTH, MAP_KIND),
    MUNMAP("munmap", a -> new Call.Munmap(a.nameIfAny()), FILE_IF_ANY),
    MREAD("mread", a -> new Call.Mread(a.name(), a.offset(), a.length()), FILE, OFFSET, LENGTH),
    MWRITE("mwrite", a -> new Call.Mwrite(a.name(), a.offset(), a.length()), FILE, OFFSET, LENGTH),
    MSYNC("msync", a -> new Call.Msync(a.nameIfAny()), FILE_IF_ANY),
    MADVISE_HWPOISON(
            "madvise-hwpoison", a -> new Call.MadviseHwpoison(a.name(), a.offset(), a.length()), FILE, OFFSET, LENGTH),
    WAIT("wait", a -> new Call.Wait(a.op()), OPERATION),
    SLEEP("sleep", a -> new Call.Sleep(a.time()), TIME),
    KILL("kill", a -> new Call.Kill(a.name()), TASK),
    UNMAP_BUFFER("unmap-buffer", a -> new Call.UnmapBuffer(a.name()), TASK),
    SCRUB("scrub", a -> new Call.Scrub(a.nameIfAny(), a.patrol()), DEVICE_IF_ANY, PATROL_IF_ANY),
    SYNC("sync", a -> new Call.Sync()),
    DM_RELOAD("dm-reload", a -> new Call.DmReload(a.name(), a.line()), RELOAD),
    CLEAR("clear", a -> new Call.Clear(a.name(), a.offset(), a.length()), FILE_OR_DEVICE, OFFSET, LENGTH),
    DIRECT_ACCESS(
            "direct-access",
            a -> new Call.DirectAccess(a.name(), a.offset(), a.length(), a.wish()),
            FILE_OR_DEVICE,
            OFFSET,
            LENGTH,
            WISH_IF_ANY),
    RECOVERY_READ("recovery-read", a -> new Call.RecoveryRead(a.op(), a.offset(), a.length()), POINTER, OFFSET, LENGTH),
    RECOVERY_WRITE(
            "recovery-write", a -> new Call.RecoveryWrite(a.op(), a.offset(), a.length()), POINTER, OFFSET, LENGTH),
    LOAD_AT("load-at", a -> new Call.LoadAt(a.op(), a.offset(), a.length()), POINTER, OFFSET, LENGTH),
    STORE_AT("store-at", a -> new Call.StoreAt(a.op(), a.offset(), a.length()), POINTER, OFFSET, LENGTH),
    CLAIM("claim", a -> new Call.Claim(a.name()), DEVICE),
    COPY_AT("copy-at", a -> new Call.CopyAt(a.op(), a.offset(), a.length()), POINTER, OFFSET, LENGTH),
    WRITE_AT("write-at", a -> new Call.WriteAt(a.op(), a.offset(), a.length()), POINTER, OFFSET, LENGTH),
    REPAIR_AT("repair-at", a -> new Call.RepairAt(a.op(), a.offset(), a.length()), POINTER, OFFSET, LENGTH);

    private static final List<Verb> WRITERS =
            List.of(REPAIR, PWRITE, MWRITE, RECOVERY_WRITE, STORE_AT, WRITE_AT, REPAIR_AT);

    private final String word;
    private final Function<Arguments, Call> maker;
    private final List<Argument> arguments;

    Verb(String word, Function<Arguments, Call> maker, Argument... arguments) {
        this.word = word;
        this.maker = maker;
        this.arguments = List.of(arguments);
    }

    /** As scripts spell it. */
    public String word() {
        return word;
    }

    public List<Argument> arguments() {
        return arguments;
    }

    /** The verb with its arguments, for help and messages. */
    public String usage() {
        return arguments.isEmpty()
                ? word
                : word + " " + arguments.stream().map(Argument::usage).collect(Collectors.joining(" "));
    }

    Call call(Arguments values) {
        return maker.apply(values);
    }

    /** Whether it leaves data of its own in a file. */
    boolean writes() {
        return WRITERS.contains(this);
    }

    /** Whether it returns a pointer that other verbs can use. */
    boolean returnsPointer() {
        return this == DIRECT_ACCESS || this == CLAIM;
    }

    /** Whether a stride has something to move. */
    boolean hasOffset() {
        return arguments.contains(OFFSET);
    }

    static List<String> all() {
        return Arrays.stream(values()).map(Verb::word).toList();
    }

    static @Nullable Verb find(String word) {
        for (Verb verb : values()) {
            if (verb.word.equals(word)) {
                return verb;
            }
        }
        return null;
    }
}
