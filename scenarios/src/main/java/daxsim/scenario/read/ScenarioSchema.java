package daxsim.scenario.read;

import daxsim.scenario.Condition;
import daxsim.scenario.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The scenario language as a JSON Schema (draft 2020-12), for editors: made of the tables by which the reader goes.
 *
 * <p>It says what a key may hold and how small grammars are spelled. Whether a name exists, a range lies inside a file, or two
 * keys contradict each other is for the reader alone. What the reader takes, the schema takes, with two exceptions that no
 * editor should be quiet about: a plain {@code null} or {@code ~}, which is a word to the reader and no value to an editor, and
 * blanks inside the quotes of a word that is one of a few.
 */
public final class ScenarioSchema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final String DEFINITIONS = "$defs";

    private final Vocabulary vocabulary;
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private ScenarioSchema(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The schema as maps, lists, texts, numbers and truth values. */
    public static Map<String, Object> of(Vocabulary vocabulary) {
        ScenarioSchema schema = new ScenarioSchema(vocabulary);
        Map<String, Object> document = node("$schema", DRAFT, "title", "A daxsim scenario");
        document.putAll(schema.table(Language.SCENARIO));
        document.put(DEFINITIONS, schema.definitions);
        return document;
    }

    private static Map<String, Object> node(Object... pairs) {
        Map<String, Object> node = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            node.put((String) pairs[i], pairs[i + 1]);
        }
        return node;
    }

    private static Map<String, Object> anyOf(List<Map<String, Object>> forms) {
        return forms.size() == 1 ? forms.getFirst() : node("anyOf", forms);
    }

    /** A text of this pattern; the words true and false are texts to the reader. */
    private static Map<String, Object> text(String pattern) {
        return node("type", List.of("string", "boolean"), "pattern", pattern);
    }

    private static Map<String, Object> string(String pattern) {
        return node("type", "string", "pattern", pattern);
    }

    private static Map<String, Object> words(List<?> words) {
        return node("enum", words);
    }

    private Map<String, Object> form(Form form) {
        return switch (form) {
            case Form.Text text -> node("type", List.of("string", "number", "boolean"), "pattern", "\\S");
            case Form.Name name -> named(name, text(SchemaPatterns.name(name.pattern())));
            case Form.Choice choice -> words(withNumbers(choice.words()));
            case Form.Defined defined -> words(List.copyOf(vocabulary.profiles()));
            case Form.Flag flag -> words(List.of(true, false, "true", "false"));
            case Form.Size size -> anyOf(List.of(bytes(size), string(SchemaPatterns.size())));
            case Form.Count count ->
                anyOf(List.of(
                        node("type", "integer", "minimum", count.min(), "maximum", count.max()),
                        string(SchemaPatterns.count())));
            case Form.Lines lines -> lines(lines);
            case Form.Table table -> reference(table.shape());
            case Form.ListOf list -> list(list);
            case Form.MapOf map -> map(map);
            case Form.Either either ->
                anyOf(either.forms().stream().map(this::form).toList());
            case Form.Phrase phrase -> phrase(phrase.grammar());
            case Form.Unquoted unquoted -> unquoted();
            case Form.Question question -> condition();
        };
    }

    private static Map<String, Object> named(Form.Name name, Map<String, Object> node) {
        if (!name.taken().isEmpty()) {
            node.put("not", words(name.taken()));
        }
        return node;
    }

    private static Map<String, Object> key(Form.Name name) {
        return named(name, node("pattern", SchemaPatterns.name(name.pattern())));
    }

    /** A word of digits is a number to YAML. */
    private static List<Object> withNumbers(List<String> words) {
        List<Object> all = new ArrayList<>(words);
        words.stream().filter(word -> word.matches("[0-9]+")).map(Long::valueOf).forEach(all::add);
        return all;
    }

    private static Map<String, Object> bytes(Form.Size size) {
        return switch (size.grain()) {
            case BYTES -> node("type", "integer", "minimum", size.min(), "maximum", size.max());
            case PAGES -> node("type", "integer", "minimum", size.min(), "maximum", size.max(), "multipleOf", 4096L);
            case POWER_OF_TWO ->
                words(LongStream.iterate(1, power -> power > 0 && power <= size.max(), power -> 2 * power)
                        .filter(power -> power >= size.min())
                        .boxed()
                        .toList());
        };
    }

    private static Map<String, Object> lines(Form.Lines lines) {
        Map<String, Object> line = node("type", List.of("string", "number", "boolean", "null"));
        Map<String, Object> node = anyOf(List.of(line, node("type", "array", "items", line)));
        node.put("examples", List.of(List.of(lines.example())));
        return node;
    }

    private Map<String, Object> list(Form.ListOf list) {
        Map<String, Object> node = node("type", "array", "items", form(list.item()));
        if (list.least() > 0) {
            node.put("minItems", list.least());
        }
        if (list.item() instanceof Form.Choice) {
            node.put("uniqueItems", true);
        }
        return node;
    }

    private Map<String, Object> map(Form.MapOf map) {
        Map<String, Object> node = node("type", "object");
        node.put("propertyNames", map.key().pattern() == Form.Pattern.DESIGN ? words(designs()) : key(map.key()));
        if (map.value() instanceof Form.Phrase phrase && phrase.grammar() == Form.Grammar.VERDICT_OR_NUMBER_TEST) {
            // Every scenario has these conditions, so these names are of no quantity.
            node.put("properties", each(Language.NEEDED_CONDITIONS, form(Language.VERDICTS)));
        }
        if (map.least() > 0) {
            node.put("minProperties", map.least());
        }
        if (!map.needed().isEmpty()) {
            node.put("required", map.needed());
        }
        node.put("additionalProperties", form(map.value()));
        return node;
    }

    private static Map<String, Object> each(List<String> names, Map<String, Object> form) {
        Map<String, Object> node = new LinkedHashMap<>();
        names.forEach(name -> node.put(name, form));
        return node;
    }

    private List<String> designs() {
        List<String> all = new ArrayList<>();
        vocabulary.designs().forEach((design, variants) -> {
            all.add(design);
            variants.forEach(variant -> all.add(design + ":" + variant));
        });
        return all;
    }

    private Map<String, Object> phrase(Form.Grammar grammar) {
        return switch (grammar) {
            case OPERATION ->
                defined("operation", () -> {
                    Map<String, Object> node = string(SchemaPatterns.operation());
                    node.put("description", grammar.words() + ", one of: " + String.join("; ", usages()));
                    return node;
                });
            case OPERATION_REFERENCE -> string(SchemaPatterns.reference());
            case MAY ->
                anyOf(List.of(
                        string(SchemaPatterns.may()),
                        node(
                                "type",
                                "object",
                                "properties",
                                each(Language.MAY_WORDS, node("enum", Arrays.asList(null, ""))),
                                "minProperties",
                                1,
                                "maxProperties",
                                1,
                                "additionalProperties",
                                false)));
            case WHEN -> described(string(SchemaPatterns.when()), grammar);
            case NUMBER_TEST ->
                defined("number-test", () -> {
                    Map<String, Object> node =
                            anyOf(List.of(node("type", "integer"), string(SchemaPatterns.numberTest())));
                    return described(node, grammar);
                });
            case CONTENT_TEST -> described(string(SchemaPatterns.contentTest()), grammar);
            case FINAL_TEST ->
                described(node("type", List.of("string", "integer", "boolean"), "pattern", "\\S"), grammar);
            case VERDICT_OR_NUMBER_TEST -> anyOf(List.of(form(Language.VERDICTS), phrase(Form.Grammar.NUMBER_TEST)));
            case EXPRESSION ->
                described(
                        anyOf(List.of(
                                node("type", "integer", "minimum", 0), string(SchemaPatterns.expression(vocabulary)))),
                        grammar);
        };
    }

    private static List<String> usages() {
        return Arrays.stream(Verb.values()).map(Verb::usage).toList();
    }

    private static Map<String, Object> described(Map<String, Object> node, Form.Grammar grammar) {
        node.put("description", grammar.words());
        return node;
    }

    private Map<String, Object> unquoted() {
        return defined(
                "operation-without-quotes",
                () -> anyOf(List.of(
                        node(
                                "type",
                                "object",
                                "minProperties",
                                1,
                                "maxProperties",
                                1,
                                "propertyNames",
                                node(
                                        "type",
                                        "string",
                                        "pattern",
                                        SchemaPatterns.label(),
                                        "not",
                                        words(Language.REPEAT.names())),
                                "additionalProperties",
                                string(SchemaPatterns.verb())),
                        node(
                                "type",
                                "object",
                                "minProperties",
                                1,
                                "maxProperties",
                                1,
                                "propertyNames",
                                string(SchemaPatterns.reload()),
                                "additionalProperties",
                                string("\\S")))));
    }

    private Map<String, Object> condition() {
        return defined("condition", () -> {
            Map<String, Object> conditions = node("type", "array", "items", form(new Form.Question()), "minItems", 1);
            Map<String, Object> finals = new LinkedHashMap<>();
            for (FinalKey key : Language.FINAL) {
                Form.Grammar test = key.words() ? Form.Grammar.FINAL_TEST : Form.Grammar.NUMBER_TEST;
                Map<String, Object> value = new LinkedHashMap<>(phrase(test));
                value.put("description", key.meaning());
                finals.put(SchemaPatterns.finalKey(key), value);
            }
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("all", conditions);
            properties.put("any", conditions);
            properties.put("not", form(new Form.Question()));
            properties.put(
                    "seen",
                    node(
                            "type",
                            "object",
                            "propertyNames",
                            words(List.copyOf(vocabulary.events())),
                            "additionalProperties",
                            phrase(Form.Grammar.NUMBER_TEST)));
            List<String> promises = new ArrayList<>(vocabulary.promises());
            promises.add(Condition.Broken.ANY);
            properties.put("broken", words(promises));
            properties.put("final", node("type", "object", "patternProperties", finals, "additionalProperties", false));
            return node(
                    "type",
                    "object",
                    "description",
                    "what is asked: all of TASK.N, TASK.N.handler, final, seen, broken, all, any, not",
                    "properties",
                    properties,
                    "patternProperties",
                    node(SchemaPatterns.asked(), reference(Language.OPERATION_TESTS)),
                    "minProperties",
                    1,
                    "additionalProperties",
                    false);
        });
    }

    private interface Maker {
        Map<String, Object> make();
    }

    /** A reference to a definition, which is made on its first use; one that contains itself is made once. */
    private Map<String, Object> defined(String name, Maker maker) {
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of());
            definitions.put(name, maker.make());
        }
        return node("$ref", "#/" + DEFINITIONS + "/" + name);
    }

    private Map<String, Object> reference(Shape shape) {
        String name =
                shape.what().toLowerCase(Locale.ROOT).replaceFirst("^an? ", "").replace(' ', '-');
        return defined(name, () -> table(shape));
    }

    private Map<String, Object> table(Shape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key key : shape.keys()) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("description", key.meaning());
            form(key.form()).forEach(value::putIfAbsent);
            properties.put(key.name(), value);
        }
        Map<String, Object> node = node("type", "object", "properties", properties);
        List<String> required =
                shape.keys().stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) {
            node.put("required", required);
        }
        if (shape == Language.OPERATION_TESTS) {
            node.put("minProperties", 1);
        }
        node.put("additionalProperties", false);
        return node;
    }
}
