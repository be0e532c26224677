/** What is to be shown, as plain values made from results. */
@NullMarked
package daxsim.report;

import org.jspecify.annotations.NullMarked;
