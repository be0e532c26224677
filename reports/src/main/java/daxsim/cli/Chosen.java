package daxsim.cli;

import daxsim.scenario.Scenario;

/**
 * A scenario that the user named.
 *
 * @param word what to type for it alone
 */
record Chosen(Scenario scenario, String word) {}
