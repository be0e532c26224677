package daxsim.cli;

/** What the user asked for cannot be done; the message says what is wrong and what is allowed. */
final class UsageError extends Exception {
    private static final long serialVersionUID = 1L;

    UsageError(String message) {
        super(message);
    }
}
