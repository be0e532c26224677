package daxsim.campaign.plan;

/**
 * What strikes, when, where and how it is found.
 *
 * @param count faults in a life, or 0 where the rate decides
 * @param perYear faults of a device in a year, or 0 where the count decides
 * @param overNs length of a life in nanoseconds; 0 for one short window in which all faults strike
 * @param burst probability that a fault is followed by another within the hour
 * @param rebootEveryNs planned reboots, or 0 for none
 */
public record FaultProcess(
        long count,
        double perYear,
        long overNs,
        Where where,
        Weighted<Extent> kinds,
        Weighted<Found> found,
        double burst,
        long rebootEveryNs) {
    /** What part of the address space faults strike. */
    public enum Where {
        /** Where most operations of the window go. */
        HOT,
        /** Anywhere in the files, by bytes. */
        FILES,
        /** Anywhere on the devices, by bytes. */
        DEVICES
    }

    /** How much one fault takes. */
    public enum Extent {
        /** One line of 64 bytes. */
        LINE,
        /** One unit of 256 bytes. */
        BLOCK,
        /** 2 to 16 units in one page. */
        RUN,
        /** 4 KiB to 2 MiB, as a row or a partition has it. */
        ROW
    }

    /** Who gets to know of a fault first. */
    public enum Found {
        /** Nobody but whoever consumes it. */
        CONSUMPTION,
        /** The device's own scrub, at some time after it struck: the kernel lists it. */
        SCRUB,
        /** The patrol scrubber of the memory controller, at some time after it struck: a machine check without an exception. */
        PATROL,
        /** The scrub of the next boot: it struck while the machine was down. */
        BOOT
    }
}
