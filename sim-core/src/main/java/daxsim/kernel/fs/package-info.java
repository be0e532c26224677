/** iomap DAX reads, writes and faults, extents, the allocator, hole punching (fs/dax.c, fs/ext4). */
@NullMarked
package daxsim.kernel.fs;

import org.jspecify.annotations.NullMarked;
