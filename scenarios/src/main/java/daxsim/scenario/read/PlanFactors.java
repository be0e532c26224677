package daxsim.scenario.read;

import daxsim.campaign.plan.Treatment;
import daxsim.scenario.BadInput;
import java.util.ArrayList;
import java.util.List;

/** Takes a plan apart into treatments: one for each combination of the levels that its lists name. */
final class PlanFactors {
    /** As many treatments as a report can show. */
    static final int MOST = 64;

    /** One treatment as a tree without factors. */
    record Combination(List<Treatment.Level> levels, Yaml root) {}

    private PlanFactors() {}

    /** Factors in the order of the file; the last one varies fastest. */
    static List<Combination> expand(Yaml root) throws BadInput {
        List<Combination> all = List.of(new Combination(List.of(), root));
        for (Yaml.Entry section : root.entries("a plan")) {
            String name = section.key().text();
            if (name.equals("layouts")) {
                all = layouts(all, section);
            } else if (PlanLanguage.FACTORS.contains(name) && section.value() instanceof Yaml.Mapping mapping) {
                for (Yaml.Entry entry : mapping.entries()) {
                    if (entry.value() instanceof Yaml.Sequence levels) {
                        all = vary(all, section.key(), entry.key(), levels);
                    }
                }
            }
        }
        return all;
    }

    private static List<Combination> vary(List<Combination> all, Token section, Token key, Yaml.Sequence levels)
            throws BadInput {
        if (levels.items().isEmpty()) {
            throw levels.place().bad("the factor " + key.quoted() + " has no level", "one value, or a list of values");
        }
        List<Combination> next = new ArrayList<>();
        for (Combination combination : all) {
            for (Yaml level : levels.items()) {
                String value =
                        level.text("a level of " + key.quoted()).trimmed().text();
                Yaml root =
                        with(combination.root(), section.text(), with(part(combination, section), key.text(), level));
                next.add(new Combination(and(combination, key.text(), value), root));
            }
        }
        return bounded(next, levels.place());
    }

    private static List<Combination> layouts(List<Combination> all, Yaml.Entry section) throws BadInput {
        List<Combination> next = new ArrayList<>();
        for (Combination combination : all) {
            for (Yaml.Entry layout : section.value().entries("the value of \"layouts\"")) {
                Fields fields = new Fields(layout.value(), PlanLanguage.LAYOUT);
                Yaml root = without(combination.root(), "layouts");
                for (Key key : PlanLanguage.LAYOUT.keys()) {
                    Yaml value = fields.get(key.name());
                    if (value != null) {
                        root = with(root, key.name(), value);
                    }
                }
                next.add(new Combination(and(combination, "layout", layout.key().text()), root));
            }
        }
        return bounded(next, section.key().place());
    }

    private static List<Combination> bounded(List<Combination> all, Place place) throws BadInput {
        if (all.size() > MOST) {
            throw place.bad("the factors make more than " + MOST + " treatments", "fewer levels");
        }
        return all;
    }

    private static List<Treatment.Level> and(Combination combination, String factor, String value) {
        List<Treatment.Level> levels = new ArrayList<>(combination.levels());
        levels.add(new Treatment.Level(factor, value));
        return levels;
    }

    private static Yaml part(Combination combination, Token section) {
        for (Yaml.Entry entry : ((Yaml.Mapping) combination.root()).entries()) {
            if (entry.key().text().equals(section.text())) {
                return entry.value();
            }
        }
        throw new IllegalStateException(section.text());
    }

    private static Yaml with(Yaml mapping, String key, Yaml value) {
        List<Yaml.Entry> entries = new ArrayList<>();
        boolean there = false;
        for (Yaml.Entry entry : ((Yaml.Mapping) mapping).entries()) {
            boolean same = entry.key().text().equals(key);
            entries.add(same ? new Yaml.Entry(entry.key(), value) : entry);
            there |= same;
        }
        if (!there) {
            entries.add(new Yaml.Entry(new Token(key, value.place(), false), value));
        }
        return new Yaml.Mapping(mapping.place(), List.copyOf(entries));
    }

    private static Yaml without(Yaml mapping, String key) {
        return new Yaml.Mapping(
                mapping.place(),
                ((Yaml.Mapping) mapping)
                        .entries().stream()
                                .filter(e -> !e.key().text().equals(key))
                                .toList());
    }
}
