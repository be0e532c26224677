/** All the ways in which a scenario can end, told apart as herd tells states apart. */
@NullMarked
package daxsim.outcome;

import org.jspecify.annotations.NullMarked;
