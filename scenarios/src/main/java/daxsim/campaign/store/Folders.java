package daxsim.campaign.store;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Folders, and the one way in which a file comes into a store: written aside, forced to the disk, renamed. */
final class Folders {
    static final String UNFINISHED = "tmp";

    private Folders() {}

    /** The names in a folder, in their order. */
    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Nothing may be lost by writing here. What a store that was killed at birth leaves counts as nothing. */
    static void mustBeFree(Path folder) throws IOException, BadInput {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw Problem.of(folder, "is a file", "name a folder that does not exist or is empty");
        }
        if (Store.isStore(folder)) {
            throw Problem.of(
                    folder,
                    "has the results of a campaign in it",
                    "resume it, or name a folder that does not exist or is empty");
        }
        Set<String> own = Set.of(StoreLock.NAME, UNFINISHED);
        for (Path file : list(folder)) {
            boolean bare = Files.isDirectory(file) && list(file).isEmpty();
            if (!own.contains(file.getFileName().toString()) && !bare) {
                throw Problem.of(folder, "is not empty", "name a folder that does not exist or is empty");
            }
        }
    }

    static void make(Path folder) throws IOException, BadInput {
        try {
            Files.createDirectories(folder.resolve(UNFINISHED));
        } catch (FileSystemException e) {
            throw cannotBeWritten(folder, e);
        }
    }

    static BadInput cannotBeWritten(Path folder, FileSystemException e) throws BadInput {
        Disk.mustNotBeFull(folder, e);
        return Problem.of(folder, "cannot be written: " + e.getMessage(), "name a folder that can");
    }

    static void makeTables(Path folder, Manifest manifest) throws IOException {
        Files.createDirectories(folder.resolve(UNFINISHED));
        for (Table table : manifest.tables()) {
            Files.createDirectories(folder.resolve(table.name()));
        }
        force(folder);
    }

    /** What was not renamed was never stored. The caller holds the lock. */
    static void clearUnfinished(Path folder) throws IOException {
        for (Path file : list(folder.resolve(UNFINISHED))) {
            Files.deleteIfExists(file);
        }
    }

    /** The name under which a file is written before it is complete. */
    static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".unfinished");
    }

    /** From here on the file is there under its name, whatever happens next. */
    static void putInPlace(Path unfinished, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            force(folder);
        }
    }

    /** Makes the names in a folder survive a power failure. Windows keeps its folders itself and cannot open one. */
    private static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
