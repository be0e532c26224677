package daxsim.scenario;

import org.jspecify.annotations.Nullable;

/** A filesystem on a device; its mount point may be left unsaid. */
public record Fs(
        String on, FsType type, boolean rmapbt, @Nullable String mount, Reuse reuse) {}
