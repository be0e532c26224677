package daxsim.conform;

import daxsim.kernel.block.BadBlocks;
import daxsim.kernel.block.BadBlocks67;
import daxsim.kernel.block.BadBlocksPre67;
import daxsim.state.Ledger;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two table codes a recording can come from. */
public enum BadblocksCode {
    PRE_67("pre-6.7"),
    SINCE_67("6.7+");

    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,2})\\.(\\d{1,3})([.\\-_+].*)?");

    private final String label;

    BadblocksCode(String label) {
        this.label = label;
    }

    /** The name that users see. */
    public String label() {
        return label;
    }

    /** An empty, disabled table, as a new null_blk device has. */
    BadBlocks newTable() {
        Ledger ledger = new Ledger();
        return switch (this) {
            case PRE_67 -> new BadBlocksPre67(ledger, "badblocks", BadBlocks.MAX_BADBLOCKS, -1);
            case SINCE_67 -> new BadBlocks67(ledger, "badblocks", BadBlocks.MAX_BADBLOCKS, -1);
        };
    }

    /** The nearest folder above the file that is named like a kernel version which has a badblocks table (4.5 on). */
    static Optional<String> kernelOf(Path file) {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            Path name = folder.getFileName();
            if (name != null && ofKernel(name.toString()).isPresent()) {
                return Optional.of(name.toString());
            }
        }
        return Optional.empty();
    }

    /** The code of a kernel version such as {@code 6.1.192}, if that is one. */
    public static Optional<BadblocksCode> ofKernel(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1)) * 1000 + Integer.parseInt(matcher.group(2));
        if (number < 4005) {
            return Optional.empty();
        }
        return Optional.of(number < 6007 ? PRE_67 : SINCE_67);
    }
}
