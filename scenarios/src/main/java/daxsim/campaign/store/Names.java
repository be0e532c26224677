package daxsim.campaign.store;

import java.util.regex.Pattern;

/** Names of tables and columns go into file names and queries as they are. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private Names() {}

    static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a table or column: " + name);
        }
    }
}
