package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.Condition;
import daxsim.scenario.Expectation;
import daxsim.scenario.Quantity;
import daxsim.scenario.Test;
import daxsim.scenario.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the author expects of each design. */
final class ExpectReader {
    private final Vocabulary vocabulary;
    private final Set<String> conditions;
    private final Set<String> quantities;

    ExpectReader(Vocabulary vocabulary, List<Condition.Named> conditions, List<Quantity> quantities) {
        this.vocabulary = vocabulary;
        this.conditions =
                conditions.stream().map(Condition.Named::name).collect(Collectors.toCollection(LinkedHashSet::new));
        this.quantities = quantities.stream().map(Quantity::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<Expectation> read(Fields scenario) throws BadInput {
        List<Expectation> result = new ArrayList<>();
        for (Yaml.Entry entry : scenario.entries("expect")) {
            Token key = entry.key();
            int colon = key.text().indexOf(':');
            Token design = colon < 0 ? key : key.part(0, colon);
            List<String> variants = vocabulary.designs().get(design.text());
            if (variants == null) {
                throw design.bad(
                        Words.unknown(
                                "design", design.text(), vocabulary.designs().keySet()),
                        "allowed: " + Words.list(vocabulary.designs().keySet()));
            }
            Token variant = colon < 0 ? null : key.from(colon + 1);
            if (variant != null && !variants.contains(variant.text())) {
                throw variant.bad(
                        Words.unknown("variant", variant.text(), variants) + " of " + design.text(),
                        "allowed: " + Words.list(variants));
            }
            for (Yaml.Entry line : entry.value().entries("what is expected of a design")) {
                result.add(one(design.text(), variant == null ? null : variant.text(), line));
            }
        }
        return result;
    }

    private Expectation one(String design, @Nullable String variant, Yaml.Entry line) throws BadInput {
        Token subject = line.key();
        Token value = line.value().text("an expectation");
        String verdict = null;
        Test quantity = null;
        if (conditions.contains(subject.text())) {
            List<String> words = Language.VERDICTS.words();
            verdict = words.get(Choices.pick(value, words, "verdict"));
        } else if (quantities.contains(subject.text())) {
            quantity = Tests.number(value);
        } else {
            List<String> all =
                    Stream.concat(conditions.stream(), quantities.stream()).toList();
            throw subject.bad(
                    Words.unknown("condition or quantity", subject.text(), all), "there is: " + Words.list(all));
        }
        return new Expectation(
                design,
                variant,
                subject.text(),
                verdict,
                quantity,
                subject.place().location());
    }
}
