package daxsim.scenario;

import java.util.List;

/**
 * One scenario, complete.
 *
 * @param id the name by which commands and reports know it
 * @param path where it was read from, for messages
 * @param hash the first twelve hex digits of SHA-256 over what can change an execution or a question: machine, devices,
 *     filesystems, files, faults, tasks, choices, conditions and quantities, after labels, units and defaults are
 *     resolved. Comments, layout, the title, the description, labels, where things stand in the file, the file's name and
 *     {@code expect} are not part of it. The order of list entries is; the order of keys is not, except that tasks,
 *     conditions and quantities are kept in the order in which they are written
 * @param afterReboot tasks that run after a power failure
 */
public record Scenario(
        String id,
        String path,
        String hash,
        String title,
        String about,
        Machine machine,
        List<Pmem> pmem,
        List<Dm> dm,
        List<Fs> fs,
        List<FileSpec> files,
        List<Fault> faults,
        List<TaskSpec> tasks,
        May may,
        List<TaskSpec> afterReboot,
        List<Condition.Named> conditions,
        List<Quantity> quantities,
        List<Expectation> expectations) {
    public Scenario {
        pmem = List.copyOf(pmem);
        dm = List.copyOf(dm);
        fs = List.copyOf(fs);
        files = List.copyOf(files);
        faults = List.copyOf(faults);
        tasks = List.copyOf(tasks);
        afterReboot = List.copyOf(afterReboot);
        conditions = List.copyOf(conditions);
        quantities = List.copyOf(quantities);
        expectations = List.copyOf(expectations);
    }

    /** The same on hardware of another profile. */
    public Scenario on(String profile) {
        return new Scenario(
                id,
                path,
                hash,
                title,
                about,
                machine.on(profile),
                pmem,
                dm,
                fs,
                files,
                faults,
                tasks,
                may,
                afterReboot,
                conditions,
                quantities,
                expectations);
    }

    /** The same world and questions with other tasks; the hash stays that of the original. */
    public Scenario with(List<TaskSpec> others) {
        return new Scenario(
                id,
                path,
                hash,
                title,
                about,
                machine,
                pmem,
                dm,
                fs,
                files,
                faults,
                others,
                may,
                afterReboot,
                conditions,
                quantities,
                expectations);
    }
}
