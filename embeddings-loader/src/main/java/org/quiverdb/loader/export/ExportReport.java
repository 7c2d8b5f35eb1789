package org.quiverdb.loader.export;

import java.util.List;

/**
 * What an export did.
 *
 * @param rows rows written
 * @param withoutVector rows left out because their vector is NULL and the format has no place for
 * that
 * @param leftOut columns left out: further vectors, or all others if the format holds vectors only
 * @param fileBytes size of the file
 * @param nanos time it took
 */
public record ExportReport(
    long rows, long withoutVector, List<String> leftOut, long fileBytes, long nanos) {}
