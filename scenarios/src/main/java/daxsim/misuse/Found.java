package daxsim.misuse;

import daxsim.check.Promise;

/**
 * A program that breaks a promise, as a scenario.
 *
 * @param promise the first that it breaks, in the order in which promises are listed
 * @param needed whether no simpler program without a mistake breaks that promise
 * @param id the scenario's id
 * @param page the scenario, ready to be saved under that id and run
 * @param hits executions of the scenario that break the promise
 * @param runs executions in which the program went as its page says
 * @param witness replay string of the simplest of them
 */
public record Found(
        SmallProgram program,
        Promise promise,
        boolean needed,
        String id,
        String page,
        long hits,
        long runs,
        String witness) {}
