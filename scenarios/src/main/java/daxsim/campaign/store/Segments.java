package daxsim.campaign.store;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The files of a store. A name is {@code TABLE/tTREATMENT-rFIRST-CHECKSUM.parquet}; the checksum is CRC-32C over what stands before it
 * in the name and over the content, so that a changed byte and a file under a wrong name are both found.
 */
final class Segments {
    private static final Pattern NAME = Pattern.compile("(t([0-9]{4,9})-r([0-9]{10,18}))-([0-9a-f]{8})\\.parquet");
    private static final Comparator<Batch> ORDER =
            Comparator.comparingInt(Batch::treatment).thenComparingLong(Batch::first);

    private final Path folder;
    private final Manifest manifest;
    /** For each table where the file of a batch is. A batch is stored when the first table has it. */
    private final List<Map<Batch, Path>> files = new ArrayList<>();

    Segments(Path folder, Manifest manifest) throws IOException, BadInput {
        this.folder = folder;
        this.manifest = manifest;
        // The first table comes last into place: seen first, all the others are there.
        for (Table table : manifest.tables()) {
            files.add(list(table));
        }
        for (int table = 0; table < files.size(); table++) {
            for (Batch batch : files.getFirst().keySet()) {
                verify(table, batch);
            }
        }
    }

    private Map<Batch, Path> list(Table table) throws IOException, BadInput {
        Map<Batch, Path> found = new TreeMap<>(ORDER);
        boolean first = table == manifest.tables().getFirst();
        Path place = folder.resolve(table.name());
        for (Path file : Files.isDirectory(place) ? Folders.list(place) : List.<Path>of()) {
            Path other = found.put(batch(file), file);
            if (other != null && first) {
                throw Problem.of(
                        file, "has the same replications as " + other.getFileName(), "keep the one that belongs here");
            }
        }
        return found;
    }

    private Batch batch(Path file) throws BadInput {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
            Batch batch = manifest.batch(Integer.parseInt(name.group(2)), Long.parseLong(name.group(3)));
            if (batch != null) {
                return batch;
            }
        }
        throw Problem.of(file, "is no file of this store", "move it away");
    }

    private void verify(int table, Batch batch) throws IOException, BadInput {
        Path file = files.get(table).get(batch);
        if (file == null) {
            Path first = files.getFirst().get(batch);
            throw Problem.of(
                    folder.resolve(manifest.tables().get(table).name()),
                    "the file for " + label(batch) + " is lost",
                    "bring it back, or remove " + first + " and resume: " + batch.count()
                            + " replications are run again");
        }
        if (!file.getFileName().toString().equals(name(table, batch, file))) {
            throw Problem.of(
                    file,
                    "is damaged: its checksum is another one",
                    "bring it back, or remove " + files.getFirst().get(batch) + " and resume: " + batch.count()
                            + " replications are run again");
        }
    }

    private static String label(Batch batch) {
        return String.format(Locale.ROOT, "t%04d-r%010d", batch.treatment(), batch.first());
    }

    /** The name that a file with this content has to have. */
    private String name(int table, Batch batch, Path content) throws IOException {
        CRC32C crc = new CRC32C();
        String before = manifest.tables().get(table).name() + "/" + label(batch);
        crc.update(before.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (FileChannel channel = FileChannel.open(content)) {
            while (channel.read(buffer) >= 0) {
                crc.update(buffer.flip());
                buffer.clear();
            }
        }
        return String.format(Locale.ROOT, "%s-%08x.parquet", label(batch), crc.getValue());
    }

    /** Where a table of a batch is written before it is complete. */
    Path unfinished(int table, Batch batch) {
        String name = manifest.tables().get(table).name() + "-" + label(batch) + ".parquet";
        return folder.resolve(Folders.UNFINISHED).resolve(name);
    }

    /** Puts one table of a batch in place; the first table is the last one. */
    void store(int table, Batch batch, Path unfinished) throws IOException {
        Path file = folder.resolve(manifest.tables().get(table).name()).resolve(name(table, batch, unfinished));
        Folders.putInPlace(unfinished, file);
        synchronized (this) {
            Path stray = files.get(table).put(batch, file);
            if (stray != null && !stray.equals(file)) {
                Files.deleteIfExists(stray); // left by a batch that was never stored
            }
        }
    }

    synchronized boolean has(Batch batch) {
        return files.getFirst().containsKey(batch);
    }

    synchronized @Nullable Path file(int table, Batch batch) {
        return files.get(table).get(batch);
    }

    synchronized List<Batch> stored(int treatment) {
        return files.getFirst().keySet().stream()
                .filter(batch -> batch.treatment() == treatment)
                .toList();
    }

    /** The files of a treatment in the order of replications. */
    synchronized List<Path> files(int table, int treatment) {
        List<Path> found = new ArrayList<>();
        for (Batch batch : stored(treatment)) {
            found.add(files.get(table).get(batch));
        }
        return found;
    }
}
