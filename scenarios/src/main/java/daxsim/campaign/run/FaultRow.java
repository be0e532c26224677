package daxsim.campaign.run;

import daxsim.campaign.plan.FaultProcess;
import daxsim.check.Fate;

/**
 * One fault and what became of it.
 *
 * @param atNs when it struck, in the time of the life
 * @param bytes that it poisoned
 * @param met whether an application met it
 * @param repairNs what the first successful repair of its range took, or -1
 * @param outageNs from when an application first missed the data until it had them again, or -1 where it never missed them or
 *     never had them again
 */
public record FaultRow(
        long atNs,
        FaultProcess.Extent kind,
        FaultProcess.Found found,
        long bytes,
        Fate fate,
        boolean met,
        long repairNs,
        long outageNs) {}
