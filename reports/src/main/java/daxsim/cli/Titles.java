package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import daxsim.campaign.plan.PlanLibrary;
import daxsim.explore.Catalogue;
import daxsim.report.Inventory;
import daxsim.scenario.BadInput;
import daxsim.scenario.LibraryEntry;
import daxsim.scenario.ScenarioLibrary;
import daxsim.scenario.read.ScenarioReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Titles of the library's scenarios, without reading what they do not need: a list has to come at once. */
final class Titles {
    private static final String KEY = "title: ";

    private Titles() {}

    static List<Inventory.Script> ofLibrary() {
        ScenarioLibrary library = ScenarioLibrary.shipped();
        List<Inventory.Script> scripts = new ArrayList<>();
        for (LibraryEntry entry : library.entries()) {
            byte[] bytes = library.bytes(entry);
            String title = title(bytes);
            scripts.add(new Inventory.Script(entry.id(), entry.topic(), title != null ? title : title(entry, bytes)));
        }
        return scripts;
    }

    static List<Inventory.Script> ofPlans() {
        List<Inventory.Script> plans = new ArrayList<>();
        for (String id : PlanLibrary.IDS) {
            plans.add(new Inventory.Script(
                    id, "plans", Objects.requireNonNull(title(PlanLibrary.bytes(id)), "a plan's title")));
        }
        return plans;
    }

    /** A title is nearly always plain text on its key's line; null where it is whatever else YAML has. */
    private static @Nullable String title(byte[] bytes) {
        String title = new String(bytes, UTF_8)
                .lines()
                .filter(line -> line.startsWith(KEY))
                .map(line -> line.substring(KEY.length()).strip())
                .findFirst()
                .orElse("");
        return !title.isEmpty() && Character.isLetterOrDigit(title.charAt(0)) && !title.contains(" #") ? title : null;
    }

    private static String title(LibraryEntry entry, byte[] bytes) {
        try {
            return ScenarioReader.read(entry.resource(), entry.id(), bytes, new Catalogue().vocabulary())
                    .title();
        } catch (BadInput e) {
            throw new IllegalStateException("a shipped scenario cannot be read", e);
        }
    }
}
