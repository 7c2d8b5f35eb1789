package org.quiverdb.loader;

import java.nio.file.Path;
import java.util.List;

/**
 * What a load did.
 *
 * @param rows rows added to the table by this load
 * @param rejected records set aside by it
 * @param resumed records passed over because an earlier load had dealt with them
 * @param fileBytes bytes of input, as stored, that were read
 * @param nanos time taken
 * @param rejectedFiles where the rejected records are, with their reasons
 */
public record LoadReport(
    long rows, long rejected, long resumed, long fileBytes, long nanos, List<Path> rejectedFiles) {}
