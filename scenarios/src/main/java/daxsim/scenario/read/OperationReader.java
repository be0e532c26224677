package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.MapKind;
import daxsim.scenario.Op;
import daxsim.scenario.OpRef;
import daxsim.scenario.TaskSpec;
import daxsim.scenario.Wish;
import java.util.ArrayList;
import java.util.List;

/** The second look at tasks: what their operations refer to. */
final class OperationReader {
    private final Names names;
    private final boolean afterReboot;

    OperationReader(Names names, boolean afterReboot) {
        this.names = names;
        this.afterReboot = afterReboot;
    }

    List<TaskSpec> tasks(List<TaskDraft> drafts) throws BadInput {
        List<TaskSpec> tasks = new ArrayList<>();
        for (TaskDraft draft : drafts) {
            List<Op> ops = new ArrayList<>();
            for (int i = 0; i < draft.ops().size(); i++) {
                ops.add(op(draft.ops().get(i), new OpRef(draft.name().text(), i, afterReboot)));
            }
            tasks.add(new TaskSpec(draft.name().text(), draft.cpu(), draft.onSigbus(), draft.process(), ops));
        }
        return tasks;
    }

    private Op op(OpDraft draft, OpRef self) throws BadInput {
        Arguments values = new Arguments();
        int next = 0;
        for (Argument argument : draft.verb().arguments()) {
            if (argument == Argument.RELOAD) {
                reload(draft, values);
                next = draft.arguments().size();
            } else if (next < draft.arguments().size()) {
                take(argument, draft.arguments().get(next++), values, self);
            } else if (!argument.optional()) {
                throw draft.body().bad(draft.verb().word() + " has too few arguments", usage(draft));
            }
        }
        if (next < draft.arguments().size()) {
            Token extra = draft.arguments().get(next);
            throw extra.bad(draft.verb().word() + " does not take " + extra.quoted(), usage(draft));
        }
        checkRange(draft, values);
        Token label = draft.label();
        return new Op(
                label == null ? null : label.text(),
                draft.verb().call(values),
                draft.repeat(),
                draft.stride(),
                draft.body().text(),
                (label == null ? draft.body() : label).place().location());
    }

    private void take(Argument argument, Token token, Arguments values, OpRef self) throws BadInput {
        switch (argument) {
            case FILE, FILE_IF_ANY -> {
                names.file(token);
                values.name(token.text());
            }
            case FILE_OR_DEVICE -> {
                names.fileOrDevice(token);
                values.name(token.text());
            }
            case DEVICE, DEVICE_IF_ANY -> {
                names.device(token);
                values.name(token.text());
            }
            case OFFSET -> values.offset(Numbers.size(token));
            case SIZE -> values.length(Numbers.size(token));
            case LENGTH -> values.length(length(token));
            case MAP_KIND -> values.kind(mapKind(token));
            case OPERATION -> values.op(waited(token, self));
            case POINTER -> values.op(pointer(token, self));
            case TIME -> values.time(Numbers.time(token));
            case TASK -> {
                names.task(token, afterReboot);
                values.name(token.text());
            }
            case WISH_IF_ANY -> values.wish(wish(token));
            case PATROL_IF_ANY -> {
                Choices.pick(token, List.of("patrol"), "word");
                values.patrol(true);
            }
            case RELOAD -> throw new IllegalArgumentException(argument.name());
        }
    }

    private static long length(Token token) throws BadInput {
        long length = Numbers.size(token);
        if (length == 0) {
            throw token.bad("the length is 0", "at least 1 byte");
        }
        return length;
    }

    private static Wish wish(Token token) throws BadInput {
        List<Wish> wishes = List.of(Wish.RECOVERY, Wish.RECOVERY_PFN, Wish.UNINITIALISED);
        return wishes.get(Choices.pick(token, wishes.stream().map(Form::word).toList(), "word"));
    }

    private static MapKind mapKind(Token token) throws BadInput {
        return Choices.pick(token, MapKind.class, "kind of mapping");
    }

    private OpRef waited(Token token, OpRef self) throws BadInput {
        OpRef op = names.op(token);
        if (op.afterReboot() != afterReboot) {
            throw token.bad(
                    "the power failure lies between this task and " + token.quoted(),
                    afterReboot
                            ? "name a task that runs after the reboot: after-reboot.TASK.N"
                            : "name a task of tasks");
        }
        if (op.task().equals(self.task()) && op.index() >= self.index()) {
            throw token.bad(
                    "this would wait for " + token.quoted() + " for ever", "an earlier operation, or another task's");
        }
        return op;
    }

    private OpRef pointer(Token token, OpRef self) throws BadInput {
        OpRef op = names.op(token);
        if (!names.draft(op).verb().returnsPointer()) {
            throw token.bad(token.quoted() + " returns no pointer", "name a direct-access or claim operation");
        }
        if (op.afterReboot() != afterReboot || (op.task().equals(self.task()) && op.index() >= self.index())) {
            throw token.bad(
                    "the pointer of " + token.quoted() + " does not exist here",
                    "name an earlier direct-access or claim");
        }
        return op;
    }

    private void reload(OpDraft draft, Arguments values) throws BadInput {
        Token rest = draft.body().from(draft.verb().word().length()).trimmed();
        int colon = rest.text().indexOf(':');
        if (colon <= 0) {
            throw rest.bad("dm-reload needs a name, a colon and a table line", usage(draft));
        }
        Token name = rest.part(0, colon).trimmed();
        names.dm(name);
        Token line = rest.from(colon + 1).trimmed();
        DmTable table = new DmTable(names, name);
        table.add(line);
        table.mustStayDax();
        values.name(name.text());
        values.line(table.lines().getFirst());
    }

    private static void checkRange(OpDraft draft, Arguments values) throws BadInput {
        long steps = draft.repeat() - 1L;
        boolean fits = draft.stride() == 0 || steps <= Long.MAX_VALUE / draft.stride();
        long moved = fits ? steps * draft.stride() : 0;
        if (!fits
                || values.offset() > Long.MAX_VALUE - moved
                || values.offset() + moved > Long.MAX_VALUE - values.length()) {
            throw draft.body().bad("the range ends beyond 2^63-1", "a smaller offset, length, stride or repeat");
        }
    }

    private static String usage(OpDraft draft) {
        return "usage: " + draft.verb().usage();
    }
}
