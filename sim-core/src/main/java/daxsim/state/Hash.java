package daxsim.state;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * 64-bit hashes by which states are told apart. Two different states share one with a probability of about 2^-64; over a million
 * states that is some 3 in 10^8 for any such pair at all.
 */
public final class Hash {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Hash() {}

    /** A value that knows its own hash, so that it can lie in a {@link RefCell}. */
    public interface Hashed {
        /** The same for equal values, and hardly ever for others; it depends on nothing but the value. */
        long stateHash();
    }

    /** Both numbers, in this order (the finaliser of SplitMix64). */
    public static long mix(long a, long b) {
        long z = a * 31 + GOLDEN * (b + 1);
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** Three numbers. */
    public static long mix(long a, long b, long c) {
        return mix(mix(a, b), c);
    }

    /** The hash of a value of a {@link RefCell}. */
    public static long of(Object value) {
        return switch (value) {
            case Hashed hashed -> hashed.stateHash();
            case List<?> list -> {
                long hash = list.size();
                for (Object item : list) {
                    hash = mix(hash, of(item));
                }
                yield hash;
            }
            case SortedMap<?, ?> map -> {
                long hash = map.size();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    hash = mix(hash, of(entry.getKey()), of(entry.getValue()));
                }
                yield hash;
            }
            case Long number -> number;
            case Integer number -> number;
            case Enum<?> constant -> constant.ordinal();
            case String text -> {
                long hash = text.length();
                for (int i = 0; i < text.length(); i++) {
                    hash = mix(hash, text.charAt(i));
                }
                yield hash;
            }
            default -> throw new IllegalArgumentException("a cell of " + value.getClass() + " needs a state hash");
        };
    }
}
