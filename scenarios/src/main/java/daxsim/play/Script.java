package daxsim.play;

import daxsim.app.Operation;
import daxsim.app.Program;
import daxsim.app.World;
import daxsim.kernel.Errno;
import daxsim.kernel.dax.Access;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.mm.Vma;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.scenario.Call;
import daxsim.scenario.Op;
import daxsim.scenario.OpRef;
import java.util.List;

/** Plays the operations of one task. */
final class Script {
    private final Player player;
    private final World world;
    private final Program program;
    private final List<Op> ops;
    private final List<Operation> operations;

    Script(Player player, Program program, List<Op> ops, List<Operation> operations) {
        this.player = player;
        this.world = player.world();
        this.program = program;
        this.ops = ops;
        this.operations = operations;
    }

    void run() {
        for (int i = 0; i < ops.size(); i++) {
            Operation operation = operations.get(i);
            program.begin(operation);
            long result = 0;
            for (int turn = 0; turn < ops.get(i).repeat(); turn++) {
                long shift = turn * ops.get(i).stride();
                operation.turn(operation.offset() + shift);
                result = perform(operation, ops.get(i).call(), shift);
                operation.turned(result);
                if (result < 0) {
                    break;
                }
            }
            program.end(operation, result);
            program.dieAfterSignal();
        }
    }

    private Inode inode(String path) {
        return world.inodes().get(player.fileIndex(path));
    }

    /** A count, 0, or a negated errno. */
    private long perform(Operation op, Call call, long shift) {
        return switch (call) {
            case Call.Repair c -> program.repair(op, inode(c.file()), c.offset() + shift, c.length());
            case Call.Pread c -> program.pread(op, inode(c.file()), c.offset() + shift, c.length());
            case Call.Pwrite c -> program.pwrite(op, inode(c.file()), c.offset() + shift, c.length());
            case Call.Mread c -> program.load(op, inode(c.file()), c.offset() + shift, c.length());
            case Call.Mwrite c -> program.store(op, inode(c.file()), c.offset() + shift, c.length());
            case Call.Fpunch c ->
                program.call(op, "fpunch", world.fileOps().punch(inode(c.file()), c.offset() + shift, c.length()));
            case Call.Fzero c ->
                program.call(op, "fzero", world.fileOps().zeroRange(inode(c.file()), c.offset() + shift, c.length()));
            case Call.Falloc c ->
                program.call(op, "falloc", world.fileOps().allocate(inode(c.file()), c.offset() + shift, c.length()));
            case Call.Clear c ->
                program.call(op, "clear", world.fileOps().clear(inode(c.file()), c.offset() + shift, c.length()));
            case Call.Truncate c -> program.call(op, "truncate", world.fileOps().truncate(inode(c.file()), c.length()));
            case Call.Fsync c -> program.call(op, "fsync", world.fileOps().fsync(inode(c.file())));
            case Call.Mmap c ->
                program.call(
                        op,
                        "mmap",
                        world.fileOps()
                                .mmap(
                                        program.thread(),
                                        inode(c.file()),
                                        c.offset(),
                                        c.length(),
                                        Vma.Kind.valueOf(c.kind().name())));
            case Call.Munmap c -> munmap(op, c);
            case Call.Msync c -> msync(op, c);
            case Call.Sync c -> sync(op);
            case Call.Scrub c -> scrub(c);
            case Call.Wait c -> waitFor(c.op());
            case Call.Sleep c -> sleep(c.ns());
            case Call.Kill c -> kill(c.task());
            case Call.UnmapBuffer c -> unmapBuffer(c.task());
            case Call.DirectAccess c ->
                program.directAccess(
                        op,
                        inode(c.file()),
                        c.offset(),
                        c.length(),
                        Access.valueOf(c.wish().name()));
            case Call.LoadAt c ->
                withPointer(c.pointer(), from -> program.loadAt(op, from, c.offset() + shift, c.length()));
            case Call.StoreAt c ->
                withPointer(c.pointer(), from -> program.storeAt(op, from, c.offset() + shift, c.length()));
            case Call.RecoveryRead c -> recovery(op, c.pointer(), c.offset() + shift, c.length(), false);
            case Call.RecoveryWrite c -> recovery(op, c.pointer(), c.offset() + shift, c.length(), true);
            case Call.MadviseHwpoison c -> throw new IllegalStateException("refused when the world was built");
            case Call.DmReload c -> throw new IllegalStateException("refused when the world was built");
        };
    }

    private long munmap(Operation op, Call.Munmap c) {
        if (c.file() != null) {
            return program.call(op, "munmap", world.fileOps().munmap(program.thread(), inode(c.file())));
        }
        program.thread().process().mm().unmap(-1);
        return program.call(op, "munmap", 0);
    }

    private long msync(Operation op, Call.Msync c) {
        if (c.file() != null) {
            return program.call(op, "msync", world.fileOps().fsync(inode(c.file())));
        }
        return sync(op);
    }

    private long sync(Operation op) {
        long result = 0;
        for (Inode inode : world.inodes()) {
            result = program.call(op, "fsync", world.fileOps().fsync(inode));
        }
        return result;
    }

    private long scrub(Call.Scrub c) {
        for (PmemDevice device : world.devices()) {
            if (c.device() == null || c.device().equals(device.name())) {
                world.engine().step();
                world.bus().scrub(device, true);
            }
        }
        return 0;
    }

    private long waitFor(OpRef ref) {
        Program other = player.program(ref);
        program.await(() -> other.hasEnded(ref.index()) || player.isGone(ref));
        return 0;
    }

    private long sleep(long ns) {
        world.engine().sleep(ns);
        return 0;
    }

    private long kill(String task) {
        Program.kill(world, player.victim(task).thread().process());
        return 0;
    }

    private long unmapBuffer(String task) {
        player.victim(task).unmapBuffer();
        return 0;
    }

    /** Something to do with a translated pointer. */
    private interface PointerUse {
        long use(Operation from);
    }

    private long withPointer(OpRef ref, PointerUse use) {
        Operation from = player.operation(ref);
        return Program.hasPointer(from) ? use.use(from) : Errno.EINVAL.negated();
    }

    private long recovery(Operation op, OpRef ref, long offset, long length, boolean write) {
        return withPointer(ref, from -> program.recoveryTransfer(op, from, offset, length, write));
    }
}
