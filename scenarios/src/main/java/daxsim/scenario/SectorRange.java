package daxsim.scenario;

/** A run of 512-byte sectors, as a line of sysfs' badblocks file. */
public record SectorRange(long start, long length) {}
