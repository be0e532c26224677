package daxsim.campaign.store;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of a campaign in a folder.
 *
 * <p>{@code manifest.yaml} says what the store is for; each table has a folder of Parquet files, one for each batch; {@code lock} is
 * held while somebody writes, {@code tmp} has what is not finished. {@code read_parquet('DIR/TABLE/*.parquet')} reads a table with
 * DuckDB alone.
 *
 * <p>A batch is stored when the file of the first table is in place; the files of the other tables are put there before. Methods
 * may be called by several threads at once. What the user can set right is a {@link BadInput}, anything else an
 * {@link IOException}; in both cases everything that was stored stays.
 */
public final class Store implements AutoCloseable {
    private final Path folder;
    private final Manifest manifest;
    private final Segments segments;
    private final @Nullable StoreLock lock;
    private @Nullable Duck duck;

    private Store(Path folder, Manifest manifest, @Nullable StoreLock lock) throws IOException, BadInput {
        this.folder = folder;
        this.manifest = manifest;
        this.lock = lock;
        this.segments = new Segments(folder, manifest);
    }

    /**
     * A new store.
     *
     * @param folder does not exist, or is empty
     * @throws BadInput when the folder has something else in it or cannot be written, or when the disk is too small
     */
    public static Store create(Path folder, Manifest manifest) throws IOException, BadInput {
        Folders.mustBeFree(folder);
        Folders.make(folder);
        StoreLock lock = StoreLock.take(folder);
        try {
            if (Files.exists(ManifestFile.in(folder))) {
                throw Problem.of(
                        folder, "somebody else has just made a store here", "resume it, or take another folder");
            }
            Folders.makeTables(folder, manifest);
            Disk.mustHold(folder, Disk.bytes(manifest));
            ManifestFile.write(folder, manifest);
            return new Store(folder, manifest, lock);
        } catch (IOException e) {
            lock.close();
            throw Disk.full(folder, e);
        } catch (BadInput | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * A store to go on with; what an interrupted process left unfinished is forgotten.
     *
     * @param expected what is to be stored; the store must be for the same
     * @throws BadInput when it is for something else, or a stored file is damaged or lost, or another process writes it
     */
    public static Store resume(Path folder, Manifest expected) throws IOException, BadInput {
        Manifest found = ManifestFile.read(folder);
        ManifestFile.mustBeSame(folder, found, expected);
        StoreLock lock = StoreLock.take(folder);
        try {
            Folders.makeTables(folder, found);
            Folders.clearUnfinished(folder);
            Store store = new Store(folder, found, lock);
            Disk.mustHold(folder, store.bytesMissing());
            return store;
        } catch (IOException e) {
            lock.close();
            throw Disk.full(folder, e);
        } catch (BadInput | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * A store to read, as it is now; somebody may be writing it.
     *
     * @throws BadInput when it is none, or a stored file is damaged or lost
     */
    public static Store read(Path folder) throws IOException, BadInput {
        return new Store(folder, ManifestFile.read(folder), null);
    }

    /** Whether the folder has a store in it. */
    public static boolean isStore(Path folder) {
        return Files.exists(ManifestFile.in(folder));
    }

    /** What the store is for. */
    public Manifest manifest() {
        return manifest;
    }

    /** The batches of a treatment that this shard still has to run, up to the planned number of replications. */
    public List<Batch> missing(int treatment) {
        return missing(treatment, manifest.treatments().get(treatment).replications());
    }

    /** The same for the first replications only. */
    public List<Batch> missing(int treatment, long replications) {
        List<Batch> missing = new ArrayList<>(manifest.batches(treatment, replications));
        missing.removeIf(segments::has);
        return missing;
    }

    /** The batches of a treatment that are stored, in their order. */
    public List<Batch> stored(int treatment) {
        return segments.stored(treatment);
    }

    /** How many replications of a treatment are stored. */
    public long replications(int treatment) {
        return stored(treatment).stream().mapToLong(Batch::count).sum();
    }

    /** An estimate of what is still to come, in bytes, without what compression saves. */
    public long bytesMissing() {
        long bytes = 0;
        for (int treatment = 0; treatment < manifest.treatments().size(); treatment++) {
            bytes += Disk.bytes(manifest, missing(treatment));
        }
        return bytes;
    }

    /** Starts a batch. A writer belongs to one thread; several threads may have one each. */
    public BatchWriter begin(Batch batch) throws IOException {
        if (lock == null) {
            throw new IllegalStateException("the store is open for reading");
        }
        if (!batch.equals(manifest.batch(batch.treatment(), batch.first()))) {
            throw new IllegalArgumentException("no batch of this store: " + batch);
        }
        if (segments.has(batch)) {
            throw new IllegalStateException("stored already: " + batch);
        }
        return new BatchWriter(manifest, segments, duck(), batch);
    }

    /** Every stored row of a treatment in a table, by replication and as it was written; nothing is kept in memory. */
    public void forEach(String table, int treatment, RowReader reader) throws IOException {
        Table read = manifest.tables().get(manifest.table(table));
        List<Path> files = segments.files(manifest.table(table), treatment);
        duck().read(read, files, reader);
    }

    /**
     * Writes a table into one file, treatments in the order of the manifest. The bytes depend on the rows only.
     *
     * @param file replaced in one step
     */
    public void export(String table, Path file, ExportKind kind) throws IOException, BadInput {
        Table read = manifest.tables().get(manifest.table(table));
        List<Path> files = new ArrayList<>();
        for (int treatment = 0; treatment < manifest.treatments().size(); treatment++) {
            files.addAll(segments.files(manifest.table(table), treatment));
        }
        Path unfinished = Folders.beside(file);
        try {
            duck().export(read, files, unfinished, kind);
            Folders.putInPlace(unfinished, file);
        } catch (SQLException | IOException e) {
            Files.deleteIfExists(unfinished);
            throw Disk.full(file, e);
        }
    }

    /**
     * Puts the shards of a campaign together. An interrupted merge is repeated by calling it again.
     *
     * @param target does not exist, or is empty, or is the beginning of the same merge
     * @throws BadInput when two of the shards overlap, or a part is missing
     */
    public static void merge(Path target, List<Path> shards) throws IOException, BadInput {
        Merge.merge(target, shards);
    }

    /** Loading it takes a moment that not every use of a store needs. */
    private synchronized Duck duck() throws IOException {
        if (duck == null) {
            duck = Duck.open();
        }
        return duck;
    }

    Segments segments() {
        return segments;
    }

    @Override
    public synchronized void close() throws IOException {
        if (duck != null) {
            duck.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
