package daxsim.kernel.mm;

import daxsim.state.Ledger;
import daxsim.state.LongCell;

/** A thread of a user process (task_struct). */
public final class UserThread {
    private final String name;
    private final Process process;

    public UserThread(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    public String name() {
        return name;
    }

    public Process process() {
        return process;
    }

    /** fatal_signal_pending(). */
    public boolean fatalSignalPending() {
        return process.killed.get() != 0;
    }

    /** What threads share. */
    public static final class Process {
        private final String name;
        private final AddressSpace mm;
        private final LongCell killed;

        public Process(Ledger ledger, String name, AddressSpace mm) {
            this.name = name;
            this.mm = mm;
            this.killed = new LongCell(ledger, name + " fatal signal", 0);
        }

        public String name() {
            return name;
        }

        public AddressSpace mm() {
            return mm;
        }

        /** A fatal signal: every thread ends when it next looks. */
        public void kill() {
            killed.set(1);
        }

        /** Its place is taken by a new process of the same program. */
        public void restart() {
            killed.set(0);
        }

        public boolean dead() {
            return killed.get() != 0;
        }
    }
}
