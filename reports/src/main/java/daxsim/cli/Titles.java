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

/** Titles of the library's scenarios, without reading what they do not need: a list has to come at once. */
final class Titles {
    private static final String KEY = "title: ";

    private Titles() {}

    static List<Inventory.Script> ofLibrary() {
        ScenarioLibrary library = ScenarioLibrary.shipped();
        List<Inventory.Script> scripts = new ArrayList<>();
        for (LibraryEntry entry : library.entries()) {
            scripts.add(new Inventory.Script(entry.id(), entry.topic(), title(entry, library.bytes(entry))));
        }
        return scripts;
    }

    static List<Inventory.Script> ofPlans() {
        List<Inventory.Script> plans = new ArrayList<>();
        for (String id : PlanLibrary.IDS) {
            try {
                plans.add(new Inventory.Script(
                        id,
                        "plans",
                        PlanLibrary.read(id, new Catalogue().vocabulary()).title()));
            } catch (BadInput e) {
                throw new IllegalStateException("a shipped plan cannot be read", e);
            }
        }
        return plans;
    }

    /** A title is nearly always plain text on its key's line; whatever else YAML has is left to the reader. */
    private static String title(LibraryEntry entry, byte[] bytes) {
        String title = new String(bytes, UTF_8)
                .lines()
                .filter(line -> line.startsWith(KEY))
                .map(line -> line.substring(KEY.length()).strip())
                .findFirst()
                .orElse("");
        if (!title.isEmpty() && Character.isLetterOrDigit(title.charAt(0)) && !title.contains(" #")) {
            return title;
        }
        try {
            return ScenarioReader.read(entry.resource(), entry.id(), bytes, new Catalogue().vocabulary())
                    .title();
        } catch (BadInput e) {
            throw new IllegalStateException("a shipped scenario cannot be read", e);
        }
    }
}
