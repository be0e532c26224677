package daxsim.scenario;

/** One extent in 4 KiB blocks: where it is in the file, where on the device, and how long. */
public record ExtentRow(long logicalBlock, long physicalBlock, long blocks, boolean unwritten) {}
