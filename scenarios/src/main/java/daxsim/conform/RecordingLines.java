package daxsim.conform;

import daxsim.scenario.BadInput;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file line by line, with strict UTF-8, positions for messages, and the knowledge whether the last line was finished. */
final class RecordingLines implements Closeable {
    private static final int LONGEST = 1 << 20;
    private static final String A_RECORDING = "a recording of a kernel, in UTF-8, is wanted";

    private final String file;
    private final InputStream in;
    private int number;
    private boolean ended = true;

    RecordingLines(Path path, String file) throws BadInput {
        this.file = file;
        try {
            if (Files.isDirectory(path)) {
                throw new BadInput(file, 1, 1, "this is a directory", A_RECORDING);
            }
            this.in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private BadInput unreadable(IOException e) {
        String why = switch (e) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "no permission to read it";
            default -> "it cannot be read (" + e.getMessage() + ")";
        };
        return new BadInput(file, Math.max(1, number), 1, why, A_RECORDING);
    }

    /** Number of the line that {@link #next} gave last. */
    int number() {
        return number;
    }

    /** Whether that line had a line end. */
    boolean ended() {
        return ended;
    }

    /** The next line without its end, or null. */
    @Nullable
    String next() throws BadInput {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int c = in.read();
            if (c < 0) {
                return null;
            }
            number++;
            for (; c >= 0 && c != '\n'; c = in.read()) {
                if (line.size() == LONGEST) {
                    throw problem(1, "a line of more than 1 MiB", A_RECORDING);
                }
                line.write(c);
            }
            ended = c == '\n';
        } catch (IOException e) {
            throw unreadable(e);
        }
        return decode(line.toByteArray());
    }

    private String decode(byte[] bytes) throws BadInput {
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), chars, true);
        if (result.isError()) {
            throw problem(chars.position() + 1, "bytes that are not UTF-8", A_RECORDING);
        }
        return chars.flip().toString();
    }

    /** A problem in the line that {@link #next} gave last. */
    BadInput problem(int column, String problem, String allowed) {
        return new BadInput(file, Math.max(1, number), column, problem, allowed);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException _) {
            // Everything that was wanted has been read.
            return;
        }
    }
}
