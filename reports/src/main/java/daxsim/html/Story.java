package daxsim.html;

import daxsim.report.ConditionWords;
import daxsim.report.ConditionYaml;
import daxsim.report.Judgement;
import daxsim.scenario.Condition;
import daxsim.scenario.Op;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import java.util.List;

/**
 * What a scenario asks.
 *
 * @param violated clauses of which any one breaks the promise
 * @param reached when an execution counts
 * @param script its tasks and the condition in the language of scripts
 */
public record Story(List<String> violated, String reached, String script) {
    public Story {
        violated = List.copyOf(violated);
    }

    /** Of a scenario. */
    public static Story of(Scenario scenario) {
        Condition.Named violated = condition(scenario, Judgement.CONDITION);
        Condition.Named reached = condition(scenario, "reached");
        StringBuilder script = new StringBuilder("tasks:\n");
        tasks(scenario.tasks(), script);
        if (!scenario.afterReboot().isEmpty()) {
            script.append("after-reboot:\n");
            tasks(scenario.afterReboot(), script);
        }
        script.append(ConditionYaml.of(scenario, violated));
        return new Story(
                ConditionWords.of(scenario, violated.condition()).alternatives(),
                ConditionWords.of(scenario, reached.condition()).sentence(),
                script.toString().stripTrailing());
    }

    private static Condition.Named condition(Scenario scenario, String name) {
        return scenario.conditions().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void tasks(List<TaskSpec> tasks, StringBuilder script) {
        for (TaskSpec task : tasks) {
            script.append("  ").append(task.name()).append(":\n");
            for (Op op : task.ops()) {
                script.append("    - ")
                        .append(op.label() == null ? "" : op.label() + ": ")
                        .append(op.text())
                        .append(
                                op.repeat() == 1
                                        ? ""
                                        : ", " + op.repeat() + " times, each " + op.stride() + " bytes on")
                        .append('\n');
            }
        }
    }
}
