package daxsim.scenario.read;

import daxsim.scenario.OnSigbus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A task before its operations' references are resolved.
 *
 * @param labels operation numbers by label
 */
record TaskDraft(
        Token name, int cpu, OnSigbus onSigbus, String process, List<OpDraft> ops, Map<String, Integer> labels) {
    TaskDraft(Token name, int cpu, OnSigbus onSigbus, String process, List<OpDraft> ops) {
        this(name, cpu, onSigbus, process, ops, labels(ops));
    }

    private static Map<String, Integer> labels(List<OpDraft> ops) {
        Map<String, Integer> labels = new LinkedHashMap<>();
        for (int i = 0; i < ops.size(); i++) {
            Token label = ops.get(i).label();
            if (label != null) {
                labels.put(label.text(), i);
            }
        }
        return labels;
    }
}
