package daxsim.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C. The JVM answers it by running shutdown hooks and ends when they are done: this one lets a command that listens keep
 * what it has before it ends the process itself.
 */
final class Interruption {
    private static final long PATIENCE_S = 10;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean wanted;
    private volatile boolean listening;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutdown, "interruption"));
    }

    boolean wanted() {
        return wanted;
    }

    void listening() {
        listening = true;
    }

    /** The command is done; a shutdown from here on is the ordinary one. */
    void finished() {
        finished.countDown();
    }

    private void shutdown() {
        if (finished.getCount() == 0) {
            return;
        }
        wanted = true;
        try {
            if (listening) {
                boolean ended = finished.await(PATIENCE_S, TimeUnit.SECONDS);
                if (!ended) {
                    System.err.print("daxsim: interrupted\n");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(Status.INTERRUPTED);
    }
}
