package daxsim.scenario.read;

import java.util.List;

/**
 * A mapping whose keys are given.
 *
 * @param what what it describes, for messages: "a fault"
 */
public record Shape(String what, List<Key> keys) {
    public Shape {
        keys = List.copyOf(keys);
    }

    static Shape of(String what, Key... keys) {
        return new Shape(what, List.of(keys));
    }

    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    Key key(String name) {
        for (Key key : keys) {
            if (key.name().equals(name)) {
                return key;
            }
        }
        throw new IllegalArgumentException(name + " is no key of " + what);
    }
}
