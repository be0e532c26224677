package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.ContentKind;
import daxsim.scenario.OpRef;
import daxsim.scenario.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tests of values: numbers, words, contents. */
final class Tests {
    private static final String NUMBERS = "write " + Form.Grammar.NUMBER_TEST.words();

    private Tests() {}

    static Test number(Token raw) throws BadInput {
        Token token = raw.trimmed();
        String text = token.text();
        int dots = text.indexOf("..");
        if (dots > 0) {
            long min = value(token.part(0, dots));
            long max = value(token.from(dots + 2));
            if (min > max) {
                throw token.bad("the range " + token.quoted() + " is empty", "write the smaller number first");
            }
            return new Test.Number(min, max);
        }
        if (text.startsWith("!=")) {
            return new Test.NotNumber(value(token.from(2)));
        }
        if (text.startsWith(">=")) {
            return new Test.Number(value(token.from(2)), Long.MAX_VALUE);
        }
        if (text.startsWith("<=")) {
            return new Test.Number(Long.MIN_VALUE, value(token.from(2)));
        }
        if (text.startsWith(">")) {
            long bound = value(token.from(1));
            if (bound == Long.MAX_VALUE) {
                throw token.bad("no number is that large", NUMBERS);
            }
            return new Test.Number(bound + 1, Long.MAX_VALUE);
        }
        if (text.startsWith("<")) {
            return new Test.Number(Long.MIN_VALUE, value(token.from(1)) - 1);
        }
        long value = value(token);
        return new Test.Number(value, value);
    }

    /** A plain number as a test: its size syntax, perhaps negative. */
    private static long value(Token raw) throws BadInput {
        Token token = raw.trimmed();
        boolean negative = token.text().startsWith("-");
        Token digits = negative ? token.from(1) : token;
        if (digits.text().isEmpty() || !Character.isDigit(digits.text().charAt(0))) {
            throw token.bad("found " + token.quoted() + " where a number belongs", NUMBERS);
        }
        long value = Numbers.size(digits);
        return negative ? -value : value;
    }

    /** Words that are one text whatever blanks and commas stand between them; a number is a number test. */
    static Test numberOrWords(Token token) throws BadInput {
        String text = token.text().strip();
        boolean number = text.matches("[<>!=].*|-?[0-9][^\\s,]*|-?[0-9]+\\s*\\.\\..*");
        if (number || text.isEmpty()) {
            return number(token);
        }
        if (text.equals("none")) {
            return new Test.Number(0, 0);
        }
        List<String> lines = new ArrayList<>();
        for (String line : text.split("[\\n,]", -1)) {
            lines.add(new Token(line, token.place(), false)
                    .words().stream().map(Token::text).collect(Collectors.joining(" ")));
        }
        lines.removeIf(String::isEmpty);
        return new Test.Word(String.join(", ", lines));
    }

    static Test content(Token token, Names names) throws BadInput {
        List<Token> words = token.words();
        if (words.size() == 2 && words.getFirst().text().equals("write")) {
            OpRef op = names.op(words.get(1));
            if (!names.writes(op)) {
                throw words.get(1).bad(words.get(1).quoted() + " writes no data", "name an operation that does");
            }
            return new Test.Content(ContentKind.WRITE, op);
        }
        for (ContentKind kind : ContentKind.values()) {
            if (kind != ContentKind.WRITE && token.text().strip().equals(Form.word(kind))) {
                return new Test.Content(kind, null);
            }
        }
        throw token.bad("unknown content " + token.quoted(), "allowed: " + Form.Grammar.CONTENT_TEST.words());
    }
}
