package daxsim.report;

import daxsim.check.Promise;
import daxsim.scenario.Condition;
import daxsim.scenario.FieldTest;
import daxsim.scenario.Scenario;
import daxsim.scenario.Test;
import java.util.Arrays;
import java.util.List;

/**
 * A condition as a reviewer would say it.
 *
 * @param alternatives clauses of which any one is enough; one clause when there is no choice
 */
public record ConditionWords(List<String> alternatives) {
    public ConditionWords {
        alternatives = List.copyOf(alternatives);
    }

    /** The words of a condition of a scenario. */
    public static ConditionWords of(Scenario scenario, Condition condition) {
        Clauses clauses = new Clauses(scenario);
        return condition instanceof Condition.Any(List<Condition> parts)
                ? new ConditionWords(parts.stream().map(clauses::of).toList())
                : new ConditionWords(List.of(clauses.of(condition)));
    }

    /** On one line. */
    public String sentence() {
        return String.join("; or ", alternatives);
    }

    private record Clauses(Scenario scenario) {
        String of(Condition condition) {
            return switch (condition) {
                case Condition.All(List<Condition> parts) -> joined(parts, " and ", "nothing in particular");
                case Condition.Any(List<Condition> parts) -> "(" + joined(parts, " or ", "nothing at all") + ")";
                case Condition.Not(Condition part) -> "it is not so that " + of(part);
                case Condition.OnOp on -> onOp(on);
                case Condition.Final f ->
                    f.key().replace('-', ' ') + (f.subject() == null ? "" : " of " + f.subject())
                            + (f.key().endsWith("s") ? " are " : " is ") + amount(f.test()) + " at the end";
                case Condition.Seen(String event, Test test) -> seen(event, test);
                case Condition.Broken(String promise) -> broken(promise);
            };
        }

        private static String broken(String promise) {
            return Arrays.stream(Promise.values())
                    .filter(p -> p.word().equals(promise))
                    .map(Promise::meaning)
                    .findFirst()
                    .orElse("some promise is broken");
        }

        private String joined(List<Condition> parts, String by, String none) {
            return parts.isEmpty()
                    ? none
                    : String.join(by, parts.stream().map(this::of).toList());
        }

        private String onOp(Condition.OnOp on) {
            String name = (on.handler() ? "the SIGBUS handler of " : "") + Names.op(scenario, on.op());
            return name + " "
                    + String.join(" and ", on.tests().stream().map(this::test).toList());
        }

        private String test(FieldTest test) {
            return switch (test.field()) {
                case RESULT -> isNegative(test.test()) ? "fails" : "returns " + amount(test.test());
                case ERRNO -> isNone(test.test()) ? "meets no errno" : "fails with " + amount(test.test());
                case SIGNAL -> isNone(test.test()) ? "gets no signal" : "gets " + amount(test.test());
                case CODE -> isNone(test.test()) ? "gets no signal" : "gets si_code " + amount(test.test());
                case LSB -> "gets si_addr_lsb " + amount(test.test());
                case CONTENT -> "reads only " + content(test.test());
                case ANY_CONTENT -> "reads some " + content(test.test());
                case STATE -> state(test.test());
            };
        }

        private static boolean isNone(Test test) {
            return test instanceof Test.Word(String value) && value.equals("none");
        }

        private static boolean isNegative(Test test) {
            return test instanceof Test.Number(long min, long max) && min == Long.MIN_VALUE && max == -1;
        }

        private String content(Test test) {
            String kind = test instanceof Test.Content c ? Names.content(scenario, c) : amount(test);
            return switch (kind) {
                case "original" -> "original bytes";
                case "undefined" -> "bytes that nobody wrote";
                case "zeros" -> "zeros";
                case "poison" -> "poison";
                default -> "bytes of " + kind.replaceFirst("^write ", "");
            };
        }

        private static String state(Test test) {
            return switch (amount(test)) {
                case "running" -> "never returns";
                case "not-started" -> "never begins";
                default -> "has returned";
            };
        }

        private static String seen(String event, Test test) {
            if (test instanceof Test.Number(long min, long max) && max == Long.MAX_VALUE && min == 1) {
                return "the trace shows " + event;
            }
            if (test instanceof Test.Number(long min, long max) && min == 0 && max == 0) {
                return "the trace shows no " + event;
            }
            String amount = amount(test);
            return "the trace shows " + event + " " + (amount.equals("1") ? "once" : amount + " times");
        }

        private static String amount(Test test) {
            return switch (test) {
                case Test.Number n -> number(n.min(), n.max());
                case Test.NotNumber n -> "anything but " + n.value();
                case Test.Word w -> w.value();
                case Test.Content c -> c.kind().toString();
            };
        }

        private static String number(long min, long max) {
            if (min == max) {
                return Long.toString(min);
            }
            if (max == Long.MAX_VALUE) {
                return "more than " + (min - 1);
            }
            if (min == Long.MIN_VALUE) {
                return "less than " + (max + 1);
            }
            return min + " to " + max;
        }
    }
}
