package daxsim.campaign.store;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** {@code manifest.yaml}: a YAML document and, as its last line, a comment with the checksum of all lines before. */
final class ManifestFile {
    private static final int FORMAT = 1;
    private static final String CHECKSUM = "# crc32c ";

    private ManifestFile() {}

    static Path in(Path folder) {
        return folder.resolve("manifest.yaml");
    }

    static void write(Path folder, Manifest manifest) throws IOException, BadInput {
        Path unfinished = folder.resolve(Folders.UNFINISHED).resolve("manifest.yaml");
        try {
            Files.writeString(unfinished, text(manifest));
            Folders.putInPlace(unfinished, in(folder));
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw Disk.full(in(folder), e);
        }
    }

    static String text(Manifest manifest) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(120)
                .build();
        String document = new Dump(settings).dumpToString(plain(manifest));
        return document + checksum(document);
    }

    private static String checksum(String document) {
        CRC32C crc = new CRC32C();
        crc.update(document.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%s%08x%n", CHECKSUM, crc.getValue()).replace("\r", "");
    }

    private static Map<String, Object> plain(Manifest manifest) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("format", FORMAT);
        plain.put("daxsim", manifest.version());
        plain.put("plan", manifest.plan());
        plain.put("shard", List.of(manifest.shard().index(), manifest.shard().of()));
        plain.put("batch", manifest.batch());
        List<Object> treatments = new ArrayList<>();
        for (Treatment treatment : manifest.treatments()) {
            treatments.add(List.of(treatment.name(), treatment.replications()));
        }
        plain.put("treatments", treatments);
        Map<String, Object> tables = new LinkedHashMap<>();
        for (Table table : manifest.tables()) {
            Map<String, Object> columns = new LinkedHashMap<>();
            table.columns()
                    .forEach(column ->
                            columns.put(column.name(), column.type().name().toLowerCase(Locale.ROOT)));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("rows_per_replication", table.rowsPerReplication());
            one.put("columns", columns);
            tables.put(table.name(), one);
        }
        plain.put("tables", tables);
        return plain;
    }

    static Manifest read(Path folder) throws IOException, BadInput {
        Path file = in(folder);
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw Problem.of(folder, "has no results of a campaign", "name a folder that a campaign wrote");
        } catch (CharacterCodingException e) {
            throw damaged(file);
        }
        int last = text.lastIndexOf(CHECKSUM);
        if (last < 0 || !text.substring(last).equals(checksum(text.substring(0, last)))) {
            throw damaged(file);
        }
        try {
            return manifest(file, (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (YamlEngineException | ClassCastException | IllegalArgumentException e) {
            throw damaged(file);
        }
    }

    private static BadInput damaged(Path file) {
        return Problem.of(
                file, "is damaged: its checksum is another one", "bring it back; the files beside it are as they were");
    }

    private static Manifest manifest(Path file, Map<?, ?> plain) throws BadInput {
        if (!Integer.valueOf(FORMAT).equals(plain.get("format"))) {
            throw Problem.of(
                    file,
                    "is in format " + plain.get("format"),
                    "this daxsim reads format " + FORMAT + "; use the one that wrote it");
        }
        List<Treatment> treatments = new ArrayList<>();
        for (Object pair : get(plain, "treatments", List.class)) {
            List<?> treatment = (List<?>) pair;
            treatments.add(new Treatment((String) treatment.get(0), ((Number) treatment.get(1)).longValue()));
        }
        List<Table> tables = new ArrayList<>();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) get(plain, "tables", Map.class)).entrySet()) {
            Map<?, ?> one = (Map<?, ?>) entry.getValue();
            List<Column> columns = new ArrayList<>();
            for (Map.Entry<?, ?> column : ((Map<?, ?>) get(one, "columns", Map.class)).entrySet()) {
                String type = ((String) column.getValue()).toUpperCase(Locale.ROOT);
                columns.add(new Column((String) column.getKey(), Column.Type.valueOf(type)));
            }
            tables.add(new Table((String) entry.getKey(), columns, get(one, "rows_per_replication", Integer.class)));
        }
        List<?> shard = get(plain, "shard", List.class);
        return new Manifest(
                get(plain, "daxsim", String.class),
                get(plain, "plan", String.class),
                new Shard((Integer) shard.get(0), (Integer) shard.get(1)),
                get(plain, "batch", Integer.class),
                treatments,
                tables);
    }

    private static <T> T get(Map<?, ?> map, String key, Class<T> type) {
        Object value = map.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(key);
        }
        return type.cast(value);
    }

    /** Results of different programs, plans or shards do not belong together. */
    static void mustBeSame(Path folder, Manifest found, Manifest expected) throws BadInput {
        String other = "take another folder, or ";
        if (!found.version().equals(expected.version())) {
            throw Problem.of(
                    folder,
                    "was written by daxsim " + found.version() + ", this is " + expected.version(),
                    other + "the daxsim that wrote it");
        }
        if (!found.plan().equals(expected.plan())) {
            throw Problem.of(
                    folder,
                    "is for another plan: " + found.plan() + ", not " + expected.plan(),
                    other + "the plan it was written for");
        }
        if (!found.shard().equals(expected.shard())) {
            throw Problem.of(
                    folder,
                    "has shard " + found.shard() + ", not " + expected.shard(),
                    other + "ask for the same shard");
        }
        if (!found.equals(expected)) {
            throw Problem.of(
                    folder,
                    "has other treatments, columns or sizes of batches than this plan makes",
                    other + "the daxsim that wrote it");
        }
    }
}
