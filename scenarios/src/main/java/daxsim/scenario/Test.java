package daxsim.scenario;

import org.jspecify.annotations.Nullable;

/** What a value is held against. */
public sealed interface Test {
    /** Both ends belong to the range; an open end is the smallest or largest long. */
    @SuppressWarnings("AvoidCommonTypeNames")
    record Number(long min, long max) implements Test {}

    /** Any other number. */
    record NotNumber(long value) implements Test {}

    /** Exactly this text. */
    record Word(String value) implements Test {}

    /**
     * Where bytes come from.
     *
     * @param write the writing operation, for {@link ContentKind#WRITE} only
     */
    record Content(ContentKind kind, @Nullable OpRef write) implements Test {}
}
