package daxsim.kernel;

/** Error numbers of x86-64 Linux. Kernel paths return them negated, as the kernel does. */
public enum Errno {
    EPERM(1),
    ENOENT(2),
    EINTR(4),
    EIO(5),
    ENXIO(6),
    ENOMEM(12),
    EFAULT(14),
    EBUSY(16),
    EINVAL(22),
    ENOSPC(28),
    ERANGE(34),
    ENOTTY(25),
    EILSEQ(84),
    EOPNOTSUPP(95),
    EHWPOISON(133);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    /** The value a kernel function returns for this error. */
    public int negated() {
        return -number;
    }

    /** The name of a negated error number. */
    public static String name(long negated) {
        for (Errno errno : values()) {
            if (errno.number == -negated) {
                return errno.name();
            }
        }
        return "E" + -negated;
    }
}
