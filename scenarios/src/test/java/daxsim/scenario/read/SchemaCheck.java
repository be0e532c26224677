package daxsim.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import daxsim.scenario.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema beside the reader: a scenario as an editor sees it, values typed by YAML 1.2's core schema. */
final class SchemaCheck {
    private static final Schema SCHEMA = compile(Example.VOCABULARY);

    /**
     * What the reader complains of and no schema can know: that things exist, fit, differ and agree. A complaint that is
     * neither refused by the schema nor listed here is a gap.
     */
    private static final Pattern FOR_THE_READER_ALONE = Pattern.compile(String.join(
            "|",
            // Names that are not there, or are there twice.
            "unknown (file|device|dm device|file or device|task|condition or quantity) \".*",
            "the task \".*\" has no operation \".*\"",
            "there is a (device|file|condition) \".*\" already",
            "this task has a label \".*\" already",
            "the choice \".*\" is there twice",
            // Ranges, sums and rooms.
            "the fault lies outside \".*\"",
            "the record \".*\" ends beyond the device",
            "the range ends beyond 2\\^63-1",
            "the range \".*\" is empty",
            "the number \".*\" is larger than 2\\^63-1",
            "the length is 0",
            "the files on \".*\" need more room than it has",
            "the tasks need \\d+ CPUs and the machine has \\d+",
            "this divides by zero",
            // Grammars that nest, and lines of other tools.
            "this parenthesis is not closed",
            "found \"(x|nonsense)\"",
            "unknown target \".*",
            "dmsetup refuses the (line|number) .*",
            "device-mapper refuses this (line|table): .*",
            "the target \".*\" translates nothing: .*",
            "\".*\" cannot be mounted with DAX: .*",
            "this line is of the device \".*\"",
            "the device \".*\" has no table",
            "kernels differ in what arguments of error mean, .*",
            "this line begins at sector \\d+",
            "the leg \".*\" ends at sector \\d+ and the line needs \\d+",
            "the ends of this extent and its length disagree",
            "this extent ends beyond the device",
            // Keys that do not go together.
            "a fault with (repeat|stride) alone",
            "both badblocks and badblocks-file are given",
            "rmapbt is XFS's",
            "\".*\" is not on \".*\"",
            "the device \".*\" belongs to a dm device",
            "sync has no offset that a stride could move",
            // What operations are, and what they can refer to.
            "\".*\" writes no data",
            "\".*\" returns no pointer",
            "this would wait for \".*\" for ever",
            "the power failure lies between this task and \".*\"",
            "there is no folder in which to look for \".*\"",
            // What an editor does not get to see.
            "(anchors|merge keys) are not part of the language",
            "an escape makes a character that is not text",
            "byte 0x.. is not UTF-8 here",
            "nested more than 50 deep"));

    private SchemaCheck() {}

    static Schema compile(Vocabulary vocabulary) {
        JsonNode schema = JsonMapper.shared().valueToTree(ScenarioSchema.of(vocabulary));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    /** What an editor gets to check, or null when it cannot even parse the text. */
    static @Nullable JsonNode instance(String text) {
        try {
            Object value = new Load(
                            LoadSettings.builder().setSchema(new CoreSchema()).build())
                    .loadFromString(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return JsonMapper.shared().valueToTree(plain(value));
        } catch (YamlEngineException e) {
            return null;
        }
    }

    /** JSON's keys are texts. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> texts = new LinkedHashMap<>();
            map.forEach((key, entry) -> texts.put(String.valueOf(key), plain(entry)));
            return texts;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(plain(item)));
            return items;
        }
        return value;
    }

    static List<Error> errors(Schema schema, String text) {
        JsonNode instance = instance(text);
        return instance == null ? List.of() : schema.validate(instance);
    }

    static boolean refuses(Schema schema, String text) {
        JsonNode instance = instance(text);
        return instance == null || !schema.validate(instance).isEmpty();
    }

    static void mustTake(String text) {
        assertThat(errors(SCHEMA, text)).as(text).isEmpty();
    }

    static void mustRefuse(String text, String complaint) {
        String problem = complaint.replaceFirst("^\\S+:\\d+:\\d+: ", "").replaceFirst("; [^;]*$", "");
        if (!FOR_THE_READER_ALONE.matcher(problem).matches()) {
            assertThat(refuses(SCHEMA, text))
                    .as("the schema refuses what the reader refuses: " + problem)
                    .isTrue();
        }
    }
}
