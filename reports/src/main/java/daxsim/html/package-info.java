/** A report as one page that needs nothing but itself: templates, and what they are filled with. */
@NullMarked
package daxsim.html;

import org.jspecify.annotations.NullMarked;
