package daxsim.kernel;

import daxsim.engine.Engine;
import daxsim.engine.WaitQueue;
import daxsim.state.Ledger;
import daxsim.state.LongCell;

/** A reader-writer semaphore. Readers do not queue behind waiting writers. */
public final class RwSem {
    private final Engine engine;
    private final LongCell holders;
    private final WaitQueue queue = new WaitQueue();

    public RwSem(Engine engine, Ledger ledger, String name) {
        this.engine = engine;
        this.holders = new LongCell(ledger, name, 0);
    }

    public void downRead() {
        engine.await(queue, () -> holders.get() >= 0);
        holders.add(1);
    }

    public void upRead() {
        holders.add(-1);
        engine.wake(queue);
    }

    public void downWrite() {
        engine.await(queue, () -> holders.get() == 0);
        holders.set(-1);
    }

    public void upWrite() {
        holders.set(0);
        engine.wake(queue);
    }

    /** A reboot: nobody holds it. */
    public void reset() {
        holders.set(0);
    }
}
