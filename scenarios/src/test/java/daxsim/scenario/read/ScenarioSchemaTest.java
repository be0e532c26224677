package daxsim.scenario.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import daxsim.explore.Catalogue;
import daxsim.scenario.BadInput;
import daxsim.scenario.LibraryEntry;
import daxsim.scenario.ScenarioLibrary;
import daxsim.scenario.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Goal: schema and reader agree. Method: what the library holds passes both; scenarios that are changed at random never pass
 * the reader and fail the schema, and most of what fails the reader fails the schema. {@link Example} holds every case of the
 * reader's own tests to the schema as well.
 */
class ScenarioSchemaTest {
    private static final Vocabulary VOCABULARY = new Catalogue().vocabulary();
    private static final Schema SCHEMA = SchemaCheck.compile(VOCABULARY);

    private static Stream<String> library() {
        ScenarioLibrary library = ScenarioLibrary.shipped();
        return library.entries().stream().map(library::bytes).map(bytes -> new String(bytes, UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioOfTheLibraryPasses() {
        ScenarioLibrary library = ScenarioLibrary.shipped();
        return library.entries().stream()
                .map((LibraryEntry entry) -> DynamicTest.dynamicTest(entry.id(), () -> {
                    String text = new String(library.bytes(entry), UTF_8);
                    assertThat(SchemaCheck.instance(text)).isNotNull();
                    assertThat(SchemaCheck.errors(SCHEMA, text)).isEmpty();
                }));
    }

    @Test
    void anEmptyFileFails() {
        assertThat(SchemaCheck.refuses(SCHEMA, "")).isTrue();
        assertThat(SchemaCheck.refuses(SCHEMA, "title: x")).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whatTheReaderTakesTheSchemaTakes(long seed) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>(library().toList());
        texts.add(RichScenarioTest.TEXT
                .replace("spr-optane300", "spr-cxl")
                .replace("v1-clear-poison:two-call", "merged"));
        Mutations mutations = new Mutations(random, texts);
        int taken = 0;
        int refusedByBoth = 0;
        int refusedByTheReader = 0;
        for (int i = 0; i < 2000; i++) {
            String mutant = mutations.next();
            String complaint = complaint(mutant);
            boolean refused = SchemaCheck.refuses(SCHEMA, mutant);
            if (complaint.isEmpty()) {
                taken++;
                assertThat(SchemaCheck.errors(SCHEMA, mutant)).as(mutant).isEmpty();
            } else {
                refusedByTheReader++;
                refusedByBoth += refused ? 1 : 0;
            }
        }
        assertThat(taken).isGreaterThan(80);
        assertThat(refusedByTheReader).isGreaterThan(1000);
        assertThat(refusedByBoth).as("of " + refusedByTheReader).isGreaterThan(refusedByTheReader * 2 / 3);
    }

    private static String complaint(String text) {
        try {
            ScenarioReader.read("s.yaml", "s", text.getBytes(UTF_8), VOCABULARY);
            return "";
        } catch (BadInput e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Scenarios with one or two things changed: a key gone or renamed, a value of another type, a word for another. */
    private static final class Mutations {
        private final Random random;
        private final List<Object> originals = new ArrayList<>();
        private final List<String> words = new ArrayList<>();

        Mutations(Random random, List<String> texts) {
            this.random = random;
            for (String text : texts) {
                Object tree = parse(text);
                originals.add(tree);
                collect(tree);
            }
        }

        private static Object parse(String text) {
            return new Load(LoadSettings.builder()
                            .setSchema(new FailsafeSchema())
                            .build())
                    .loadFromString(text);
        }

        private void collect(Object node) {
            switch (node) {
                case Map<?, ?> map ->
                    map.forEach((key, value) -> {
                        words.add((String) key);
                        collect(value);
                    });
                case List<?> list -> list.forEach(this::collect);
                default -> words.add((String) node);
            }
        }

        String next() {
            Object tree = originals.get(random.nextInt(originals.size()));
            for (int n = random.nextInt(2); n >= 0; n--) {
                int[] left = {random.nextInt(count(tree))};
                tree = changed(tree, left);
            }
            StringBuilder text = new StringBuilder();
            write(tree, text);
            return text.append('\n').toString();
        }

        private static int count(Object node) {
            return switch (node) {
                case Map<?, ?> map -> {
                    int sum = 1;
                    for (Object value : map.values()) {
                        sum += count(value);
                    }
                    yield sum;
                }
                case List<?> list -> {
                    int sum = 1;
                    for (Object value : list) {
                        sum += count(value);
                    }
                    yield sum;
                }
                default -> 1;
            };
        }

        /** The tree with its {@code left}-th node changed; nodes are counted from the root, parents first. */
        private Object changed(Object node, int[] left) {
            if (left[0]-- == 0) {
                return otherwise(node);
            }
            if (node instanceof Map<?, ?> map) {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> copy.put((String) key, left[0] < 0 ? value : changed(value, left)));
                return copy;
            }
            if (node instanceof List<?> list) {
                List<Object> copy = new ArrayList<>();
                list.forEach(value -> copy.add(left[0] < 0 ? value : changed(value, left)));
                return copy;
            }
            return node;
        }

        private Object otherwise(Object node) {
            if (random.nextInt(6) == 0) {
                return anything();
            }
            return switch (node) {
                case Map<?, ?> map -> otherMap(map);
                case List<?> list -> otherList(list);
                default -> random.nextInt(3) == 0 ? spoiled((String) node) : word();
            };
        }

        private Object otherMap(Map<?, ?> map) {
            List<String> keys = map.keySet().stream().map(String.class::cast).toList();
            Map<String, Object> copy = new LinkedHashMap<>();
            String chosen = keys.isEmpty() ? "" : keys.get(random.nextInt(keys.size()));
            int how = random.nextInt(4);
            map.forEach((key, value) -> {
                if (!key.equals(chosen) || how == 1) {
                    copy.put((String) key, value);
                } else if (how > 1) {
                    copy.put(how == 2 ? spoiled(chosen) : word(), value);
                }
            });
            if (how == 1) {
                copy.put(word(), random.nextBoolean() ? word() : anything());
            }
            return copy;
        }

        private Object otherList(List<?> list) {
            List<Object> copy = new ArrayList<>(list);
            switch (random.nextInt(3)) {
                case 0 -> copy.clear();
                case 1 -> copy.add(list.isEmpty() ? word() : list.get(random.nextInt(list.size())));
                default -> copy.add(random.nextBoolean() ? word() : anything());
            }
            return copy;
        }

        private Object anything() {
            return switch (random.nextInt(9)) {
                case 0 -> "";
                case 1 -> List.of();
                case 2 -> List.of(word());
                case 3 -> Map.of();
                case 4 -> Map.of(word(), word());
                case 5 -> "true";
                case 6 -> Integer.toString(random.nextInt(200) - 20);
                case 7 -> random.nextInt(100) + "." + random.nextInt(10);
                default -> random.nextInt(64) + "KiB";
            };
        }

        private String word() {
            return words.get(random.nextInt(words.size()));
        }

        private String spoiled(String word) {
            if (word.isEmpty()) {
                return "x";
            }
            int at = random.nextInt(word.length());
            return switch (random.nextInt(3)) {
                case 0 -> word.substring(0, at) + word.substring(at + 1);
                case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
                default -> word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at + 1);
            };
        }

        /** On one line and without quotes where that is possible, so that YAML sees numbers where people write them. */
        private static void write(Object node, StringBuilder text) {
            switch (node) {
                case Map<?, ?> map -> {
                    text.append('{');
                    map.forEach((key, value) -> {
                        text.append(text.charAt(text.length() - 1) == '{' ? "" : ",\n ");
                        write(key, text);
                        text.append(": ");
                        write(value, text);
                    });
                    text.append('}');
                }
                case List<?> list -> {
                    text.append('[');
                    list.forEach(value -> {
                        text.append(text.charAt(text.length() - 1) == '[' ? "" : ", ");
                        write(value, text);
                    });
                    text.append(']');
                }
                default -> scalar((String) node, text);
            }
        }

        private static void scalar(String word, StringBuilder text) {
            if (word.matches("[A-Za-z0-9/_.+-]+( [A-Za-z0-9/_.+-]+)*")) {
                text.append(word);
            } else {
                text.append('"')
                        .append(word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                        .append('"');
            }
        }
    }
}
