package daxsim.engine;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/**
 * The only class that switches stacks.
 *
 * <p>Uses the JDK's own one-shot delimited continuation, which needs {@code java.base/jdk.internal.vm} exported. No monitor
 * may be held across {@link #yieldNow}. An abandoned coroutine is never unwound: its {@code finally} blocks do not run, its
 * memory goes with the object.
 */
final class Coroutine {
    private static final ContinuationScope SCOPE = new ContinuationScope("daxsim");

    private final Continuation continuation;

    Coroutine(Runnable body) {
        this.continuation = new Continuation(SCOPE, body);
    }

    /** Runs until the body gives way or ends; true when it has ended. */
    boolean resume() {
        continuation.run();
        return continuation.isDone();
    }

    /** Gives way to whoever resumed the running coroutine. */
    static void yieldNow() {
        if (!Continuation.yield(SCOPE)) {
            throw new IllegalStateException("a task cannot give way here: a native frame or a monitor is in between");
        }
    }
}
