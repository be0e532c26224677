package daxsim.kernel.fs;

/**
 * How a filesystem was made and mounted.
 *
 * @param rmapbt whether an XFS has its reverse mapping
 * @param reuseAtOnce whether freed blocks can be had again before the transaction that freed them has committed: no
 *     filesystem does that, and a scenario may ask what would change
 */
public record FileSystemSpec(FsType type, boolean rmapbt, boolean reuseAtOnce) {
    /** What a file's device has when nothing is said. */
    public static final FileSystemSpec EXT4 = new FileSystemSpec(FsType.EXT4, false, false);
}
