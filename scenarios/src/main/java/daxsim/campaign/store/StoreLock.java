package daxsim.campaign.store;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One process writes a store at a time. The operating system lets the lock go when its holder ends, however that is. */
final class StoreLock implements AutoCloseable {
    static final String NAME = "lock";

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    static StoreLock take(Path folder) throws IOException, BadInput {
        Path file = folder.resolve(NAME);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw Folders.cannotBeWritten(folder, e);
        }
        FileLock lock = attempt(channel);
        if (lock == null) {
            channel.close();
            throw Problem.of(folder, "is being written by " + holder(file), "wait until it has ended, or stop it");
        }
        byte[] id = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(id));
        } catch (IOException e) {
            channel.close();
            throw Disk.full(folder, e);
        }
        return new StoreLock(channel);
    }

    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this process has it
        }
    }

    private static String holder(Path file) throws IOException {
        String id = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        return id.matches("[0-9]{1,19}") ? "process " + id : "another process";
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
