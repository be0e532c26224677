package daxsim.campaign.store;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much disk a campaign needs, and what is said when it was not enough. */
public final class Disk {
    /** Footer and page headers of a Parquet file, and the same for each column: measured, see the decision record. */
    private static final long FILE = 600;

    private static final long COLUMN = 300;
    /** A number, or a text of some words that repeat. Compression usually saves more than half of it. */
    private static final long CELL = 8;

    /** With less than this free, a failed write failed for that; operating systems say so in the user's language. */
    private static final long RESERVE = 1 << 16;

    /** What is said in English; a quota or a limit of the shell is not seen in the free space. */
    private static final List<String> FULL = List.of(
            "no space left on device", "disk quota exceeded", "file too large", "not enough space", "disk full");

    private Disk() {}

    /** An estimate of the bytes that a whole store (or shard) takes, without what compression saves. */
    public static long bytes(Manifest manifest) {
        long bytes = 0;
        for (int treatment = 0; treatment < manifest.treatments().size(); treatment++) {
            bytes += bytes(manifest, manifest.batches(treatment));
        }
        return bytes;
    }

    static long bytes(Manifest manifest, List<Batch> batches) {
        long replications = batches.stream().mapToLong(Batch::count).sum();
        long bytes = 0;
        for (Table table : manifest.tables()) {
            long columns = table.columns().size() + 2L;
            bytes += batches.size() * (FILE + COLUMN * columns);
            bytes += replications * table.rowsPerReplication() * columns * CELL;
        }
        return bytes;
    }

    /** Refuses what will not fit. */
    static void mustHold(Path folder, long bytes) throws IOException, BadInput {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (bytes > free) {
            throw Problem.of(
                    folder,
                    "needs about " + mebibytes(bytes) + ", and there are " + mebibytes(free) + " free",
                    "make room, take another folder, or plan fewer replications");
        }
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MiB", Math.ceilDiv(bytes, 1L << 20));
    }

    /** A full disk is for the user to set right; returns anything else as it was. */
    static IOException full(Path file, Exception e) throws BadInput {
        mustNotBeFull(file, e);
        return e instanceof IOException io ? io : new IOException(file + ": " + e.getMessage(), e);
    }

    static void mustNotBeFull(Path file, Exception e) throws BadInput {
        boolean full = free(file) < RESERVE;
        for (Throwable cause = e; cause != null && !full; cause = cause.getCause()) {
            full = saysFull(cause.getMessage());
        }
        if (full) {
            throw Problem.of(file, "the disk is full", "what is stored stays; make room and resume");
        }
    }

    /** Of the folder or what there is of it. */
    private static long free(Path file) {
        for (Path place = file.toAbsolutePath(); place != null; place = place.getParent()) {
            try {
                return Files.getFileStore(place).getUsableSpace();
            } catch (IOException e) {
                continue;
            }
        }
        return Long.MAX_VALUE;
    }

    private static boolean saysFull(@Nullable String message) {
        if (message == null) {
            return false;
        }
        String small = message.toLowerCase(Locale.ROOT);
        return FULL.stream().anyMatch(small::contains);
    }
}
