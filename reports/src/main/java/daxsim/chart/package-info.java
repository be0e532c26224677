/** Charts: drawn by JFreeChart once, written as SVG for the page and as PNG beside it. */
@NullMarked
package daxsim.chart;

import org.jspecify.annotations.NullMarked;
