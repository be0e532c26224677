package daxsim.app;

import daxsim.design.Design;
import daxsim.hardware.Platform;
import daxsim.hardware.Profile;
import daxsim.kernel.Regime;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.FileSystemSpec;
import daxsim.kernel.md.MixedLegs;
import daxsim.kernel.nvdimm.NvdimmBus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is fixed about a world before it runs.
 *
 * @param table what keeps records of bad sectors, usually the regime's code
 * @param lateRecord whether the decode chain of a machine check may run at any later step
 * @param splitBuffers whether user buffers cross a page in the middle of a copied page, so that losing one shows
 * @param mounts filesystems; a device that is not among them has ext4
 * @param processes names of user processes
 * @param workerCpu CPU of kernel workers
 */
public record WorldSpec(
        Platform platform,
        Profile profile,
        Regime regime,
        Regime.Table table,
        Design design,
        String variant,
        List<Device> devices,
        List<Mapped> mapped,
        List<Mount> mounts,
        List<File> files,
        List<String> processes,
        boolean lateRecord,
        boolean splitBuffers,
        int workerCpu) {
    /**
     * A persistent-memory device.
     *
     * @param clearUnit bytes, 0 for the profile's
     * @param reliableClear bytes, 0 for no limit
     * @param recoveryOperation whether its driver has what a design adds for recovery
     */
    public record Device(
            String name,
            long size,
            NvdimmBus.Provider provider,
            long clearUnit,
            long reliableClear,
            boolean recoveryOperation) {
        /** A device whose driver has everything. */
        public Device(String name, long size, NvdimmBus.Provider provider, long clearUnit, long reliableClear) {
            this(name, size, provider, clearUnit, reliableClear, true);
        }
    }

    /**
     * A device-mapper device.
     *
     * @param table lines as dmsetup prints them, legs by name
     * @param mixed what happens on legs that cannot recover, or null for what the design does
     */
    public record Mapped(
            String name, List<String> table, @Nullable MixedLegs mixed) {}

    /** A filesystem that is not the ordinary one. */
    public record Mount(String device, FileSystemSpec fileSystem) {}

    /** The filesystem that a device has when a file lies there. */
    FileSystemSpec fileSystemOn(String device) {
        for (Mount mount : mounts) {
            if (mount.device().equals(device)) {
                return mount.fileSystem();
            }
        }
        return FileSystemSpec.EXT4;
    }

    /**
     * A file that is there at the start.
     *
     * @param device name of the device its filesystem is on
     * @param extents where its blocks lie; empty to let the allocator choose
     */
    public record File(String path, long size, String device, long alignBlocks, List<Extent> extents) {}
}
