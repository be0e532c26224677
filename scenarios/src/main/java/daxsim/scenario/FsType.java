package daxsim.scenario;

/** The filesystems whose allocators are modelled. */
public enum FsType {
    EXT4,
    XFS
}
