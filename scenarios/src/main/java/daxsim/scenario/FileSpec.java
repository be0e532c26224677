package daxsim.scenario;

import java.util.List;

/**
 * A file that exists when the scenario starts, filled with original data.
 *
 * @param on the device that carries its filesystem
 * @param align alignment of its first block on the device in bytes, or 0 where the allocator chooses
 * @param extents where its blocks are, or empty where the allocator chooses
 */
public record FileSpec(String path, long size, String on, long align, List<ExtentRow> extents) {
    public FileSpec {
        extents = List.copyOf(extents);
    }
}
