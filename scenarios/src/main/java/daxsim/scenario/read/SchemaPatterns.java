package daxsim.scenario.read;

import daxsim.scenario.ContentKind;
import daxsim.scenario.MapKind;
import daxsim.scenario.Vocabulary;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** The small grammars inside texts as regular expressions, in the dialect that JSON Schema and Java share. */
final class SchemaPatterns {
    private static final String DIGITS = "(?:0[xX][0-9a-fA-F]+|[0-9]+)";
    private static final String SIZE_TERM = DIGITS + any(Numbers.sizeUnits());
    private static final String TIME_TERM = DIGITS + any(Numbers.timeUnits());

    /** A size without blanks, as an argument has it. */
    private static final String SIZE_WORD = SIZE_TERM + "(?:\\+" + SIZE_TERM + ")*";

    private static final String SIZE = SIZE_TERM + "(?:\\s*\\+\\s*" + SIZE_TERM + ")*";
    private static final String TIME_WORD = "(?:0|" + TIME_TERM + "(?:\\+" + TIME_TERM + ")*)";
    private static final String WORD = Form.Pattern.WORD.regex();
    private static final String PATH = Form.Pattern.PATH.regex();
    private static final String DEVICE = Form.Pattern.DEVICE.regex();
    private static final String LABEL = "(?!" + TaskOutline.HANDLER + ":)" + WORD + ":";
    private static final String REFERENCE = "(?:after-reboot\\.)?" + WORD + "\\.(?:[0-9]{1,9}|" + WORD + ")";

    private SchemaPatterns() {}

    private static String any(Collection<String> words) {
        return "(?:" + String.join("|", words) + ")";
    }

    private static String whole(String regex) {
        return "^\\s*" + regex + "\\s*$";
    }

    static String name(Form.Pattern pattern) {
        return "^" + pattern.regex() + "$";
    }

    static String size() {
        return whole(SIZE);
    }

    static String count() {
        return whole("[0-9]+");
    }

    static String verb() {
        return whole(verbs());
    }

    static String operation() {
        return whole("(?:" + LABEL + "\\s+)?" + verbs());
    }

    private static String verbs() {
        return "(?:" + Arrays.stream(Verb.values()).map(SchemaPatterns::verb).collect(Collectors.joining("|")) + ")";
    }

    private static String verb(Verb verb) {
        StringBuilder regex = new StringBuilder(verb.word());
        for (Argument argument : verb.arguments()) {
            String one = "\\s+" + argument(argument);
            regex.append(argument.optional() ? "(?:" + one + ")?" : one);
        }
        return regex.toString();
    }

    private static String argument(Argument argument) {
        return switch (argument) {
            case FILE, FILE_IF_ANY -> PATH;
            case FILE_OR_DEVICE -> "(?:" + PATH + "|" + DEVICE + ")";
            case DEVICE, DEVICE_IF_ANY -> DEVICE;
            case OFFSET, LENGTH, SIZE -> SIZE_WORD;
            case MAP_KIND -> any(Arrays.stream(MapKind.values()).map(Form::word).toList());
            case OPERATION, POINTER -> REFERENCE;
            case TIME -> TIME_WORD;
            case TASK -> WORD;
            case WISH_IF_ANY -> "(?:recovery-pfn|recovery|uninitialised)";
            case PATROL_IF_ANY -> "patrol";
            case RELOAD -> DEVICE + "\\s*:[\\s\\S]*\\S";
        };
    }

    /** The keys of an operation that YAML took for a mapping: a label, or a reload and its device. */
    static String label() {
        return "^" + LABEL.substring(0, LABEL.length() - 1) + "$";
    }

    static String reload() {
        return "^(?:" + LABEL + "\\s+)?" + Verb.DM_RELOAD.word() + "\\s+" + DEVICE + "$";
    }

    static String may() {
        return whole("(?:" + any(Language.MAY_WORDS) + "\\s*:?|" + any(Language.MAY_VICTIM.names()) + "\\s*:\\s*" + WORD
                + ")");
    }

    static String when() {
        return whole("(?:start|at\\s+" + TIME_WORD + "|(?:after|during)\\s+" + REFERENCE + ")");
    }

    static String reference() {
        return whole(REFERENCE);
    }

    /** What a condition asks about: an operation or its handler. */
    static String asked() {
        return "^" + REFERENCE + "(?:\\.handler)?$";
    }

    static String numberTest() {
        String value = "\\s*-?" + SIZE;
        return "^(?:" + value + "\\s*(?:\\.\\." + value + ")?|\\s*(?:!=|>=|<=|>|<)" + value + ")\\s*$";
    }

    static String contentTest() {
        String kinds = Arrays.stream(ContentKind.values())
                .filter(kind -> kind != ContentKind.WRITE)
                .map(Form::word)
                .collect(Collectors.joining("|"));
        return whole("(?:" + kinds + "|write\\s+" + REFERENCE + ")");
    }

    /** The key of a final value with its subject. */
    static String finalKey(FinalKey key) {
        return "^" + finalName(key) + "$";
    }

    private static String finalName(FinalKey key) {
        return switch (key.subject()) {
            case NONE -> key.name();
            case FILE -> key.name() + "\\." + PATH;
            case DEVICE -> key.name() + "\\." + DEVICE;
            case FILE_OR_DEVICE -> key.name() + "\\.(?:" + PATH + "|" + DEVICE + ")";
        };
    }

    static String expression(Vocabulary vocabulary) {
        String finals = Language.FINAL.stream().map(SchemaPatterns::finalName).collect(Collectors.joining("|"));
        String atom = "(?:" + SIZE_WORD + "|seen\\." + any(vocabulary.events()) + "|(?:final\\.)?(?:" + finals + "))";
        String operand = "(?:\\(\\s*)*" + atom + "(?:\\s*\\))*";
        return whole(operand + "(?:\\s+[-+*/]\\s+" + operand + ")*");
    }
}
