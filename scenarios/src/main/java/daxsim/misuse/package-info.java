/**
 * Which mistakes an API invites: every small program over the calls of a design, played in full, sorted by the kind of mistake
 * that stands in its text. The grammar is docs/adr/0013.
 */
@NullMarked
package daxsim.misuse;

import org.jspecify.annotations.NullMarked;
