package daxsim.campaign.plan;

import daxsim.scenario.OnSigbus;

/**
 * What applications do in a window of time around a fault.
 *
 * @param tasks threads of the one application, each on a CPU of its own
 * @param operations of each task in each window
 * @param sizes bytes of an operation; it begins at a multiple of its size
 * @param hotShare percent of the operations that go to the hot spot
 * @param hotSize bytes of the hot spot, which lies somewhere else in each window
 * @param thinkNs between two operations of a task
 * @param onListed what it does about ranges of its files that badblocks lists
 * @param attempts of a repair before the application gives up
 */
public record Workload(
        int tasks,
        int operations,
        Weighted<Action> mix,
        Weighted<Long> sizes,
        int hotShare,
        long hotSize,
        long thinkNs,
        OnError onError,
        OnSigbus onSigbus,
        Supply supply,
        OnListed onListed,
        int attempts) {
    /** One kind of operation. */
    public enum Action {
        PREAD,
        PWRITE,
        LOAD,
        STORE,
        FSYNC
    }

    /** What the application does about a read that fails with an error number. */
    public enum OnError {
        /** Repairs the pages of the range and reads again. */
        REPAIR,
        RETRY,
        NONE
    }

    /** What the application does about records in sysfs, when it is started and when it has nothing else to do. */
    public enum OnListed {
        IGNORE,
        REPAIR
    }

    /** Where good data come from. What it takes is the profile's, page by page. */
    public enum Supply {
        AT_HAND(""),
        PARITY("app.parity4k"),
        RDMA("app.replica_rdma"),
        TCP("app.replica_tcp"),
        SSD("app.replica_ssd"),
        BACKUP("app.backup");

        private final String parameter;

        Supply(String parameter) {
            this.parameter = parameter;
        }

        /** The id of the profile's parameter, or empty. */
        public String parameter() {
            return parameter;
        }
    }
}
