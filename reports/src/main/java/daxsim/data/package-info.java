/** Results as data: JSON with stable keys in a stable order, and traces for Chrome and Perfetto. */
@NullMarked
package daxsim.data;

import org.jspecify.annotations.NullMarked;
