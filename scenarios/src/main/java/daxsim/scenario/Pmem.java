package daxsim.scenario;

import java.util.List;

/**
 * One persistent-memory device.
 *
 * @param size in bytes
 * @param clearUnit bytes that firmware clears at a time, or 0 for the profile's
 * @param reliableClear the largest length that firmware clears reliably, or 0 for no limit
 * @param badblocks records that stand when the scenario starts
 */
public record Pmem(
        String name, long size, Provider provider, long clearUnit, long reliableClear, List<SectorRange> badblocks) {
    public Pmem {
        badblocks = List.copyOf(badblocks);
    }
}
