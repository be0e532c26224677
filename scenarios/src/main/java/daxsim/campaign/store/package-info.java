/**
 * What a campaign has found so far, in a folder that survives the end of the process at any moment and a full disk.
 *
 * <p>A batch of replications becomes a file for each table, written aside, forced to the disk and renamed. Nothing is written in
 * place, so what is there is whole or was damaged by something else, which a checksum in the file's name tells.
 */
@NullMarked
package daxsim.campaign.store;

import org.jspecify.annotations.NullMarked;
