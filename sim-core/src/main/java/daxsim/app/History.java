package daxsim.app;

import daxsim.state.Hash;
import java.util.ArrayList;
import java.util.List;

/** All operations of a run and the order of their beginnings and ends. */
public final class History {
    private final List<Operation> operations = new ArrayList<>();
    private long clock;
    private long begun;
    private long ended;

    /** Adds an operation; its id is its position. */
    public void add(Operation operation) {
        operations.add(operation);
    }

    /** Without operations: for runs that make their own as they go. */
    public void clear() {
        operations.clear();
        clock = 0;
        begun = 0;
        ended = 0;
    }

    /** Ready for another run. */
    public void reset() {
        clock = 0;
        begun = 0;
        ended = 0;
        for (Operation operation : operations) {
            operation.reset();
        }
    }

    long tick() {
        return clock++;
    }

    /** Which operations that change something have begun: a hash of the set. */
    long begun() {
        return begun;
    }

    /** Which operations that change something have ended: a hash of the set. */
    long ended() {
        return ended;
    }

    void noteBegun(Operation op) {
        begun += Hash.mix(op.id(), 1);
    }

    void noteEnded(Operation op) {
        ended += Hash.mix(op.id(), 1);
    }

    public List<Operation> operations() {
        return operations;
    }
}
