/** Turns a scenario into a world under one design, plays it once under given choices, and looks at what came out. */
@NullMarked
package daxsim.play;

import org.jspecify.annotations.NullMarked;
