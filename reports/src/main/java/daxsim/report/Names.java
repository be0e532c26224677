package daxsim.report;

import daxsim.scenario.Condition;
import daxsim.scenario.ContentKind;
import daxsim.scenario.Op;
import daxsim.scenario.OpRef;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import daxsim.scenario.Test;
import java.util.List;
import java.util.Locale;

/** What a script calls its operations and values. */
final class Names {
    private Names() {}

    /** {@code task.label} where the script gives one, else {@code task.N}. */
    static String op(Scenario scenario, OpRef ref) {
        List<TaskSpec> tasks = ref.afterReboot() ? scenario.afterReboot() : scenario.tasks();
        for (TaskSpec task : tasks) {
            if (task.name().equals(ref.task()) && ref.index() < task.ops().size()) {
                Op op = task.ops().get(ref.index());
                String label = op.label();
                return label == null
                        ? ref.toString()
                        : (ref.afterReboot() ? "after-reboot." : "") + ref.task() + "." + label;
            }
        }
        return ref.toString();
    }

    /** As a key of a condition. */
    static String key(Scenario scenario, Condition.OnOp on) {
        return op(scenario, on.op()) + (on.handler() ? ".handler" : "");
    }

    static String finalName(Condition.Final f) {
        return f.subject() == null ? f.key() : f.key() + "." + f.subject();
    }

    static String content(Scenario scenario, Test.Content content) {
        OpRef write = content.write();
        return content.kind() == ContentKind.WRITE && write != null
                ? "write " + op(scenario, write)
                : content.kind().name().toLowerCase(Locale.ROOT);
    }
}
