package daxsim.reduce;

import daxsim.scenario.Call;
import daxsim.scenario.Condition;
import daxsim.scenario.Fault;
import daxsim.scenario.FieldTest;
import daxsim.scenario.May;
import daxsim.scenario.Op;
import daxsim.scenario.OpRef;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import daxsim.scenario.Test;
import daxsim.scenario.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Leaves pieces out of a scenario. What remains is numbered anew; of the conditions, those that are asked about remain, and they
 * say the same of the same operations.
 */
final class Cutting {
    /** What is left speaks of something that was left out. */
    static final class Dangling extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final Scenario whole;
    private final Set<Piece> out;

    Cutting(Scenario whole, Set<Piece> out) {
        this.whole = whole;
        this.out = out;
    }

    /** The rest, with the conditions of these names. */
    Scenario rest(List<String> asked) throws Dangling {
        List<Condition.Named> conditions = new ArrayList<>();
        for (Condition.Named condition : whole.conditions()) {
            if (asked.contains(condition.name())) {
                conditions.add(new Condition.Named(condition.name(), condition(condition.condition()), condition.at()));
            }
        }
        return new Scenario(
                whole.id(),
                whole.path(),
                whole.hash(),
                whole.title(),
                whole.about(),
                whole.machine(),
                whole.pmem(),
                whole.dm(),
                whole.fs(),
                whole.files(),
                faults(),
                tasks(whole.tasks(), false),
                may(),
                tasks(whole.afterReboot(), true),
                conditions,
                List.of(),
                List.of());
    }

    private boolean stays(OpRef ref) {
        return !out.contains(new Piece.Task(ref.task(), ref.afterReboot())) && !out.contains(new Piece.Operation(ref));
    }

    /** The reference in the numbers of the rest. */
    OpRef ref(OpRef ref) throws Dangling {
        if (!stays(ref)) {
            throw new Dangling();
        }
        int index = 0;
        for (int i = 0; i < ref.index(); i++) {
            index += stays(new OpRef(ref.task(), i, ref.afterReboot())) ? 1 : 0;
        }
        return new OpRef(ref.task(), index, ref.afterReboot());
    }

    private List<TaskSpec> tasks(List<TaskSpec> tasks, boolean afterReboot) throws Dangling {
        List<TaskSpec> rest = new ArrayList<>();
        for (TaskSpec task : tasks) {
            List<Op> ops = new ArrayList<>();
            for (int i = 0; i < task.ops().size(); i++) {
                if (stays(new OpRef(task.name(), i, afterReboot))) {
                    Op op = task.ops().get(i);
                    ops.add(new Op(op.label(), call(op.call()), op.repeat(), op.stride(), op.text(), op.at()));
                }
            }
            if (!ops.isEmpty()) {
                rest.add(new TaskSpec(task.name(), task.cpu(), task.onSigbus(), task.process(), ops));
            }
        }
        return rest;
    }

    private Call call(Call call) throws Dangling {
        return switch (call) {
            case Call.Wait c -> new Call.Wait(ref(c.op()));
            case Call.LoadAt c -> new Call.LoadAt(ref(c.pointer()), c.offset(), c.length());
            case Call.StoreAt c -> new Call.StoreAt(ref(c.pointer()), c.offset(), c.length());
            case Call.RecoveryRead c -> new Call.RecoveryRead(ref(c.pointer()), c.offset(), c.length());
            case Call.RecoveryWrite c -> new Call.RecoveryWrite(ref(c.pointer()), c.offset(), c.length());
            case Call.CopyAt c -> new Call.CopyAt(ref(c.pointer()), c.offset(), c.length());
            case Call.WriteAt c -> new Call.WriteAt(ref(c.pointer()), c.offset(), c.length());
            case Call.RepairAt c -> new Call.RepairAt(ref(c.pointer()), c.offset(), c.length());
            case Call.Kill c -> {
                mustStay(c.task());
                yield c;
            }
            case Call.UnmapBuffer c -> {
                mustStay(c.task());
                yield c;
            }
            default -> call;
        };
    }

    /** A victim that has nothing left to do is no victim. */
    private void mustStay(String name) throws Dangling {
        for (TaskSpec task : whole.tasks()) {
            for (int i = 0; i < task.ops().size(); i++) {
                if (task.name().equals(name) && stays(new OpRef(name, i, false))) {
                    return;
                }
            }
        }
        throw new Dangling();
    }

    private List<Fault> faults() throws Dangling {
        List<Fault> rest = new ArrayList<>();
        for (int i = 0; i < whole.faults().size(); i++) {
            if (!out.contains(new Piece.Fault(i))) {
                Fault f = whole.faults().get(i);
                rest.add(new Fault(
                        f.target(),
                        f.onFile(),
                        f.offset(),
                        f.length(),
                        f.repeat(),
                        f.stride(),
                        f.known(),
                        when(f.when()),
                        f.kind(),
                        f.at()));
            }
        }
        return rest;
    }

    private When when(When when) throws Dangling {
        return switch (when) {
            case When.Start s -> s;
            case When.At a -> a;
            case When.After a -> new When.After(ref(a.op()));
            case When.During d -> new When.During(ref(d.op()));
        };
    }

    private May may() throws Dangling {
        May may = whole.may();
        String robbed = may.bufferUnmap();
        String killed = may.kill();
        boolean robs = robbed != null && allowed("buffer-unmap: " + robbed);
        boolean kills = killed != null && allowed("kill: " + killed);
        if (robs && robbed != null) {
            mustStay(robbed);
        }
        if (kills && killed != null) {
            mustStay(killed);
        }
        return new May(
                may.schedule() && allowed("schedule"),
                may.powerFailure() && allowed("power-failure"),
                may.partialClear() && allowed("partial-clear"),
                may.refuseClear() && allowed("refuse-clear"),
                may.lateRecord() && allowed("late-record"),
                may.speculation() && allowed("speculation"),
                robs ? robbed : null,
                kills ? killed : null);
    }

    private boolean allowed(String word) {
        return !out.contains(new Piece.Choice(word));
    }

    private Condition condition(Condition condition) throws Dangling {
        return switch (condition) {
            case Condition.All all -> new Condition.All(conditions(all.parts()));
            case Condition.Any any -> new Condition.Any(conditions(any.parts()));
            case Condition.Not not -> new Condition.Not(condition(not.part()));
            case Condition.OnOp on -> onOp(on);
            case Condition.Final fin -> fin;
            case Condition.Seen seen -> seen;
            case Condition.Broken broken -> broken;
        };
    }

    private List<Condition> conditions(List<Condition> parts) throws Dangling {
        List<Condition> rest = new ArrayList<>();
        for (Condition part : parts) {
            rest.add(condition(part));
        }
        return rest;
    }

    private Condition onOp(Condition.OnOp on) throws Dangling {
        List<FieldTest> tests = new ArrayList<>();
        for (FieldTest field : on.tests()) {
            Test test = field.test();
            if (test instanceof Test.Content content && content.write() != null) {
                test = new Test.Content(content.kind(), ref(content.write()));
            }
            tests.add(new FieldTest(field.field(), test));
        }
        return new Condition.OnOp(ref(on.op()), on.handler(), tests);
    }
}
