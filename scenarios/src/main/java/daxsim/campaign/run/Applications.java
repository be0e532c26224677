package daxsim.campaign.run;

import daxsim.app.History;
import daxsim.app.Operation;
import daxsim.app.Program;
import daxsim.app.World;
import daxsim.campaign.plan.Workload;
import daxsim.hardware.Units;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.mm.Vma;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The threads of the one application. A read that fails, a write that fails and a SIGBUS are all that it learns of poison;
 * what it does then is the plan's, how it gets its data back is the design's.
 */
final class Applications {
    static final String PROCESS = "app";

    private static final String[] WORDS = words();

    private final World world;
    private final History history;
    private final Workload workload;
    private final List<Program> programs = new ArrayList<>();
    private final boolean maps;
    private boolean inWords;

    Applications(World world, History history, Workload workload) {
        this.world = world;
        this.history = history;
        this.workload = workload;
        this.maps = workload.mix().items().stream()
                .anyMatch(i ->
                        i.weight() > 0 && (i.value() == Workload.Action.LOAD || i.value() == Workload.Action.STORE));
        for (int i = 0; i < workload.tasks(); i++) {
            programs.add(new Program(
                    world,
                    history,
                    world.thread(PROCESS + i, PROCESS),
                    Program.OnSigbus.valueOf(workload.onSigbus().name())));
        }
    }

    private static String[] words() {
        Workload.Action[] actions = Workload.Action.values();
        String[] words = new String[actions.length];
        for (Workload.Action action : actions) {
            words[action.ordinal()] = action.name().toLowerCase(Locale.ROOT);
        }
        return words;
    }

    /** Whether operations say what they are about. */
    void inWords(boolean on) {
        inWords = on;
    }

    boolean killed() {
        return world.processNamed(PROCESS).dead();
    }

    /** Maps all files, where the workload uses mappings and they are not mapped yet. */
    void map() {
        if (!maps) {
            return;
        }
        for (Inode inode : world.inodes()) {
            if (world.processNamed(PROCESS).mm().find(inode.number(), 0) == null) {
                world.fileOps().mmap(programs.getFirst().thread(), inode, 0, inode.size(), Vma.Kind.SHARED);
            }
        }
    }

    /** Starts every thread on its window's operations. */
    List<daxsim.engine.Task> start(Draws draws, int window, Draws.Spot hot) {
        List<daxsim.engine.Task> tasks = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            Program program = programs.get(i);
            Draws.Operations wanted = draws.operations(window, i, hot);
            tasks.add(world.engine().spawn(program.thread().name(), i, () -> run(program, wanted)));
        }
        return tasks;
    }

    private void run(Program program, Draws.Operations wanted) {
        if (workload.onListed() == Workload.OnListed.REPAIR && program == programs.getFirst()) {
            for (Draws.Spot listed : Listed.in(world)) {
                repair(program, listed);
            }
        }
        for (int i = 0; i < workload.operations(); i++) {
            Draws.Operations.Wanted next = wanted.next();
            perform(program, next.action(), next.at());
            if (workload.thinkNs() > 0) {
                world.engine().sleep(workload.thinkNs());
            }
        }
        program.leave();
    }

    private void perform(Program program, Workload.Action action, Draws.Spot at) {
        long result = once(program, action, at);
        boolean call = action == Workload.Action.PREAD || action == Workload.Action.PWRITE;
        boolean failed = result < 0 || call && result < at.length();
        if (!call || !failed) {
            return;
        }
        switch (workload.onError()) {
            case NONE -> {}
            case RETRY -> once(program, action, at);
            case REPAIR -> {
                if (repair(program, at) && action == Workload.Action.PREAD) {
                    once(program, action, at);
                }
            }
        }
    }

    /** The pages of a range, until it succeeds or nobody believes in it any more. */
    private boolean repair(Program program, Draws.Spot at) {
        long size = world.inodes().get(at.file()).size();
        long from = Units.down(at.offset(), Units.PAGE);
        long to = Math.min(Units.up(at.offset() + at.length(), Units.PAGE), size);
        for (int attempt = 0; attempt < workload.attempts(); attempt++) {
            Operation op =
                    operation(program, "repair", Operation.Kind.WRITE, new Draws.Spot(at.file(), from, to - from));
            program.begin(op);
            op.turn(op.offset());
            long result = program.repair(op, world.inodes().get(at.file()), from, to - from);
            op.turned(result);
            program.end(op, result);
            program.dieAfterSignal();
            if (result == to - from) {
                return true;
            }
        }
        return false;
    }

    private long once(Program program, Workload.Action action, Draws.Spot at) {
        Inode inode = world.inodes().get(at.file());
        Operation.Kind kind = switch (action) {
            case PREAD, LOAD -> Operation.Kind.READ;
            case PWRITE, STORE -> Operation.Kind.WRITE;
            case FSYNC -> Operation.Kind.OTHER;
        };
        Operation op = operation(program, WORDS[action.ordinal()], kind, at);
        program.begin(op);
        op.turn(op.offset());
        long result = switch (action) {
            case PREAD -> program.pread(op, inode, at.offset(), at.length());
            case PWRITE -> program.pwrite(op, inode, at.offset(), at.length());
            case LOAD -> program.load(op, inode, at.offset(), at.length());
            case STORE -> program.store(op, inode, at.offset(), at.length());
            case FSYNC -> program.call(op, "fsync", world.fileOps().fsync(inode));
        };
        op.turned(result);
        program.end(op, result);
        program.dieAfterSignal();
        return result;
    }

    private Operation operation(Program program, String verb, Operation.Kind kind, Draws.Spot at) {
        int id = history.operations().size();
        String text = inWords
                ? verb + " " + world.inodes().get(at.file()).path() + " " + at.offset() + " " + at.length()
                : verb;
        boolean about = kind != Operation.Kind.OTHER;
        Operation op = new Operation(
                id,
                program.thread().name(),
                id,
                text,
                kind,
                about ? at.file() : -1,
                null,
                about ? at.offset() : 0,
                about ? at.length() : 0,
                false);
        history.add(op);
        return op;
    }
}
