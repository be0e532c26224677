package daxsim.data;

import daxsim.design.Design;
import daxsim.design.Footprint;
import daxsim.hardware.Profile;
import daxsim.report.Inventory;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What there is. */
public final class ListJson {
    private ListJson() {}

    /** The document; a key for each section that is not empty. */
    public static String of(Inventory inventory) {
        ObjectNode document = Json.document();
        ArrayNode scenarios = section(document, "scenarios", inventory.scenarios());
        inventory
                .scenarios()
                .forEach(s -> scenarios
                        .addObject()
                        .put("id", s.id())
                        .put("topic", s.topic())
                        .put("says", s.title()));
        ArrayNode designs = section(document, "designs", inventory.designs());
        inventory.designs().forEach(design -> design(designs.addObject(), design));
        ArrayNode profiles = section(document, "profiles", inventory.profiles());
        inventory.profiles().forEach(profile -> profile(profiles.addObject(), profile));
        ArrayNode checks = section(document, "checks", inventory.checks());
        inventory.checks().forEach(c -> checks.addObject().put("id", c.word()).put("says", c.meaning()));
        ArrayNode events = section(document, "events", inventory.events());
        inventory.events().forEach(e -> events.addObject().put("id", e.word()).put("says", e.meaning()));
        ArrayNode rules = section(document, "rules", inventory.rules());
        inventory
                .rules()
                .forEach(rule -> rules.addObject()
                        .put("id", rule.id())
                        .put("says", rule.says())
                        .put("source", rule.source())
                        .put("mark", Json.orNull(rule.mark().word())));
        ArrayNode plans = section(document, "plans", inventory.plans());
        inventory.plans().forEach(p -> plans.addObject().put("id", p.id()).put("says", p.title()));
        return Json.text(document);
    }

    private static ArrayNode section(ObjectNode document, String key, List<?> items) {
        return items.isEmpty() ? Json.object().putArray(key) : document.putArray(key);
    }

    private static void design(ObjectNode into, Design design) {
        into.put("id", design.id());
        into.put("says", design.says());
        into.put("source", design.source());
        into.put("regime", design.regime().id());
        ArrayNode variants = into.putArray("variants");
        design.variants().stream()
                .filter(v -> !v.name().isEmpty())
                .forEach(v -> variants.addObject().put("id", v.name()).put("says", v.says()));
        Footprint footprint = design.footprint();
        ObjectNode touches = into.putObject("footprint");
        touches.put("direct_access_arguments", footprint.directAccessArguments());
        touches.put("copy_arguments", footprint.copyArguments());
        Json.strings(touches, "operations", footprint.operations());
        Json.strings(touches, "user_flags", footprint.userFlags());
        touches.put("clean_path_branches", footprint.cleanPathBranches());
        touches.put("files", Json.orNull(footprint.files()));
    }

    private static void profile(ObjectNode into, Profile profile) {
        into.put("id", profile.id());
        into.put("says", profile.meaning());
        ArrayNode parameters = into.putArray("parameters");
        for (Profile.Entry entry : profile.entries()) {
            ObjectNode parameter = parameters.addObject();
            parameter.put("id", entry.id());
            parameter.put("unit", entry.unit());
            parameter.put("shape", entry.shape());
            parameter.put("value", entry.value());
            parameter.put("min", entry.min());
            parameter.put("max", entry.max());
            parameter.put("grade", entry.grade());
            parameter.put("access", entry.access());
            Json.strings(parameter, "sources", entry.sources());
        }
    }
}
