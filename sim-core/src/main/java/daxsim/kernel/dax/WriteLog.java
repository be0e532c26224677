package daxsim.kernel.dax;

import daxsim.kernel.IovIter;
import java.util.function.LongSupplier;

/** Something between fs/dax.c and a driver that keeps a copy of what is written. */
public interface WriteLog {
    /**
     * Copies the data into the log, then lets the lower device write it.
     *
     * @param pgoff page of the device above
     * @return what the lower device returned, or 0 when the data could not be copied into the log
     */
    long write(long pgoff, long bytes, IovIter iter, LongSupplier lower);
}
