package daxsim.report;

import daxsim.scenario.Condition;
import daxsim.scenario.FieldTest;
import daxsim.scenario.Scenario;
import daxsim.scenario.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A condition in the language in which a script states it, so that it can be pasted into one. */
public final class ConditionYaml {
    private final Scenario scenario;

    private ConditionYaml(Scenario scenario) {
        this.scenario = scenario;
    }

    /** The condition under its name; alternatives on a line each. */
    public static String of(Scenario scenario, Condition.Named condition) {
        ConditionYaml yaml = new ConditionYaml(scenario);
        if (condition.condition() instanceof Condition.Any(List<Condition> parts)) {
            StringBuilder text = new StringBuilder(condition.name()).append(":\n  any:\n");
            parts.forEach(part -> text.append("    - ").append(yaml.flow(part)).append('\n'));
            return text.toString();
        }
        return condition.name() + ": " + yaml.flow(condition.condition()) + "\n";
    }

    private String flow(Condition condition) {
        List<Condition> parts = condition instanceof Condition.All(List<Condition> all) ? all : List.of(condition);
        Map<String, List<String>> entries = new LinkedHashMap<>();
        boolean unique = true;
        for (Condition part : parts) {
            switch (part) {
                case Condition.Seen(String event, Test test) ->
                    entries.computeIfAbsent("seen", k -> new ArrayList<>()).add(event + ": " + text(test));
                case Condition.Final f ->
                    entries.computeIfAbsent("final", k -> new ArrayList<>())
                            .add(Names.finalName(f) + ": " + text(f.test()));
                case Condition.Broken(String promise) -> unique &= isFirst(entries, "broken", promise);
                case Condition.OnOp op -> unique &= isFirst(entries, Names.key(scenario, op), tests(op.tests()));
                case Condition.Not(Condition not) -> unique &= isFirst(entries, "not", flow(not));
                case Condition.Any(List<Condition> any) -> unique &= isFirst(entries, "any", list(any));
                case Condition.All(List<Condition> all) -> unique &= isFirst(entries, "all", list(all));
            }
        }
        if (!unique) {
            return "{all: " + list(parts) + "}";
        }
        List<String> texts = new ArrayList<>();
        entries.forEach((key, values) -> texts.add(key + ": "
                + (key.equals("seen") || key.equals("final")
                        ? "{" + String.join(", ", values) + "}"
                        : values.getFirst())));
        return "{" + String.join(", ", texts) + "}";
    }

    /** A mapping has each key once. */
    private static boolean isFirst(Map<String, List<String>> entries, String key, String value) {
        return entries.put(key, List.of(value)) == null;
    }

    private String list(List<Condition> parts) {
        return "[" + String.join(", ", parts.stream().map(this::flow).toList()) + "]";
    }

    private String tests(List<FieldTest> tests) {
        return "{"
                + String.join(
                        ", ",
                        tests.stream()
                                .map(t -> t.field()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-') + ": " + text(t.test()))
                                .toList())
                + "}";
    }

    private String text(Test test) {
        return switch (test) {
            case Test.Number n -> number(n.min(), n.max());
            case Test.NotNumber n -> "\"!=" + n.value() + "\"";
            case Test.Word w -> w.value().matches("[A-Za-z][A-Za-z0-9_-]*") ? w.value() : "\"" + w.value() + "\"";
            case Test.Content c -> Names.content(scenario, c);
        };
    }

    private static String number(long min, long max) {
        if (min == max) {
            return Long.toString(min);
        }
        if (max == Long.MAX_VALUE) {
            return min == 1 ? "\">0\"" : "\">=" + min + "\"";
        }
        if (min == Long.MIN_VALUE) {
            return max == -1 ? "\"<0\"" : "\"<=" + max + "\"";
        }
        return "\"" + min + ".." + max + "\"";
    }
}
