/** Results as plain text, fit for a terminal and for a mail to a kernel list. */
@NullMarked
package daxsim.text;

import org.jspecify.annotations.NullMarked;
