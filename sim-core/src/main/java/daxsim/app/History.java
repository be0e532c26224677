package daxsim.app;

import java.util.ArrayList;
import java.util.List;

/** All operations of a run and the order of their beginnings and ends. */
public final class History {
    private final List<Operation> operations = new ArrayList<>();
    private long clock;
    private long changes;

    /** Adds an operation; its id is its position. */
    public void add(Operation operation) {
        operations.add(operation);
    }

    /** Without operations: for runs that make their own as they go. */
    public void clear() {
        operations.clear();
        clock = 0;
        changes = 0;
    }

    /** Ready for another run. */
    public void reset() {
        clock = 0;
        changes = 0;
        for (Operation operation : operations) {
            operation.reset();
        }
    }

    long tick() {
        return clock++;
    }

    /** Which operations that change something have begun and which have ended: a hash of the set. */
    long changes() {
        return changes;
    }

    void changed(long what) {
        changes += what;
    }

    public List<Operation> operations() {
        return operations;
    }
}
