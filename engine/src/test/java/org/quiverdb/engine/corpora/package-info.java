/**
 * Files that other programs wrote, good and damaged: what C SQLite reads in them, Quiver reads;
 * what is damaged gives a typed error. Start reading at ReadingTest.
 */
@NullMarked
package org.quiverdb.engine.corpora;

import org.jspecify.annotations.NullMarked;
