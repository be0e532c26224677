package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.May;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the explorer may choose. */
final class MayReader {
    private MayReader() {}

    static May read(Fields scenario, Names names) throws BadInput {
        if (!scenario.has("may")) {
            return new May(true, false, false, false, false, false, null, null);
        }
        Map<String, String> chosen = new HashMap<>();
        for (Yaml item : scenario.items("may")) {
            Token word = choice(item, chosen, names);
            if (chosen.putIfAbsent(word.text(), "") != null
                    && !Language.MAY_VICTIM.names().contains(word.text())) {
                throw word.bad("the choice " + word.quoted() + " is there twice", "once is enough");
            }
        }
        List<Boolean> flags = new ArrayList<>();
        for (String word : Language.MAY_WORDS) {
            flags.add(chosen.containsKey(word));
        }
        return new May(
                flags.get(0),
                flags.get(1),
                flags.get(2),
                flags.get(3),
                flags.get(4),
                flags.get(5),
                chosen.get("buffer-unmap"),
                chosen.get("kill"));
    }

    private static Token choice(Yaml item, Map<String, String> chosen, Names names) throws BadInput {
        Token word;
        Token victim;
        if (item instanceof Yaml.Mapping mapping && mapping.entries().size() == 1) {
            word = mapping.entries().getFirst().key();
            victim = mapping.entries().getFirst().value().text("a task");
        } else {
            Token text = item.text("a choice").trimmed();
            int colon = text.text().indexOf(':');
            word = colon < 0 ? text : text.part(0, colon).trimmed();
            victim = colon < 0
                    ? text.from(text.text().length())
                    : text.from(colon + 1).trimmed();
        }
        List<String> all = new ArrayList<>(Language.MAY_WORDS);
        all.addAll(Language.MAY_VICTIM.names());
        int at = Choices.pick(word, all, "choice");
        boolean needsVictim = at >= Language.MAY_WORDS.size();
        if (needsVictim && victim.text().isEmpty()) {
            throw word.bad("the choice " + word.quoted() + " needs a victim", word.text() + ": TASK");
        }
        if (!needsVictim && !victim.text().isEmpty()) {
            throw victim.bad("the choice " + word.quoted() + " has no victim", word.text() + " alone");
        }
        if (needsVictim) {
            names.task(victim, false);
            if (chosen.putIfAbsent(word.text(), victim.text()) != null) {
                throw word.bad("the choice " + word.quoted() + " is there twice", "one victim");
            }
        }
        return word;
    }
}
