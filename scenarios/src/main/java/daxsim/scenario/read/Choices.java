package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import java.util.List;

/** Words out of a given few. */
final class Choices {
    private Choices() {}

    /** The number of the word. */
    static int pick(Token token, List<String> words, String what) throws BadInput {
        Token word = token.trimmed();
        int at = words.indexOf(word.text());
        if (at < 0) {
            throw word.bad(Words.unknown(what, word.text(), words), "allowed: " + Words.list(words));
        }
        return at;
    }

    /** The constant of the word. */
    static <E extends Enum<E>> E pick(Token token, Class<E> type, String what) throws BadInput {
        List<E> constants = List.of(type.getEnumConstants());
        return constants.get(pick(token, constants.stream().map(Form::word).toList(), what));
    }
}
