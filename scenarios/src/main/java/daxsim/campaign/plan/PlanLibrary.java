package daxsim.campaign.plan;

import daxsim.scenario.BadInput;
import daxsim.scenario.Vocabulary;
import daxsim.scenario.read.PlanReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The plans that are shipped with the tool. */
public final class PlanLibrary {
    /** From the shortest to the longest. */
    public static final List<String> IDS = List.of("quick", "review", "wear");

    private PlanLibrary() {}

    /** The text of a plan. */
    public static byte[] bytes(String id) {
        try (InputStream in = PlanLibrary.class.getResourceAsStream("/plans/" + id + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("no plan " + id);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plan of the library. */
    public static Plan read(String id, Vocabulary vocabulary) throws BadInput {
        return PlanReader.read(id + ".yaml", id, bytes(id), vocabulary);
    }
}
