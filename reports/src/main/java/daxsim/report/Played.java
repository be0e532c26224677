package daxsim.report;

import daxsim.explore.Snapshot;
import daxsim.play.Candidate;
import daxsim.scenario.Scenario;

/**
 * One run.
 *
 * @param word what to type for the scenario
 */
public record Played(Scenario scenario, String word, Candidate candidate, long seed, Snapshot snapshot) {}
