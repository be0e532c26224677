package daxsim.scenario.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation whose parts are known, but not yet what they refer to.
 *
 * @param body verb and arguments
 */
record OpDraft(
        @Nullable Token label,
        Verb verb,
        List<Token> arguments,
        Token body,
        int repeat,
        long stride,
        Place stridePlace) {}
