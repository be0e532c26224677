package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files that a scenario names and that are read with it. */
interface Attachments {
    record Content(String path, String text) {}

    Content open(Token name) throws BadInput;

    /** For a scenario that is not a file itself. */
    static Attachments none() {
        return name -> {
            throw name.bad("there is no folder in which to look for " + name.quoted(), "write the lines out here");
        };
    }

    /** Relative to the folder of the scenario. */
    static Attachments beside(Path scenario) {
        return name -> {
            Path file;
            try {
                file = scenario.resolveSibling(name.text());
            } catch (InvalidPathException e) {
                throw name.bad(name.quoted() + " is no file name", "a path, relative to the scenario's folder");
            }
            String shown = file.toString();
            return new Content(shown, SourceText.decode(shown, SmallFile.read(file, shown)));
        };
    }
}
