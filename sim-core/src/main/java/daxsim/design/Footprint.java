package daxsim.design;

import java.util.List;

/**
 * What a design asks of everybody else, as data.
 *
 * @param directAccessArguments arguments of the direct_access operation
 * @param copyArguments arguments of each copy operation; 0 when the design has none
 * @param operations operations it adds, with their number of arguments
 * @param userFlags flags that user space sees
 * @param cleanPathBranches branches added to a read or write that meets no poison, in the reading that adds most; a test holds
 *     this to what is counted
 * @param files files touched, as posted; empty text when it was never posted
 */
public record Footprint(
        int directAccessArguments,
        int copyArguments,
        List<String> operations,
        List<String> userFlags,
        int cleanPathBranches,
        String files) {
    public Footprint {
        operations = List.copyOf(operations);
        userFlags = List.copyOf(userFlags);
    }
}
