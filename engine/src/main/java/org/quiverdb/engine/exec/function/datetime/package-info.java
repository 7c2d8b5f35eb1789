/**
 * The date and time functions: what a time value is, its text forms, the modifiers, strftime. Pure
 * computation over proleptic Gregorian dates; only 'now' and 'localtime' ask for the clock and the
 * time zone of the process. Start reading at DateTime.
 */
@NullMarked
package org.quiverdb.engine.exec.function.datetime;

import org.jspecify.annotations.NullMarked;
