package daxsim.kernel.block;

/**
 * The {@code badblocks} attribute of a null_blk device in configfs (drivers/block/null_blk/main.c,
 * {@code nullb_device_badblocks_store()}; alike in 6.1 and 6.12).
 *
 * <p>{@code +S-E} lists the sectors S to E, {@code -S-E} takes them off. The attribute hands the table's answer through, so a
 * refusal that is a plain 1 reaches the writer as "one byte written".
 */
public final class NullBlkBadblocks {
    private static final int EFAULT = 14;

    private final BadBlocks table;

    /** The attribute of a device with this table. */
    public NullBlkBadblocks(BadBlocks table) {
        this.table = table;
    }

    /**
     * What write() told its caller.
     *
     * @param returned the number of bytes, or -1
     * @param errno the error number, 0 when there is none
     */
    public record Answer(int returned, int errno) {
        /** The C name of the error, {@code "0"} when there is none. */
        public String errnoName() {
            return switch (errno) {
                case 0 -> "0";
                case EFAULT -> "EFAULT";
                case KernelNumbers.EINVAL -> "EINVAL";
                case KernelNumbers.ERANGE -> "ERANGE";
                case BadBlocks.ENOSPC -> "ENOSPC";
                default -> Integer.toString(errno);
            };
        }
    }

    /** One write() to the attribute. */
    public Answer write(byte[] bytes) {
        int returned = bytes.length == 0 ? -EFAULT : store(bytes);
        return returned < 0 ? new Answer(-1, -returned) : new Answer(returned, 0);
    }

    /** What a read of the whole attribute gives. */
    public BadBlocksText.ReadBack read() {
        return BadBlocksText.configfs(table);
    }

    private int store(byte[] bytes) {
        int taken = Math.min(bytes.length, BadBlocksText.PAGE_SIZE - 1);
        String text = KernelNumbers.strip(KernelNumbers.cString(bytes, taken));
        if (!text.startsWith("+") && !text.startsWith("-")) {
            return -KernelNumbers.EINVAL;
        }
        int dash = text.indexOf('-', 1);
        if (dash < 0) {
            return -KernelNumbers.EINVAL;
        }
        KernelNumbers.Parsed start = KernelNumbers.unsigned(text.substring(1, dash));
        if (start.error() != 0) {
            return -start.error();
        }
        KernelNumbers.Parsed end = KernelNumbers.unsigned(text.substring(dash + 1));
        if (end.error() != 0) {
            return -end.error();
        }
        if (Long.compareUnsigned(start.value(), end.value()) > 0) {
            return -KernelNumbers.EINVAL;
        }
        table.enable();
        int n = (int) (end.value() - start.value() + 1);
        int answer = text.charAt(0) == '+' ? table.set(start.value(), n, true) : table.clear(start.value(), n);
        return answer == BadBlocks.DONE ? taken : answer;
    }
}
